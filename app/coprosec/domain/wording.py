"""Responses as plain words, for what is read outside of the course's pages."""

from coprosec.domain.items import Item, Response
from coprosec.domain.plain import plain

__all__ = ["answer_in_words", "plain"]


def answer_in_words(item: Item, response: Response) -> str:
    """The propositions picked, by their text; what was typed, as it is."""
    return " ; ".join(item.body.words(response))
