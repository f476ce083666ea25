"""The trainer's board: who stands where in each module."""

from collections.abc import Mapping, Sequence
from functools import partial

from coprosec.domain.board import Board, BoardRow, Cell, Counts, ModuleShape, cell
from coprosec.domain.cohorts import resolved
from coprosec.domain.course import Course
from coprosec.domain.ids import CohortId, LearnerId, QuizId
from coprosec.domain.remembered import Remembered
from coprosec.storage import board as queries
from coprosec.storage.people import merges
from coprosec.storage.record import Record

_Numbers = tuple[int, int, int, int, int, int | None]
"""The fields of `Counts`."""
_Read = Mapping[LearnerId, tuple[int, ...]]
_Tried = Mapping[tuple[LearnerId, QuizId], tuple[int, int, int, int | None]]
_NOT_TRIED = (0, 0, 0, None)


class Boards:
    """Reads boards. A person known under two merged ids is one line."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, course: Course, cohort: CohortId | None = None) -> Board:
        """Everybody in this record, or the people of one class list, by name."""
        modules = [module for module in course.modules if module.ready]
        shapes = tuple(
            ModuleShape(module.id, module.short_title, len(module.lessons), module.quiz is not None)
            for module in modules
        )
        with self._record.view() as connection:
            people = queries.people(connection, cohort)
            read = queries.lessons(connection, [[lesson.id for lesson in module.lessons] for module in modules])
            tried = queries.tries(connection)
            spent = queries.time_spent(connection)
            same = resolved(merges(connection))
        counted = _Counted(shapes, [module.quiz.id if module.quiz else None for module in modules], read, tried)
        ids = _ids(same)
        rows = []
        for person in _once(people, same):
            one, mine = person.learner, ids.get(person.learner)
            cells = counted.cells(one) if mine is None else counted.cells_together(mine)
            time = spent.get(one, 0) if mine is None else sum(spent.get(each, 0) for each in mine)
            rows.append(BoardRow(one, person.name, person.group, cells, time, person.last_seen))
        return Board(shapes, tuple(rows))


class _Counted:
    """The cells of people: few differ, and each is made once for all those who have it."""

    def __init__(
        self, shapes: Sequence[ModuleShape], quizzes: Sequence[QuizId | None], read: _Read, tried: _Tried
    ) -> None:
        self._read, self._nothing_read = read, (0, 0) * len(shapes)
        self._tried = tried
        self._columns = [
            (2 * nth, quiz or QuizId(""), Remembered[_Numbers, Cell](partial(_cell, shape)))
            for nth, (shape, quiz) in enumerate(zip(shapes, quizzes, strict=True))
        ]
        self._shapes = shapes

    def cells(self, one: LearnerId) -> tuple[Cell, ...]:
        read, tried = self._read.get(one, self._nothing_read), self._tried
        return tuple(
            [known[read[at], read[at + 1], *tried.get((one, quiz), _NOT_TRIED)] for at, quiz, known in self._columns]
        )

    def cells_together(self, ids: Sequence[LearnerId]) -> tuple[Cell, ...]:
        """Of somebody known under several ids."""
        found = []
        for shape, (at, quiz, _known) in zip(self._shapes, self._columns, strict=True):
            counts = Counts()
            for one in ids:
                read = self._read.get(one, self._nothing_read)
                counts += Counts(read[at], read[at + 1], *self._tried.get((one, quiz), _NOT_TRIED))
            found.append(cell(shape, counts))
        return tuple(found)


def _cell(shape: ModuleShape, numbers: _Numbers) -> Cell:
    return cell(shape, Counts(*numbers))


def _ids(same: dict[LearnerId, LearnerId]) -> dict[LearnerId, tuple[LearnerId, ...]]:
    """Every id of those who have several, by the one that stands for all."""
    found: dict[LearnerId, tuple[LearnerId, ...]] = {}
    for one, kept in same.items():
        found[kept] = (*found.get(kept, (kept,)), one)
    return found


def _once(people: list[queries.Person], same: dict[LearnerId, LearnerId]) -> list[queries.Person]:
    """The people without those who were merged into somebody listed here; the others under their final id."""
    if not same:
        return people
    listed = {person.learner for person in people}
    kept: dict[LearnerId, queries.Person] = {}
    for person in people:
        final = same.get(person.learner, person.learner)
        if final == person.learner or final not in listed:
            kept.setdefault(final, queries.Person(final, person.name, person.group, person.last_seen))
    return list(kept.values())
