"""Counting words as a reader would."""

from coprosec.content.slugs import plain

_SIGNS = frozenset("«»;:!?–—-*_()/=+…")
"""What is no word when it stands alone."""


def count_words(text: str) -> int:
    """The words of a plain text; a number with thousands, a word and its sign are one."""
    parts = text.replace("\u00a0", "").replace("\u202f", "").split()
    return len(parts) - sum(part[0] in _SIGNS and _SIGNS.issuperset(part) for part in parts)


def count_rich_words(rich: str) -> int:
    """The words of a rich text."""
    return count_words(plain(rich.replace("<", " <")))
