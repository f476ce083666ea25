"""Writes the compiled course: one SQLite file with every document as JSON, and the search index."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from coprosec.content import indexing
from coprosec.content.fingerprint import FORMAT, fingerprint
from coprosec.content.reading import Reading, read_course
from coprosec.content.vocabulary import known_stems
from coprosec.disk import replace_durably
from coprosec.errors import ErrorCode, KnownError, unwritable

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (kind TEXT, id TEXT, data TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
"""

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Row = tuple[str, str, str]


def build(folder: Path, target: Path, today: date) -> Reading:
    """Compiles `folder` into `target`, which is replaced only by a complete file. What is broken is left out.

    KnownError COURSE_BROKEN (file, line, message) when the outline itself is, COURSE_MISSING without a course.toml,
    DISK_FULL, NO_RIGHTS; OSError when the folder cannot be read.
    """
    if not (folder / "course.toml").is_file():
        raise KnownError(ErrorCode.COURSE_MISSING, path=str(folder))
    mark = fingerprint(folder)
    reading = read_course(folder, today, wording=False)
    if reading.outline_errors:
        first = reading.outline_errors[0]
        raise KnownError(ErrorCode.COURSE_BROKEN, file=first.file, line=first.line, message=first.message)
    temporary = target.with_name(f"{target.name}.{uuid4().hex}.tmp")  # two windows may build at once
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, reading, mark, known_stems(target))
        replace_durably(temporary, target)
    except sqlite3.Error as failure:
        code = ErrorCode.DISK_FULL if "full" in str(failure) else ErrorCode.NO_RIGHTS
        raise KnownError(code, path=str(target)) from failure
    except OSError as failure:
        raise unwritable(failure, target) from failure
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return reading


def _write(path: Path, reading: Reading, mark: str, stems: Mapping[str, str]) -> None:
    meta = {
        "format": str(FORMAT),
        "course": reading.course.id,
        "version": reading.course.version,
        "fingerprint": mark,
    }
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_SCHEMA + indexing.SCHEMA)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.executemany("INSERT INTO document VALUES (?, ?, ?)", sorted(_documents(reading)))
        found = indexing.passages(reading.lessons.values(), reading.quizzes.values(), reading.terms.values())
        indexing.fill(connection, found, stems)
        connection.commit()


def _documents(reading: Reading) -> Iterator[Row]:
    yield _row("course", "", reading.course.to_data())
    for kind, found in (
        ("lesson", reading.lessons),
        ("quiz", reading.quizzes),
        ("scenario", reading.scenarios),
        ("pretest", reading.pretests),
        ("term", reading.terms),
        ("source", reading.sources),
    ):
        for name, document in found.items():
            yield _row(kind, name, document.to_data())
    for term, lessons in _seen_in(reading).items():
        yield _row("seen-in", term, lessons)
    for module, prompts in reading.prompts.items():
        yield _row("prompts", module, [prompt.to_data() for prompt in prompts])
    for module, scenarios in reading.module_scenarios.items():
        yield _row("module-scenarios", module, list(scenarios))
    yield _row("satisfaction", "", [item.to_data() for item in reading.satisfaction])


def _seen_in(reading: Reading) -> dict[str, list[str]]:
    """Term to the lessons that use it, in the order of the course."""
    seen: dict[str, list[str]] = {}
    for lesson in reading.lessons.values():
        for term in lesson.terms:
            seen.setdefault(term.id, []).append(lesson.id)
    return seen


def _row(kind: str, name: str, data: Any) -> Row:
    return kind, name, _to_json(data)
