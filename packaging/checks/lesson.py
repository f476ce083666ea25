"""What a learner does first, by keys alone: a name, the lessons of the first module, its quiz."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from checks.person import Person, said

TITLE = "Coproduire"


def sign_in(person: Person, database: Path, name: str = "") -> None:
    """Under a new name where nobody is known yet, else as the person seen last."""
    before = _count(database, "opened")
    person.focus(TITLE)
    if name:
        person.write(name)
    person.press_until("Return", "a study period", lambda: _count(database, "opened") > before)


def learn(person: Person, database: Path, name: str) -> Iterator[str]:
    """Register, take the first test, go through the lessons of module 1, take its quiz."""
    sign_in(person, database, name)
    yield "a learner registered in a real window, by keys"
    for _test_then_quiz in range(2):
        _press_for(person, database, "initialized", "a test or a quiz")
        questions = _answer_all(person, database)
        yield f"{_count(database, 'completed')} parts completed, {questions} questions answered, on the disk"


def _answer_all(person: Person, database: Path) -> int:
    """Some answer to each question of the quiz that was begun last, to its result."""
    items, ends = _plan(database), _ends(database)
    for nth, item in enumerate(items):
        person.press(*_keys(item), "alt+2")
        _press_for(person, database, "answered", f"answer {nth + 1}")
        if nth + 1 < len(items):
            person.press("Return")
    person.wait("the result", lambda: _ends(database) > ends)
    return len(items)


def _press_for(person: Person, database: Path, verb: str, what: str) -> None:
    """Enter, until one more statement of that kind is on the disk."""
    before = _count(database, verb)
    person.press_until("Return", what, lambda: _count(database, verb) > before)


def _ends(database: Path) -> int:
    return _count(database, "passed") + _count(database, "failed")


def _keys(item: dict[str, Any]) -> list[str]:
    """The keys that give some answer to a question, whatever it is worth."""
    match item["kind"]:
        case "single" | "true-false" | "multiple" | "opinion":
            return ["1"]
        case "ordering":
            return ["alt+Down"]
        case "matching":
            count = len(item["body"]["sources"])
            return [key for nth in range(count) for key in (["Tab"] * (nth > 0) + ["Down"])]
        case "gaps":
            return [key for nth in range(len(item["body"]["accepted"])) for key in (["Tab"] * (nth > 0) + ["m"])]
        case _:
            return ["5"]


def _plan(database: Path) -> list[dict[str, Any]]:
    """The questions of the last quiz begun, in the order asked."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        query = "SELECT data FROM statement WHERE verb = 'initialized' ORDER BY tick DESC LIMIT 1"
        return list(json.loads(connection.execute(query).fetchone()[0])["items"])


def _count(database: Path, verb: str) -> int:
    return sum(found == verb for found, _activity in said(database))
