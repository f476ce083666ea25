"""French stems: `menaces` and `menacé` are looked for together. Stemmed with accents, then folded."""

from functools import cache
from typing import Protocol

from coprosec.content.folding import folded_word

EMPTY_WORDS = frozenset(
    (
        *("a", "au", "aux", "c", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est", "et", "eux", "il"),
        *("j", "je", "l", "la", "le", "les", "leur", "lui", "m", "ma", "mais", "me", "mes", "moi", "mon", "n", "ne"),
        *("nos", "notre", "nous", "on", "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "se", "ses"),
        *("son", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos", "votre", "vous", "y"),
    )
)
"""Not looked for beside other words."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer() -> _Stemmer:
    from snowballstemmer.french_stemmer import FrenchStemmer  # type: ignore[import-untyped]

    stemmer: _Stemmer = FrenchStemmer()
    return stemmer


@cache
def stem_of(word: str) -> str:
    """The folded stem of a word written in lower case, with its accents."""
    return folded_word(_stemmer().stemWord(word))


def stem_to_look_for(written: str) -> str:
    """The stem of a word as it stands in a text; nothing for one that is never looked for beside others."""
    word = written.lower()
    return "" if word in EMPTY_WORDS else stem_of(word)
