"""The order of a French dictionary."""

import unicodedata

from coprosec.domain.items.text import folded


def dictionary_key(text: str) -> tuple[str, str, str]:
    """Letters first, whatever their accents; then accents, none before some; then small letters before capitals."""
    return folded(text), unicodedata.normalize("NFD", text).casefold(), text.swapcase()


def initial(text: str) -> str:
    """The letter under which a dictionary lists `text`; # for what begins with no letter."""
    first = folded(text)[:1].upper()
    return first if first.isalpha() else "#"
