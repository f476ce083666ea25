"""The people who learn on this PC: registering, sitting down, leaving."""

import unicodedata
from collections.abc import Sequence

from coprosec.domain.clock import Clock
from coprosec.domain.company import for_each
from coprosec.domain.dates import french_moment
from coprosec.domain.ids import LearnerId, new_uuid
from coprosec.domain.learner import Learner
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.record import Record

MAX_NAME = 60


def clean_name(name: str) -> str:
    """One space between words, composed accents. KnownError NAME_REFUSED when empty, too long or unprintable."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy or len(tidy) > MAX_NAME or not tidy.isprintable() or not any(mark.isalpha() for mark in tidy):
        raise KnownError(ErrorCode.NAME_REFUSED, longest=MAX_NAME)
    return tidy


class Learners:
    """Registers and follows learners. Two people may bear one name: the id tells them apart."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def all(self) -> tuple[Learner, ...]:
        """Everybody known here, the last seen first; a guest who was claimed, a double that was merged, once."""
        merged = self._record.merges()
        return tuple(learner for learner in self._record.learners() if learner.id not in merged)

    def guests(self) -> tuple[Learner, ...]:
        """Those who tried without giving a name, and whose work nobody has claimed yet; the last seen first."""
        registered = self._record.of_kinds((Verb.REGISTERED,))
        guests = {statement.draft.learner for statement in registered if statement.draft.data.get("guest") is True}
        return tuple(learner for learner in self.all() if learner.id in guests)

    def claim(self, guest: LearnerId, learner: LearnerId) -> None:
        """What the guest did was done by this learner. KnownError CLAIM_REFUSED when it was claimed meanwhile, or is
        not a guest's. A trainer can undo it, as any merge.
        """
        if guest not in {one.id for one in self.guests()} or guest == learner:
            raise KnownError(ErrorCode.CLAIM_REFUSED)
        self._record.append([Draft(guest, Verb.MERGED, data={"into": learner, "claimed": True})])

    def register(self, name: str) -> Learner:
        """A new person, who has not opened the course yet."""
        learner = Learner(LearnerId(new_uuid(self._clock())), clean_name(name))
        self._record.append([Draft(learner.id, Verb.REGISTERED, data={"name": learner.name})])
        return learner

    def register_guest(self) -> Learner:
        """Somebody who tries the course without giving a name; their work can be claimed later."""
        now = self._clock()
        name = f"Invité, {french_moment(now)}"
        learner = Learner(LearnerId(new_uuid(now)), name)
        self._record.append([Draft(learner.id, Verb.REGISTERED, data={"name": name, "guest": True})])
        return learner

    def open_period(self, learner: LearnerId, companions: Sequence[LearnerId] = ()) -> None:
        """A study period begins: this learner sits at this PC, perhaps with companions."""
        self._record.append(for_each([Draft(learner, Verb.OPENED)], companions))

    def close_period(
        self, learner: LearnerId, companions: Sequence[LearnerId] = (), *, signed_out: bool, duration_ms: int
    ) -> None:
        """The study period ends; `signed_out` when the learner asked for it rather than the window being closed."""
        draft = Draft(learner, Verb.CLOSED, duration_ms=duration_ms, data={"signed_out": signed_out})
        self._record.append(for_each([draft], companions))
