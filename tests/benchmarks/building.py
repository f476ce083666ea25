"""The whole course compiled, beside Python-Markdown alone on the same text; then its two halves, each by itself.

The baseline has the extensions that the converter uses, and no more. Callouts, attributes, notes, definitions and
French signs, which Python-Markdown has extensions for too, are read by the course’s own readers and counted on their
side alone, as are the checks, the search, and a file that the disk has.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from coprosec import paths
from coprosec.content import indexing
from coprosec.content.compiled import build
from coprosec.content.reading import Reading, read_course
from coprosec.content.vocabulary import known_stems
from tests.benchmarks.table import Row, alternate, timed, wall


def measure(rounds: int, folder: Path, today: date) -> list[Row]:
    texts = [path.read_text("utf-8") for path in sorted(paths.MODULES.rglob("*.md"))]
    target = folder / "built.db"

    def convert() -> None:
        converter = Markdown(extensions=[TableExtension(use_align_attribute=True), SaneListExtension()])
        for text in texts:
            converter.reset().convert(text)

    def compile_course() -> None:
        build(paths.MODULES, target, today)

    def read() -> None:
        read_course(paths.MODULES, today, wording=False)

    convert()
    compile_course()
    whole = alternate(rounds, lambda: timed(convert), lambda: timed(compile_course))
    half = alternate(rounds, lambda: timed(convert), lambda: timed(read))
    return [
        wall("course compiled and checked (Python-Markdown alone)", whole, 1.3),
        wall("  of which read and checked, without search (Python-Markdown alone)", half, None),
        _search(rounds, read_course(paths.MODULES, today, wording=False), known_stems(target)),
    ]


def _search(rounds: int, reading: Reading, stems: dict[str, str]) -> Row:
    """The index of the search, beside an FTS5 table of the same columns that is given the same texts as they are."""
    texts = [(one.title, one.body, one.title, one.body) for one in _passages(reading)]

    def insert() -> None:
        with closing(_made()) as connection:
            connection.executemany(
                "INSERT INTO search(title, body, title_stems, body_stems) VALUES (?, ?, ?, ?)", texts
            )
            connection.commit()

    def index() -> None:
        with closing(_made()) as connection:
            indexing.fill(connection, _passages(reading), stems)
            connection.commit()

    pairs = alternate(rounds, lambda: timed(insert), lambda: timed(index))
    return wall("  of which the search, words folded and stemmed (FTS5, raw texts)", pairs, None)


def _passages(reading: Reading) -> Iterable[indexing.Passage]:
    return indexing.passages(reading.lessons.values(), reading.quizzes.values(), reading.terms.values())


def _made() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(indexing.SCHEMA)
    return connection
