"""The words of a compiled course, each with its stem; read whole by who needs them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path

from coprosec.content.fingerprint import FORMAT, read_only_uri
from coprosec.content.folding import folded_word
from coprosec.content.stems import stem_of

SCHEMA = "CREATE TABLE vocabulary (stems TEXT NOT NULL);"
_SHORTEST = 4
"""Letters of a word that is proposed instead of another."""


def write_stems(connection: sqlite3.Connection, stems: Mapping[str, str]) -> None:
    """Words as they are written to their stems, which are empty for those that are not looked for by it."""
    connection.execute("INSERT INTO vocabulary VALUES (?)", (json.dumps(stems, ensure_ascii=False),))


def read_stems(connection: sqlite3.Connection) -> dict[str, str]:
    """What `write_stems` was given."""
    (stems,) = connection.execute("SELECT stems FROM vocabulary").fetchone()
    return dict(json.loads(stems))


def known_stems(compiled: Path) -> dict[str, str]:
    """Word to stem, from the course compiled before: an author who changes one word waits for one. Empty without it."""
    try:
        with closing(sqlite3.connect(read_only_uri(compiled), uri=True)) as connection:
            stored = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            return read_stems(connection) if stored == (str(FORMAT),) else {}
    except (sqlite3.Error, ValueError, TypeError):  # damaged, in any of its parts
        return {}


class Vocabulary:
    """What is typed without accents finds its words here, and these their relatives."""

    def __init__(self, stems: Mapping[str, str]) -> None:
        self._spelt: dict[str, str] = {}
        self._stems, self._forms = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        words = "\n".join(stems).lower().split("\n")
        all_folded = folded_word("\n".join(words)).split("\n")
        for word, folded, stem in zip(words, all_folded, stems.values(), strict=True):
            self._spelt[folded] = word
            if stem:
                self._stems[folded].add(stem)
                self._forms[stem].add(folded)

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
