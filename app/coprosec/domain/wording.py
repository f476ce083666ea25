"""Rich text and responses as plain words, for what is read outside of the course's pages."""

import re
from html import unescape

from coprosec.domain.items import Item, Response

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Rich text without its marks, its no-break spaces kept."""
    return unescape(_TAG.sub("", html))


def answer_in_words(item: Item, response: Response) -> str:
    """The propositions picked, by their text; what was typed, as it is."""
    choices = item.body.to_data().get("choices", ())
    texts = {choice["id"]: plain(choice["text"]) for choice in choices}
    return " ; ".join(texts.get(given, given) for given in response)
