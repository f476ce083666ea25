"""Counting words as a reader would."""

from coprosec.content.slugs import plain


def word_count(rich: str) -> int:
    """The words of a rich text; a lone sign is none."""
    spaced = rich.replace("<", " <").replace("\u202f", "\u00a0").replace("\u00a0", "_")
    return sum(any(sign.isalnum() for sign in word) for word in plain(spaced).split())
