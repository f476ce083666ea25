"""The words of a compiled course, each with its stem: one row a word, read whole by who needs them."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from coprosec.content.fingerprint import FORMAT, read_only_uri
from coprosec.content.folding import folded_word
from coprosec.content.stems import stem_of

SCHEMA = "CREATE TABLE stem (word TEXT NOT NULL, stem TEXT NOT NULL);"
_READ = "SELECT word, stem FROM stem"
_SHORTEST = 4
"""Letters of a word that is proposed instead of another."""


def write_stems(connection: sqlite3.Connection, stems: Mapping[str, str]) -> None:
    """Words in lower case, as they are spelt, to their stems."""
    connection.executemany("INSERT INTO stem VALUES (?, ?)", stems.items())


def known_stems(compiled: Path) -> dict[str, str]:
    """Word to stem, from the course compiled before: an author who changes one word waits for one. Empty without it."""
    try:
        with closing(sqlite3.connect(read_only_uri(compiled), uri=True)) as connection:
            stored = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            return dict(connection.execute(_READ)) if stored == (str(FORMAT),) else {}
    except sqlite3.Error:
        return {}


class Vocabulary:
    """What is typed without accents finds its words here, and these their relatives."""

    def __init__(self, stems: Mapping[str, str]) -> None:
        self._spelt: dict[str, str] = {}
        self._stems, self._forms = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        all_folded = folded_word("\n".join(stems)).split("\n")
        for (word, stem), folded in zip(stems.items(), all_folded, strict=True):
            self._spelt[folded] = word
            self._stems[folded].add(stem)
            self._forms[stem].add(folded)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Self:
        return cls(dict(connection.execute(_READ)))

    def stems(self, written: str) -> Collection[str]:
        """Those of the words of the course that are spelt so, accents aside; without any, its own."""
        return self._stems.get(folded_word(written)) or (stem_of(written),)

    def forms(self, stem: str) -> Collection[str]:
        return self._forms.get(stem, ())

    def nearest(self, typed: str) -> str:
        """The word that looks most like the one typed, as it is spelt; empty when none is near."""
        near = [word for word in self._spelt if word[0] == typed[0] and abs(len(word) - len(typed)) <= 2]
        found = get_close_matches(typed, [word for word in near if len(word) >= _SHORTEST], n=1, cutoff=0.75)
        return self._spelt[found[0]] if found else ""
