"""One person as their trainer follows them: tries answer by answer, what happened when, help given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from coprosec.domain import untrusted
from coprosec.domain.attempts import fold_attempt, percent
from coprosec.domain.ids import AttemptId, LearnerId
from coprosec.domain.plain import plain
from coprosec.domain.statements import Statement, Verb, in_order
from coprosec.domain.wording import answer_in_words

LONGEST_NOTE = 2000
_TOLD = (
    Verb.OPENED,
    Verb.EXPERIENCED,
    Verb.COMPLETED,
    Verb.INITIALIZED,
    Verb.PASSED,
    Verb.FAILED,
    Verb.LAUNCHED,
    Verb.CONCLUDED,
    Verb.REVIEWED,
    Verb.RESPONDED,
    Verb.RECOMMENDED,
    Verb.AWARDED,
    Verb.MERGED,
    Verb.SEPARATED,
    Verb.HELPED,
)
"""Facts that a timeline tells; the others are details of them, or private, as notes and bookmarks are."""
ENDED, CLAIMED = "ended", "claimed"
"""What an event also is: a scenario played to one of its ends, a guest's work that somebody took over."""
_A_LINE_A_DAY = (Verb.REVIEWED, Verb.RESPONDED)
"""One fact a question: a timeline counts those of a day."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer. `won` is the share of its points, None for what is not scored."""

    prompt: str
    response: str
    won: float | None
    certainty: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One try. `percent` and `success` are None until it is finished."""

    id: AttemptId
    title: str
    started_at: datetime
    percent: int | None
    success: bool | None
    answers: tuple[AnswerView, ...]
    items: int


@dataclass(frozen=True, slots=True)
class Note:
    at: datetime
    text: str
    trainer: str


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is a verb, ENDED or CLAIMED; `title` what it was about; `count` how many questions of that day it stands
    for. What somebody thinks of the course is never told: it has no title.
    """

    at: datetime
    what: str
    title: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class PersonView:
    learner: LearnerId
    name: str
    attempts: tuple[AttemptView, ...]
    notes: tuple[Note, ...]
    events: tuple[Event, ...]


def person_view(
    learner: LearnerId, name: str, statements: Iterable[Statement], title_of: Callable[[str], str]
) -> PersonView:
    """Everything, the latest first. Attempts that cannot be read, as those of a newer program, are left out."""
    ordered = in_order(statements)
    tries: dict[AttemptId, list[Statement]] = {}
    for statement in ordered:
        if statement.draft.attempt is not None:
            tries.setdefault(statement.draft.attempt, []).append(statement)
    attempts = [view for found in tries.values() if (view := _attempt(found)) is not None]
    titles = {view.id: view.title for view in attempts}
    return PersonView(
        learner,
        name,
        tuple(reversed(attempts)),
        tuple(reversed([_note(s) for s in ordered if s.draft.verb == Verb.HELPED])),
        tuple(reversed(_events(ordered, titles, title_of))),
    )


def _events(ordered: list[Statement], titles: dict[AttemptId, str], title_of: Callable[[str], str]) -> list[Event]:
    for statement in ordered:
        if statement.draft.verb == Verb.LAUNCHED and statement.draft.attempt is not None:
            titles.setdefault(statement.draft.attempt, title_of(statement.draft.activity))
    lines: dict[object, list[Statement]] = {}
    for statement in ordered:
        draft = statement.draft
        if draft.verb in _A_LINE_A_DAY:
            key: object = (draft.verb, statement.recorded_at.astimezone().date())
            lines[key] = [*lines.pop(key, []), statement]
        elif draft.verb in _TOLD or _ends(statement):
            lines[statement.id] = [statement]
    return [_event(found[-1], titles, title_of, len({s.draft.activity for s in found})) for found in lines.values()]


def _ends(statement: Statement) -> bool:
    return statement.draft.verb == Verb.CHOSE and statement.draft.completion is True


def _attempt(statements: list[Statement]) -> AttemptView | None:
    try:
        state = fold_attempt(statements)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if state is None:
        return None
    more: dict[str, Statement] = {}
    for statement in statements:
        if statement.draft.verb == Verb.ANSWERED:
            more.setdefault(statement.draft.activity, statement)
    answers = []
    for item in state.plan.items:
        outcome = state.outcomes.get(item.id)
        if outcome is not None:
            draft = more[item.id].draft
            won = float(outcome.score.scaled) if outcome.score.max else None
            spent = draft.duration_ms / 1000 if draft.duration_ms is not None else None
            response = answer_in_words(item, outcome.response)
            answers.append(AnswerView(plain(item.prompt), response, won, draft.certainty, spent))
    share = percent(state.score) if state.finished else None
    return AttemptView(
        state.id, state.plan.title, state.started_at, share, state.success, tuple(answers), len(state.plan.items)
    )


def _note(statement: Statement) -> Note:
    data = statement.draft.data
    return Note(statement.recorded_at, untrusted.text(data, "text"), untrusted.text(data, "trainer"))


def _event(statement: Statement, titles: Mapping[AttemptId, str], title_of: Callable[[str], str], count: int) -> Event:
    draft, at = statement.draft, statement.recorded_at
    match draft.verb:
        case Verb.HELPED | Verb.RECOMMENDED:
            return Event(at, draft.verb, untrusted.text(draft.data, "text"))
        case Verb.REVIEWED | Verb.RESPONDED:
            return Event(at, draft.verb, "", count)
        case Verb.MERGED | Verb.SEPARATED:
            claimed = draft.verb == Verb.MERGED and draft.data.get("claimed") is True
            return Event(at, CLAIMED if claimed else draft.verb, "")
    title = titles.get(draft.attempt, "") if draft.attempt is not None else ""
    return Event(at, ENDED if _ends(statement) else draft.verb, title or title_of(draft.activity))
