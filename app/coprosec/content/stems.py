"""French stems: `menaces` and `menacé` are looked for together. Stemmed with accents, then folded."""

from functools import cache
from typing import Protocol

from coprosec.content.folding import folded_word


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
