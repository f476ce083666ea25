"""Identifiers made from words: lower case, no accents, digits and hyphens."""

import html
import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TAG = re.compile(r"<[^>]*>")


class _Unmarked(dict[int, int | None]):
    """A translation table made as letters are met; it leaves accents out."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.combining(chr(code)) else code
        return kept


_unmarked = _Unmarked()


def unaccented(text: str) -> str:
    """`text` without accents, in lower case, œ as oe: how words are compared."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    return unicodedata.normalize("NFKD", text).translate(_unmarked).casefold()


def slug(text: str, words: int | None = None) -> str:
    """The first `words` of a plain text as an identifier; "x" when nothing remains."""
    parts = [part for part in _NOT_SLUG.split(unaccented(text)) if part]
    return "-".join(parts[:words]) or "x"


class Names:
    """Gives names out, each once: a name already given comes with a number behind it."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def distinct(self, wanted: str) -> str:
        name = wanted
        while name in self._given:
            self._given[wanted] += 1
            name = f"{wanted}-{self._given[wanted]}"
        self._given[name] = 1
        return name


def plain(rich: str) -> str:
    """Rich text without its tags."""
    return html.unescape(_TAG.sub("", rich)).strip()
