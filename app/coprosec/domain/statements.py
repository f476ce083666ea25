"""What happened: immutable statements, from which everything shown is computed.

Verbs follow xAPI's vocabulary where it has the word. `Draft` is a statement before it is written: the record gives
it its id, its place in this device's sequence and its tick.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, StatementId

NOBODY = LearnerId("")
"""Whom a fact about a PC, a session or a centre is about."""


class Verb(StrEnum):
    """What a learner did. A statement whose verb is unknown here comes from a newer version and is kept as it is."""

    REGISTERED = "registered"
    """data: name."""
    PREFERRED = "preferred"
    """data: text_percent, theme, face, still, or voice_speed; null takes the wish back."""
    OPENED = "opened"
    """A study period begins."""
    CLOSED = "closed"
    """A study period ends. data: signed_out, whether the learner asked for it."""
    EXPERIENCED = "experienced"
    """A lesson was opened."""
    PROGRESSED = "progressed"
    """Reading stopped moving for a moment. data: block, offset."""
    COMPLETED = "completed"
    """A lesson was understood, or every item of an attempt answered."""
    INITIALIZED = "initialized"
    """An attempt began. data: the frozen plan."""
    ANSWERED = "answered"
    """data: item, response; the score says how it was judged."""
    LAUNCHED = "launched"
    """A scenario is played. data: scenario, whole; earlier, the play replayed or null; kept, its first decisions
    taken over as [choice, certainty].
    """
    CHOSE = "chose"
    """A decision in a scene. data: step, choice (its number in the scene); ending, the last scene, when it leads there,
    and then completion is true.
    """
    CONCLUDED = "concluded"
    """A scenario's debrief was read; the certainty is how sure the learner is now."""
    REVIEWED = "reviewed"
    """A question that came back was answered, outside any quiz. activity: the item. data: item, whole, as it was shown;
    quiz, whose pool it comes from; response.
    """
    NOTED = "noted"
    """A personal note on a lesson. data: note, its id; anchor and title of the section; text, empty when the note is
    thrown away.
    """
    BOOKMARKED = "bookmarked"
    """data: anchor and title of the section; kept, whether the bookmark stands or was taken away."""
    PASSED = "passed"
    FAILED = "failed"
    """An attempt's result, either way. data: occasion, "pre" or "post", when it is not a quiz but a test of the course.
    """
    KEYED = "keyed"
    """This PC signs with a key. data: public (base64), centre, device_name, device; replaces, a key's id or null."""
    TRUSTED = "trusted"
    """A trainer believes a key. data: public (base64), centre, device_name, device."""
    RECEIVED = "received"
    """This PC has all that another one recorded, up to a number. data: device, up_to."""
    AWARDED = "awarded"
    """The learner has an attestation for the course `activity`. data: code (signed), course_title, modules, minutes,
    evidence.
    """
    GATHERED = "gathered"
    """Recommendations that say the same, put together under the id `activity`; nobody's. data: members, text, actor,
    deadline.
    """
    RANKED = "ranked"
    """What the group thinks of the proposal `activity`; nobody's. data: points."""
    PRINTED = "printed"
    """A variant of the quiz `activity` was printed; nobody's. data: code, and the plan as `initialized` freezes it."""
    ERASED = "erased"
    """The learner asked to be forgotten: nothing else about them is taken any more."""
    BINNED = "binned"
    """A trainer hides the learner, until `unbinned`. data: trainer."""
    UNBINNED = "unbinned"
    APPOINTED = "appointed"
    """The person is a trainer. data: name."""
    POSTPONED = "postponed"
    """Something offered is to come later. activity: "pre" or "post"."""
    RESPONDED = "responded"
    """A question of the satisfaction form, answered or skipped; the last time counts. data: response (empty when
    skipped), question and answer in plain words.
    """
    RECOMMENDED = "recommended"
    """What should be done. activity: the prompt's id. data: recommendation (its id: the same one again is a newer
    wording), module, prompt (in plain words), text, actor, deadline.
    """
    WITHDREW = "withdrew"
    """data: recommendation, which its author no longer makes."""
    COHORT_PLANNED = "cohort-planned"
    """A training session, whose id is the activity; nobody's, so its learner is empty. data: what changed of name,
    place, starts, ends, trainers, groups.
    """
    ENROLLED = "enrolled"
    """A learner is on the class list of the session `activity`. data: group, code, organisation."""
    UNENROLLED = "unenrolled"
    """A learner was put in the bin of that session; `enrolled` again takes them out."""
    MERGED = "merged"
    """This learner is the same person as another one. data: into."""
    SEPARATED = "separated"
    """The merge of this learner is undone."""
    HELPED = "helped"
    """A trainer's note about the learner. data: text, trainer."""
    PSEUDONYMISED = "pseudonymised"
    """The centre hides names with a key; nobody's. data: key (hexadecimal), of which the first one made counts."""
    EXPORTED = "exported"
    """Statements left for a file; nobody's, so its learner is empty. data: format, level, cohort, upto: the last
    number of each device that the file holds.
    """


PRIVATE = frozenset({Verb.NOTED, Verb.BOOKMARKED})
"""What a learner keeps for themselves: it travels with their record, and no board, export or learning record store
shows it.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact about to be recorded. `activity` is a lesson's, quiz's or item's id; `duration_ms` excludes idling."""

    learner: LearnerId
    verb: str
    activity: str = ""
    attempt: AttemptId | None = None
    course_version: str = ""
    score_raw: float | None = None
    score_max: float | None = None
    success: bool | None = None
    completion: bool | None = None
    duration_ms: int | None = None
    certainty: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A recorded fact.

    `seq` counts this device's statements from 1 without a gap: receipts speak of it. `tick` is a Lamport clock, one
    more than any tick the device had seen: whatever could have influenced this statement has a smaller tick, so
    (tick, device, seq) orders facts rightly even when PCs disagree about the time. `recorded_at` is for people only.
    """

    id: StatementId
    device: DeviceId
    seq: int
    tick: int
    recorded_at: datetime
    draft: Draft

    @property
    def order(self) -> tuple[int, str, int]:
        return (self.tick, self.device, self.seq)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, causes before effects, whatever the order and the repetitions of arrival."""
    return sorted({statement.id: statement for statement in statements}.values(), key=lambda s: s.order)
