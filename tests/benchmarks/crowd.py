"""A record of many invented people, written straight into the tables: services would take hours."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random

from coprosec import paths
from coprosec.domain.clock import utc_now
from coprosec.domain.ids import new_uuid
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.course_texts import CourseTexts, read_texts
from coprosec.services.study import Study
from coprosec.storage import checksums, seal

START = datetime(2026, 9, 1, 8, tzinfo=UTC)
ANSWERS_A_TRY = 10
_STATEMENT = "INSERT INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)"


def texts(data: DataFolder) -> CourseTexts:
    """The real course."""
    catalog = Catalog(paths.MODULES, data.course)
    catalog.prepare(utc_now().astimezone().date())
    try:
        return read_texts(catalog)
    finally:
        catalog.close()


def fill(data: DataFolder, learners: int, answers: int) -> None:
    """`learners` people who gave `answers` answers in all, in tries of ten, and read lessons."""
    data.root.mkdir(parents=True, exist_ok=True)
    course, random = texts(data), Random(1)
    study = Study(data.database, utc_now)
    device = study.record.device
    study.close()
    people = [new_uuid(START) for _nth in range(learners)]
    with closing(sqlite3.connect(data.database)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(
            "INSERT INTO learner (id, name, text_percent, last_seen, signed_out) VALUES (?, ?, 100, ?, 1)",
            ((one, f"Personne {nth:06}", _text(START)) for nth, one in enumerate(people)),
        )
        lessons = [lesson.id for module in course.course.modules for lesson in module.lessons]
        connection.executemany(
            "INSERT INTO lesson_state (learner, lesson, opened_at, completed_at, place_block, place_offset)"
            " VALUES (?, ?, ?, ?, 0, 0)",
            (
                (one, lesson, _text(START), _text(START) if random.random() < 0.8 else None)
                for one in people
                for lesson in lessons[: random.randrange(len(lessons))]
            ),
        )
        connection.executemany(_STATEMENT, _statements(device, people, answers, course, random, connection))
        checksums.offer(connection)
        connection.execute(f"UPDATE statement SET checksum = {checksums.IN_SQL}")
        connection.commit()
    seal.put(data.database)  # without, the next opening would compute the projections from the statements


def _statements(
    device: str, people: list[str], answers: int, course: CourseTexts, random: Random, connection: sqlite3.Connection
) -> Iterator[tuple[object, ...]]:
    seq = 0
    for nth in range(answers // ANSWERS_A_TRY):
        one, quiz = people[nth % len(people)], course.quizzes[nth % len(course.quizzes)]
        attempt, at = new_uuid(START), _text(START)
        items = [quiz.items[place % len(quiz.items)] for place in range(nth, nth + ANSWERS_A_TRY)]
        won = 0
        for place, item in enumerate(items):
            seq += 1
            at = _text(START + timedelta(seconds=nth + 7 * place))
            right = random.random() < 0.7
            won += right
            data = json.dumps({"response": list(item.body.key()) if right else ["autre chose"]})
            yield (new_uuid(START), device, seq, seq, at, one, "answered", item.id, attempt, "1", float(right), 1.0,
                   right, None, 9000, 1 + seq % 3, data)  # fmt: skip
        seq += 1
        yield (new_uuid(START), device, seq, seq, at, one, "closed", "", None, "", None, None, None, None, 90_000, None,
               "{}")  # fmt: skip
        connection.execute(
            "INSERT INTO attempt (id, learner, quiz, started_tick, items, success, percent) VALUES (?,?,?,?,?,?,?)",
            (attempt, one, quiz.id, seq, ANSWERS_A_TRY, won >= 8, 10 * won),
        )


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
