"""Responses as plain words, for what is read outside of the course's pages."""

from coprosec.domain.items import Item, Response


def answer_in_words(item: Item | None, response: Response) -> str:
    """The propositions picked, by their text; what was typed, and what is not known any more, as it is."""
    return " ; ".join(response if item is None else item.body.words(response))
