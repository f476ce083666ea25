"""Counting words as a reader would."""

from coprosec.content.slugs import plain

_SIGNS = dict.fromkeys(map(ord, "«»;:!?–—-*_()/=+…\u00a0\u202f"))
"""What is no word when it stands alone; a number with thousands, a word and its sign are one."""


def count_words(text: str) -> int:
    """The words of a plain text."""
    return len(text.translate(_SIGNS).split())


def count_rich_words(rich: str) -> int:
    """The words of a rich text."""
    return count_words(plain(rich.replace("<", " <")))
