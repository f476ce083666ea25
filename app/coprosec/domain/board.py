"""Who stands where: one line a person, one cell a module, from counts that the record adds up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coprosec.domain.ids import LearnerId, ModuleId

HELP_AFTER = 4
"""Failed tries after which somebody needs help."""


class Standing(StrEnum):
    NOT_STARTED = "not-started"
    STARTED = "started"
    NEEDS_HELP = "needs-help"
    """HELP_AFTER failed tries, and none passed."""
    COMPLETED = "completed"
    """Every lesson is completed, the quiz not passed."""
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the record counts of one person in one module."""

    opened: int = 0
    completed: int = 0
    tries: int = 0
    failed: int = 0
    passed: int = 0
    best_percent: int | None = None

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of somebody known under two ids; a lesson done under both counts twice, and `cell` bounds it."""
        known = [value for value in (self.best_percent, other.best_percent) if value is not None]
        return Counts(
            self.opened + other.opened,
            self.completed + other.completed,
            self.tries + other.tries,
            self.failed + other.failed,
            self.passed + other.passed,
            max(known, default=None),
        )


@dataclass(frozen=True, slots=True)
class ModuleShape:
    """What a module asks for: its lessons, and a quiz or none."""

    id: ModuleId
    title: str
    lessons: int
    has_quiz: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One person in one module. `best_percent` is None where no try was finished: never 0."""

    standing: Standing
    completed: int
    lessons: int
    failed: int
    best_percent: int | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One person. `last_seen` is None for somebody who never sat down."""

    learner: LearnerId
    name: str
    group: str
    cells: tuple[Cell, ...]
    spent_ms: int
    last_seen: datetime | None

    @property
    def needs_help(self) -> bool:
        return any(cell.standing is Standing.NEEDS_HELP for cell in self.cells)

    @property
    def started(self) -> bool:
        return any(cell.standing is not Standing.NOT_STARTED for cell in self.cells)

    @property
    def passed(self) -> int:
        return sum(cell.standing is Standing.PASSED for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Board:
    """A whole class, or the centre."""

    modules: tuple[ModuleShape, ...]
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The board in a few numbers, of people but for `modules_passed`."""

    people: int
    started: int
    needing_help: int
    finished: int
    modules_passed: int


def cell(shape: ModuleShape, counts: Counts) -> Cell:
    """What counts amount to in a module."""
    completed = min(counts.completed, shape.lessons)
    return Cell(_standing(shape, counts, completed), completed, shape.lessons, counts.failed, counts.best_percent)


def _standing(shape: ModuleShape, counts: Counts, completed: int) -> Standing:
    all_read = completed >= shape.lessons
    if all_read and (counts.passed or not shape.has_quiz):
        return Standing.PASSED
    if counts.failed >= HELP_AFTER and not counts.passed:
        return Standing.NEEDS_HELP
    if all_read:
        return Standing.COMPLETED
    return Standing.STARTED if counts.opened or counts.tries else Standing.NOT_STARTED


def totals(rows: Iterable[BoardRow]) -> Totals:
    rows = tuple(rows)
    return Totals(
        people=len(rows),
        started=sum(row.started for row in rows),
        needing_help=sum(row.needs_help for row in rows),
        finished=sum(bool(row.cells) and row.passed == len(row.cells) for row in rows),
        modules_passed=sum(row.passed for row in rows),
    )
