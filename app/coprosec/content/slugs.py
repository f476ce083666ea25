"""Identifiers made from words: lower case, no accents, digits and hyphens."""

import html
import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TAG = re.compile(r"<[^>]*>")


def unaccented(text: str) -> str:
    """`text` without accents, in lower case, œ as oe: how words are compared."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)).casefold()


def slug(text: str, words: int | None = None) -> str:
    """The first `words` of a plain text as an identifier; "x" when nothing remains."""
    parts = [part for part in _NOT_SLUG.split(unaccented(text)) if part]
    return "-".join(parts[:words]) or "x"


def distinct(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is taken; the result is then taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def plain(rich: str) -> str:
    """Rich text without its tags."""
    return html.unescape(_TAG.sub("", rich)).strip()
