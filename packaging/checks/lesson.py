"""What a learner does first, by keys alone: a name, a lesson."""

from collections.abc import Iterator
from pathlib import Path

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
    """Register, open the first lesson, say that it is understood."""
    sign_in(person, database, name)
    yield "a learner registered in a real window, by keys"
    person.press_until("Return", "the first lesson", lambda: _count(database, "experienced") > 0)
    person.press_until("ctrl+Return", "a completed lesson", lambda: _count(database, "completed") > 0)
    yield "a lesson was opened and completed, on the disk"


def _count(database: Path, verb: str) -> int:
    return sum(found == verb for found, _activity in said(database))
