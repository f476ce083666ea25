"""What a record is asked: who did what, in the order of causes, and where each learner stands."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Engine, bindparam, func, select

from coprosec.domain import untrusted
from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, LessonId, QuizId, ScenarioId
from coprosec.domain.items import Response
from coprosec.domain.learner import Learner
from coprosec.domain.plays import PlayId, PlaySummary
from coprosec.domain.progress import AttemptSummary, LessonState, Place, PlaceKind, ReadingPlace, merged
from coprosec.domain.statements import Statement, Verb
from coprosec.storage import people, tables
from coprosec.storage.engine import reading
from coprosec.storage.rows import to_statement

_statement = tables.statement.c
_IN_ORDER = (_statement.tick, _statement.device, _statement.seq)
_PAGE = 500
"""Statements that a stream reads at a time."""
_PLACE_VERBS = (
    Verb.EXPERIENCED,
    Verb.PROGRESSED,
    Verb.COMPLETED,
    Verb.INITIALIZED,
    Verb.ANSWERED,
    Verb.PASSED,
    Verb.FAILED,
    Verb.LAUNCHED,
    Verb.CHOSE,
    Verb.CONCLUDED,
)
_ENDED = (Verb.PASSED, Verb.FAILED, Verb.CONCLUDED)


class Questions:
    """The reading half of a record. Each method is one transaction; KnownError when the PC fails it."""

    _engine: Engine

    def view(self) -> AbstractContextManager[Connection]:
        """A consistent view of the database, for the questions of `storage` that several rows answer together."""
        return reading(self._engine)

    def statements(self) -> tuple[Statement, ...]:
        """All of them, causes before effects."""
        with reading(self._engine) as connection:
            query = select(tables.statement).order_by(*_IN_ORDER)
            return tuple(to_statement(row) for row in connection.execute(query))

    def attempt(self, attempt: AttemptId) -> tuple[Statement, ...]:
        """The statements of one attempt."""
        with reading(self._engine) as connection:
            query = select(tables.statement).where(_statement.attempt == attempt)
            return tuple(to_statement(row) for row in connection.execute(query))

    def about(self, learner: LearnerId, verbs: Sequence[Verb]) -> tuple[Statement, ...]:
        """What one learner did of these kinds, causes before effects."""
        with reading(self._engine) as connection:
            query = (
                select(tables.statement)
                .where(_statement.learner.in_(people.same(connection, learner)), _statement.verb.in_(verbs))
                .order_by(*_IN_ORDER)
            )
            return tuple(to_statement(row) for row in connection.execute(query))

    def of_kinds(self, verbs: Sequence[Verb]) -> tuple[Statement, ...]:
        """What anybody did of these kinds, causes before effects."""
        with reading(self._engine) as connection:
            query = select(tables.statement).where(_statement.verb.in_(verbs)).order_by(*_IN_ORDER)
            return tuple(to_statement(row) for row in connection.execute(query))

    def plays(self, learner: LearnerId) -> tuple[PlaySummary, ...]:
        """The learner's plays of scenarios, oldest first, without reading what was frozen in them."""
        with reading(self._engine) as connection:
            mine = _statement.learner.in_(people.same(connection, learner))
            ends = select(_statement.attempt, _statement.data).where(
                mine,
                _statement.verb == Verb.CHOSE,
                _statement.completion.is_(True),
            )
            endings = {row.attempt: untrusted.text(row.data, "ending") or None for row in connection.execute(ends)}
            query = (
                select(_statement.attempt, _statement.activity)
                .where(mine, _statement.verb == Verb.LAUNCHED, _statement.attempt.is_not(None))
                .order_by(*_IN_ORDER)
            )
            return tuple(
                PlaySummary(PlayId(row.attempt), ScenarioId(row.activity), endings.get(row.attempt))
                for row in connection.execute(query)
            )

    def stream_after(self, known: Mapping[DeviceId, int], verbs: Sequence[str]) -> Iterator[Statement]:
        """What each device recorded of these kinds after the number given for it, by device and number."""
        page = (
            select(tables.statement)
            .where(_statement.device == bindparam("device"), _statement.seq > bindparam("after"))
            .where(_statement.verb.in_(verbs))
            .order_by(_statement.seq)
            .limit(_PAGE)
        )
        with reading(self._engine) as connection:
            devices = (
                connection.execute(select(_statement.device).distinct().order_by(_statement.device)).scalars().all()
            )
        for device in devices:
            after = known.get(DeviceId(device), 0)
            while True:
                with reading(self._engine) as connection:
                    rows = connection.execute(page, {"device": device, "after": after}).all()
                if not rows:
                    break
                yield from map(to_statement, rows)
                after = rows[-1].seq

    def learners(self) -> tuple[Learner, ...]:
        """Everybody known here, the last seen first."""
        with reading(self._engine) as connection:
            query = select(tables.learner).order_by(
                tables.learner.c.last_seen.desc(), tables.learner.c.name, tables.learner.c.id
            )
            return tuple(people.to_learner(row) for row in connection.execute(query))

    def merges(self) -> dict[LearnerId, LearnerId]:
        """Who each merged person finally is."""
        with reading(self._engine) as connection:
            return resolved(people.merges(connection))

    def same(self, learner: LearnerId) -> tuple[LearnerId, ...]:
        """Every id of this person, the one asked for first."""
        with reading(self._engine) as connection:
            return people.same(connection, learner)

    def learner(self, learner: LearnerId) -> Learner | None:
        """One person, or None when this record does not know them."""
        with reading(self._engine) as connection:
            query = select(tables.learner).where(tables.learner.c.id == learner)
            row = connection.execute(query).one_or_none()
            return None if row is None else people.to_learner(row)

    def lesson_states(self, learner: LearnerId) -> dict[LessonId, LessonState]:
        with reading(self._engine) as connection:
            same = people.same(connection, learner)
            query = select(tables.lesson_state).where(tables.lesson_state.c.learner.in_(same))
            states: dict[LessonId, LessonState] = {}
            for row in sorted(connection.execute(query), key=lambda row: (row.learner != learner, row.learner)):
                place = ReadingPlace(row.place_block, row.place_offset)
                found = LessonState(learner, LessonId(row.lesson), row.opened_at, row.completed_at, place)
                earlier = states.get(found.lesson)
                states[found.lesson] = found if earlier is None else merged(earlier, found)
            return states

    def attempts(self, learner: LearnerId) -> tuple[AttemptSummary, ...]:
        """The learner's attempts, oldest first."""
        with reading(self._engine) as connection:
            same = people.same(connection, learner)
            answered = _answered(connection, same)
            query = (
                select(tables.attempt)
                .where(tables.attempt.c.learner.in_(same))
                .order_by(tables.attempt.c.started_tick, tables.attempt.c.id)
            )
            return tuple(
                AttemptSummary(
                    id=AttemptId(row.id),
                    quiz=QuizId(row.quiz),
                    started_tick=row.started_tick,
                    answered=answered.get(row.id, 0),
                    items=row.items,
                    finished=row.success is not None,
                    success=row.success,
                    percent=row.percent,
                )
                for row in connection.execute(query)
            )

    def self_checks(self, learner: LearnerId) -> dict[str, Response]:
        """The last response to each self-check, by item id."""
        with reading(self._engine) as connection:
            query = (
                select(_statement.activity, _statement.data)
                .where(
                    _statement.learner.in_(people.same(connection, learner)),
                    _statement.verb == Verb.ANSWERED,
                    _statement.attempt.is_(None),
                )
                .order_by(*_IN_ORDER)
            )
            return {row.activity: untrusted.response(row.data) for row in connection.execute(query)}

    def place(self, learner: LearnerId) -> Place | None:
        """The last thing that the learner did; None for nothing, or for a quiz or scenario just finished."""
        with reading(self._engine) as connection:
            query = (
                select(_statement.verb, _statement.activity, _statement.attempt, _statement.data)
                .where(_statement.learner.in_(people.same(connection, learner)), _statement.verb.in_(_PLACE_VERBS))
                .order_by(_statement.tick.desc(), _statement.device.desc(), _statement.seq.desc())
                .limit(1)
            )
            row = connection.execute(query).one_or_none()
            if row is None or row.verb in _ENDED:
                return None
            if row.verb in (Verb.LAUNCHED, Verb.CHOSE):
                return self._play_place(connection, row.attempt)
            if row.attempt is not None:
                quiz = select(tables.attempt.c.quiz).where(tables.attempt.c.id == row.attempt)
                found = connection.execute(quiz).scalar()
                return Place(PlaceKind.QUIZ, attempt=AttemptId(row.attempt), quiz=QuizId(found)) if found else None
            lesson = row.data.get("lesson") if row.verb == Verb.ANSWERED else row.activity
            return Place(PlaceKind.LESSON, lesson=LessonId(lesson)) if lesson else None

    def _play_place(self, connection: Connection, play: str | None) -> Place | None:
        started = select(_statement.activity).where(_statement.attempt == play, _statement.verb == Verb.LAUNCHED)
        found = connection.execute(started).scalar() if play else None
        return (
            Place(PlaceKind.SCENARIO, attempt=AttemptId(play), scenario=ScenarioId(found)) if play and found else None
        )


def _answered(connection: Connection, same: Sequence[LearnerId]) -> dict[str, int]:
    """How many items of each attempt of a person have an answer."""
    query = (
        select(_statement.attempt, func.count(_statement.activity.distinct()))
        .where(_statement.learner.in_(same), _statement.verb == Verb.ANSWERED, _statement.attempt.is_not(None))
        .group_by(_statement.attempt)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
