"""A search, over the whole course and over 200 000 words, beside FTS5 asked the same question: MATCH and snippet()."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from coprosec import paths
from coprosec.content.compiled import build
from coprosec.content.folding import words_of
from coprosec.content.indexing import SCHEMA, Passage, fill
from coprosec.content.searching import CourseSearch
from coprosec.content.stems import stem_of
from tests.benchmarks.table import Row, alternate, timed, wall

MANY = 200_000
TYPED = (
    "sécurité",
    "rumeur vérif",
    "police",
    "ordinateurs",
    "mena",
    "groupe whatsapp",
    "alert",
    "con",
    "jeunes du quartier",
)
_BARE = """
SELECT title, snippet(bare, 1, '[', ']', '…', 24) FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 30
"""


def measure(rounds: int, folder: Path) -> list[Row]:
    target = folder / "searched.db"
    build(paths.MODULES, target, date(2026, 11, 24))
    course = sqlite3.connect(target)
    query = "SELECT kind, target, lesson, anchor, title, body FROM passage WHERE kind <> 'feedback'"
    whole = [Passage(*row) for row in course.execute(query)]
    course.close()
    return [
        _row("nine searches of the whole course (raw FTS5); p95 ≤ 16 ms", whole, rounds, folder / "whole.db"),
        _row("nine searches of 200 000 words (raw FTS5); p95 ≤ 16 ms", list(_many(whole)), rounds, folder / "many.db"),
    ]


def _many(whole: list[Passage]) -> Iterator[Passage]:
    """Passages made of the course's own sentences, until there are enough words."""
    random, words = Random(1), 0
    sentences = [sentence for passage in whole for sentence in passage.body.split(". ")]
    while words < MANY:
        body = ". ".join(random.choices(sentences, k=9))
        words += len(body.split())
        yield random.choice(whole)._replace(body=body)


def _stemmed(passage: Passage) -> tuple[str, ...]:
    stems = [" ".join(stem_of(word.lower()) for word in words_of(text)) for text in (passage.title, passage.body)]
    return passage.title, passage.body, *stems


def _row(what: str, passages: list[Passage], rounds: int, path: Path) -> Row:
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    fill(connection, passages, {})
    connection.execute(
        "CREATE VIRTUAL TABLE bare USING fts5(title, body, title_stems, body_stems, "
        "prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO bare VALUES (?, ?, ?, ?)", map(_stemmed, passages))
    connection.execute("INSERT INTO bare(bare) VALUES ('optimize')")
    connection.commit()
    ours = CourseSearch(connection)
    asked = [" AND ".join(f"({word.match()})" for word in ours._understood(typed)) for typed in TYPED]

    def bare() -> None:
        for question in asked:
            connection.execute(_BARE, (question,)).fetchall()

    def search() -> None:
        for typed in TYPED:
            ours.find(typed)

    bare()
    search()
    pairs = alternate(3 * rounds, lambda: timed(bare), lambda: timed(search))
    connection.close()
    return wall(what, pairs, 1.5)
