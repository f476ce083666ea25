"""The trainer's board: who stands where in each module."""

from coprosec.domain.board import Board, BoardRow, Counts, ModuleShape, cell
from coprosec.domain.cohorts import resolved
from coprosec.domain.course import Course
from coprosec.domain.ids import CohortId, LearnerId, LessonId, ModuleId, QuizId
from coprosec.storage import board as queries
from coprosec.storage.record import Record

_NOTHING = Counts()


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
        lessons: dict[LessonId, ModuleId] = {lesson.id: module.id for module in modules for lesson in module.lessons}
        quizzes: dict[QuizId, ModuleId] = {module.quiz.id: module.id for module in modules if module.quiz}
        with self._record.view() as connection:
            people = queries.people(connection, cohort)
            done = queries.counts(connection, lessons, quizzes)
            spent = queries.time_spent(connection)
            same = resolved(queries.merges(connection))
        ids = _ids(same)
        rows = []
        for person in _once(people, same):
            mine = ids.get(person.learner, (person.learner,))
            counted = [[done.get((one, shape.id), _NOTHING) for one in mine] for shape in shapes]
            cells = tuple(
                cell(shape, each[0] if len(each) == 1 else sum(each, _NOTHING))
                for shape, each in zip(shapes, counted, strict=True)
            )
            time = sum(spent.get(one, 0) for one in mine)
            rows.append(BoardRow(person.learner, person.name, person.group, cells, time, person.last_seen))
        return Board(shapes, tuple(rows))


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
