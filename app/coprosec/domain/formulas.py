"""Texts that a spreadsheet would compute: an apostrophe keeps it from doing so, and is taken off again."""

STARTS = tuple("=+-@\t\r|%＝＋－＠")
"""What begins a formula, in some spreadsheet of some country."""
BLANKS = " \u00a0\u202f\n"
"""What may stand before it."""


def guarded(text: str) -> str:
    """A text that no spreadsheet computes."""
    return f"'{text}" if text.lstrip(BLANKS).startswith(STARTS) else text


def unguarded(text: str) -> str:
    """As it was before `guarded`; our own exports come back so, and those of careful people."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) != text[1:] else text
