"""The record: statements in, statements and projections out. Used by one thread at a time."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, select, update

from coprosec.disk import replace_durably
from coprosec.domain import untrusted
from coprosec.domain.bundle import Range
from coprosec.domain.clock import Clock
from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, LessonId, QuizId, ScenarioId, StatementId, new_uuid
from coprosec.domain.learner import Learner
from coprosec.domain.plays import PlayId, PlaySummary
from coprosec.domain.progress import AttemptSummary, LessonState, Place, PlaceKind, ReadingPlace, merged
from coprosec.domain.statements import NOBODY, Draft, Statement, Verb
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.storage import direct, erasing, people, projections, salvage, seal, tables, union
from coprosec.storage.engine import reading, reads_beside, writing
from coprosec.storage.local import DEVICE, LocalFacts
from coprosec.storage.rows import to_statement
from coprosec.storage.schema import device_id, open_database
from coprosec.storage.secrets import SecretStore
from coprosec.storage.witness import Witness

_statement = tables.statement.c
_ASKED_AT_ONCE = 500
"""Ids in one question: SQLite refuses more than so many parameters."""
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


class Record:
    """One database of statements. Every method is one transaction; KnownError when the PC fails it."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._clock = clock
        self.path = path
        self._engine = open_database(path, clock)
        try:
            self.device = device_id(self._engine)
        except BaseException:
            self._engine.dispose()
            raise
        self.local = LocalFacts(self._engine)
        self.secrets = SecretStore(self._engine)
        self.sweeper = erasing.Sweeper(self._engine)
        self._witness = Witness(path)
        self._identity = _identity(path)

    def close(self) -> None:
        """Close, and seal the file when no other window has it open."""
        self._engine.dispose()
        self._witness.close()
        seal.put(self.path)

    @property
    def can_be_read_beside(self) -> bool:
        """Whether another connection may read for long while this one records."""
        return reads_beside(self.path)

    def append(self, drafts: Sequence[Draft], answered: int | None = None) -> tuple[Statement, ...]:
        """Record facts, together or not at all; they are on the disk when this returns. KnownError PERSON_ERASED when
        the first is about somebody who was erased meanwhile, in another window.

        Nothing is recorded, and () returned, when the attempt of the first has not just `answered` items answered.
        """
        first = drafts[0]
        with writing(self._engine) as connection:
            found = direct.standing(connection, first.learner, first.attempt)
            if found.erased and first.learner and first.verb != Verb.ERASED:
                raise KnownError(ErrorCode.PERSON_ERASED)
            if answered not in (None, found.answered):
                return ()
            self.device = DeviceId(found.device)
            seq, tick = found.seq or 0, found.tick or 0
            now = self._clock()
            statements = tuple(
                Statement(StatementId(new_uuid(now)), self.device, seq + nth, tick + nth, now, draft)
                for nth, draft in enumerate(drafts, start=1)
            )
            direct.add(connection, statements)
            projections.refresh(connection, statements)
            if any(draft.verb == Verb.ERASED for draft in drafts):
                erasing.purge(connection, self.device, now)
        if _identity(self.path) != self._identity:
            self._put_back()
        self._witness.note(self.device, statements[-1].seq)
        return statements

    def unite(self, statements: Iterable[Statement]) -> int:
        """Add the statements of another record that are not known yet; how many were new."""
        new = {statement.id: statement for statement in statements}
        with writing(self._engine) as connection:
            erasing.leave_out_erased(connection, new)
            ids = tuple(new)
            for start in range(0, len(ids), _ASKED_AT_ONCE):
                known = select(_statement.id).where(_statement.id.in_(ids[start : start + _ASKED_AT_ONCE]))
                for row in connection.execute(known):
                    del new[row.id]
            if new:
                direct.add(connection, new.values())
                projections.refresh(connection, new.values())
                erasing.purge(connection, self.device, self._clock())
        return len(new)

    def last_seq(self) -> int:
        """The number of this device's newest statement, 0 before the first."""
        with reading(self._engine) as connection:
            return direct.standing(connection, NOBODY, None).seq or 0

    def unite_staged(self, staging: Path, ranges: Sequence[Range], *, dry_run: bool = False) -> union.Union:
        """Add the sound lines of a staging file that are not known yet, however many there are."""
        return union.unite(self._engine, staging, self.device, ranges, self._clock(), dry_run=dry_run)

    def stream_after(self, known: Mapping[DeviceId, int], verbs: Sequence[str]) -> Iterator[Statement]:
        """What each device recorded of these kinds after the number given for it, by device and number."""
        page = (
            select(tables.statement)
            .where(_statement.device == bindparam("device"), _statement.seq > bindparam("after"))
            .where(_statement.verb.in_(verbs))
            .order_by(_statement.seq)
            .limit(_ASKED_AT_ONCE)
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

    def _put_back(self) -> None:
        """The file was deleted, or another took its place, while it was open: what this connection still holds goes
        back to its path, or is added to what stands there now. KnownError when it cannot be.
        """
        copy = self.path.with_name(f"{self.path.name}.retour")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with reading(self._engine) as connection, closing(sqlite3.connect(copy)) as target:
                direct.driver(connection).backup(target)
            self._engine.dispose()
            for suffix in ("-wal", "-shm"):  # those of the file that is gone: SQLite would play them into another one
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            if self.path.exists():
                self._identity = _identity(self.path)
                self.unite(salvage.statements(copy))
            else:
                replace_durably(copy, self.path)
        except OSError as error:
            raise unwritable(error, self.path) from error
        finally:
            copy.unlink(missing_ok=True)
        self._identity = _identity(self.path)
        self._witness.close()
        self._witness = Witness(self.path)

    def become_new_device(self) -> None:
        """Take another id: after going back to a backup, numbers of the old one may be known elsewhere."""
        with writing(self._engine) as connection:
            self.device = DeviceId(new_uuid(self._clock()))
            mine = tables.local.c.key == DEVICE
            connection.execute(update(tables.local).where(mine).values(value=self.device))

    def view(self) -> AbstractContextManager[Connection]:
        """A consistent view of the database, for the questions of `storage` that several rows answer together."""
        return reading(self._engine)

    def forget_erased(self) -> None:
        """Delete what is still there about people who asked to be forgotten, and compute every projection again."""
        with writing(self._engine) as connection:
            erasing.purge(connection, self.device, self._clock())
            projections.rebuild(connection)

    def rebuild(self) -> None:
        """Compute every projection again from the statements."""
        with writing(self._engine) as connection:
            projections.rebuild(connection)

    def statements(self) -> tuple[Statement, ...]:
        """All of them, causes before effects."""
        with reading(self._engine) as connection:
            query = select(tables.statement).order_by(_statement.tick, _statement.device, _statement.seq)
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
                .order_by(_statement.tick, _statement.device, _statement.seq)
            )
            return tuple(to_statement(row) for row in connection.execute(query))

    def of_kinds(self, verbs: Sequence[Verb]) -> tuple[Statement, ...]:
        """What anybody did of these kinds, causes before effects."""
        with reading(self._engine) as connection:
            query = (
                select(tables.statement)
                .where(_statement.verb.in_(verbs))
                .order_by(_statement.tick, _statement.device, _statement.seq)
            )
            return tuple(to_statement(row) for row in connection.execute(query))

    def plays(self, learner: LearnerId) -> tuple[PlaySummary, ...]:
        """The learner's plays of scenarios, oldest first, without reading what was frozen in them."""
        with reading(self._engine) as connection:
            ends = select(_statement.attempt, _statement.data).where(
                _statement.learner.in_(people.same(connection, learner)),
                _statement.verb == Verb.CHOSE,
                _statement.completion.is_(True),
            )
            endings = {row.attempt: untrusted.text(row.data, "ending") or None for row in connection.execute(ends)}
            query = (
                select(_statement.attempt, _statement.activity)
                .where(
                    _statement.learner.in_(people.same(connection, learner)),
                    _statement.verb == Verb.LAUNCHED,
                    _statement.attempt.is_not(None),
                )
                .order_by(_statement.tick, _statement.device, _statement.seq)
            )
            return tuple(
                PlaySummary(PlayId(row.attempt), ScenarioId(row.activity), endings.get(row.attempt))
                for row in connection.execute(query)
            )

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
            rows = connection.execute(people.MERGES)
            return resolved({LearnerId(row.learner): LearnerId(row.into) for row in rows})

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
            answered = self._answered(connection, learner)
            query = (
                select(tables.attempt)
                .where(tables.attempt.c.learner.in_(people.same(connection, learner)))
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

    def _answered(self, connection: Connection, learner: LearnerId) -> dict[str, int]:
        query = (
            select(_statement.attempt, func.count(_statement.activity.distinct()))
            .where(
                _statement.learner.in_(people.same(connection, learner)),
                _statement.verb == Verb.ANSWERED,
                _statement.attempt.is_not(None),
            )
            .group_by(_statement.attempt)
        )
        return {row[0]: row[1] for row in connection.execute(query)}

    def self_checks(self, learner: LearnerId) -> dict[str, tuple[str, ...]]:
        """The last response to each self-check, by item id."""
        with reading(self._engine) as connection:
            query = (
                select(_statement.activity, _statement.data)
                .where(
                    _statement.learner.in_(people.same(connection, learner)),
                    _statement.verb == Verb.ANSWERED,
                    _statement.attempt.is_(None),
                )
                .order_by(_statement.tick, _statement.device, _statement.seq)
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


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
