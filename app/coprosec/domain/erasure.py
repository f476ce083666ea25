"""The bin of people: hidden for thirty days, restorable, then offered for erasure; never erased by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coprosec.domain import untrusted
from coprosec.domain.cohorts import BIN_TIME
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Statement, Verb, in_order

BIN_DAYS = BIN_TIME.days


@dataclass(frozen=True, slots=True)
class Binned:
    """Somebody in the bin, and who put them there."""

    learner: LearnerId
    name: str
    since: datetime
    trainer: str

    def days_left(self, now: datetime) -> int:
        """Days until erasure is offered: none once they are over, all of them while the clock is behind."""
        return min(BIN_DAYS, max(0, (self.since + BIN_TIME - now).days))


def is_binned(statements: Iterable[Statement]) -> bool:
    """Whether the last word about one person is that they are in the bin."""
    return _last(statements) is not None


def fold_bin(statements: Iterable[Statement]) -> tuple[Binned, ...]:
    """Everybody in the bin, the longest there first."""
    people: dict[LearnerId, list[Statement]] = {}
    for statement in statements:
        people.setdefault(statement.draft.learner, []).append(statement)
    found = []
    for learner, known in people.items():
        binned = _last(known)
        if binned is not None:
            trainer = untrusted.text(binned.draft.data, "trainer")
            found.append(Binned(learner, _name(known), binned.recorded_at, trainer))
    return tuple(sorted(found, key=lambda one: (one.since, one.learner)))


def _last(statements: Iterable[Statement]) -> Statement | None:
    """The statement that put somebody in the bin, unless they were taken out since."""
    told = [one for one in in_order(statements) if one.draft.verb in (Verb.BINNED, Verb.UNBINNED)]
    return told[-1] if told and told[-1].draft.verb == Verb.BINNED else None


def _name(statements: Iterable[Statement]) -> str:
    """The first name given, as in `progress.fold_learner`."""
    given = (untrusted.name(one.draft.data) for one in in_order(statements) if one.draft.verb == Verb.REGISTERED)
    return next(filter(None, given), "")
