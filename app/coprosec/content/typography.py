"""French typography: no-break spaces, curly apostrophes, ellipses. Works on plain text and on HTML alike."""

import re
from collections.abc import Callable

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_TAG = r"<code>.*?</code>|<[a-zA-Z/!][^>]*>"
_TAGS = re.compile(rf"({_TAG})", re.DOTALL)
_TAGS_AND_ADDRESSES = re.compile(rf"({_TAG}|https?://[^\s<>«»]+)", re.DOTALL)
_GAP = "\0"
"""Stands for what is not touched, in a text to be set."""

_CANDIDATE = re.compile("['«»\u00a0\u202f]|[.][.][.]| [;:!?%FC]|[0-9] [0-9a-zKMG]")
"""What any of the rules needs to have something to do."""

_Replacement = str | Callable[[re.Match[str]], str]
_THOUSANDS = re.compile(r"\d(?<![\d.,\u202f]\d)(?<!\d \d)\d{0,2}(?: \d{3})+(?! ?\d)")
_UNITS = "h|heures?|min|minutes?|s|secondes?|ans?|jours?|mois|semaines?|m|km|kg|g|F|ko|Mo|Go|millions?|milliards?"
_RULES: tuple[tuple[str, re.Pattern[str], _Replacement], ...] = (
    ("'", re.compile(rf"'(?<=[^\W\d_]')(?=[^\W_]|[«{_GAP}])"), "’"),
    ("...", re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    *((sign, re.compile(rf"[ \u00a0]+(?=[{sign}])"), NARROW) for sign in ";!?"),
    (":", re.compile(r"[ \u202f]+(?=:(?!\w))"), NO_BREAK),
    ("«", re.compile(r"«[ \u00a0\u202f]*"), "«" + NO_BREAK),
    ("»", re.compile(r"[ \u00a0\u202f]*»"), NO_BREAK + "»"),
    ("CFA", re.compile(r"\bF CFA\b"), f"F{NO_BREAK}CFA"),
)
"""What a text must hold for the rule to matter, then the rule. Their order counts: a sign stands first in its pattern
where it can, as the search for it is then the quickest.
"""
_NUMBER = re.compile(r"\d[ \u00a0]")
_NUMBER_RULES: tuple[tuple[re.Pattern[str], _Replacement], ...] = (
    (_THOUSANDS, lambda match: match[0].replace(" ", NARROW)),
    (re.compile(rf" (?:(?<=\d )(?=%|(?:{_UNITS})\b)|(?<=\d[ \u00a0]h )(?=\d\d\b))"), NO_BREAK),
)
"""For a text in which a number and a space stand side by side."""


def typeset(text: str) -> str:
    """`text` with the French signs and spaces. Tags, code and addresses are left alone. Idempotent."""
    if "<" not in text and "://" not in text:
        return _set(text)
    if not _CANDIDATE.search(text):
        return text
    pieces = (_TAGS_AND_ADDRESSES if "://" in text else _TAGS).split(text.replace(_GAP, ""))
    pieces[::2] = _set(_GAP.join(pieces[::2])).split(_GAP)
    return "".join(pieces)


def typeset_rich(rich: str) -> str:
    """As `typeset`, for what Qt reads as HTML: it keeps U+00A0 alone, and makes of a narrow space one that breaks."""
    return typeset(rich).replace(NARROW, NO_BREAK)


def _set(text: str) -> str:
    for sign, pattern, replacement in _RULES:
        if sign in text:
            text = pattern.sub(replacement, text)
    if _NUMBER.search(text):
        for pattern, replacement in _NUMBER_RULES:
            text = pattern.sub(replacement, text)
    return text
