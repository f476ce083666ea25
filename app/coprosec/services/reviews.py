"""Questions that come back: which ones today, by the FSRS algorithm, and the answers given to them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from coprosec.domain.attempts import Outcome
from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.clock import Clock
from coprosec.domain.company import for_each
from coprosec.domain.ids import ItemId, LearnerId, QuizId
from coprosec.domain.items import Item, Response
from coprosec.domain.judged import VERBS, Judged, judged
from coprosec.domain.reviewing import Due, Rating, Recall, ReviewPlan, present, recalls
from coprosec.domain.statements import Draft, Statement, Verb, in_order
from coprosec.services.judging import judge
from coprosec.storage.record import Record

LONGEST_DAYS = 180
"""A course is not learned for life: nothing waits longer than this."""


class Reviews:
    """Folds what was answered into what comes back; nothing but statements is kept."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self.companions: Sequence[LearnerId] = ()
        """Who answers beside the learner: it counts for the same question of theirs, if they have it to review."""

    def due(self, learner: LearnerId) -> int:
        """How many questions come back today; reads no question, as the home page asks it each time."""
        return _due(self._record.about(learner, VERBS), self._clock())

    def plan(self, learner: LearnerId) -> ReviewPlan:
        """What comes back today, and later."""
        return plan(self._record.about(learner, VERBS), self._clock())

    def answer(
        self,
        learner: LearnerId,
        quiz: QuizId,
        item: Item,
        response: Response,
        certainty: int | None,
        duration_ms: int,
        course_version: str,
    ) -> Outcome:
        """Judge and record one answer, with the question as it was shown. On the disk when this returns.

        KnownError ANSWER_REFUSED when the response cannot be judged.
        """
        score = judge(item, response)
        told = certainty if certainty in CERTAINTIES and item.body.scored else None
        draft = Draft(
            learner,
            Verb.REVIEWED,
            item.id,
            course_version=course_version,
            score_raw=float(score.raw),
            score_max=float(score.max),
            success=score.full if item.body.scored else None,
            duration_ms=duration_ms,
            certainty=told,
            data={"item": item.to_data(), "quiz": quiz, "response": list(response)},
        )
        recorded = self._record.append(for_each([draft], self.companions))[0]
        return Outcome(response, score, recorded.recorded_at, told)


def plan(statements: Iterable[Statement], now: datetime) -> ReviewPlan:
    """What these statements of one person bring back, whatever their order. Days are those of UTC."""
    ordered = in_order(statements)
    answers = judged(ordered)
    found, now = _recalled(answers, now)
    days = _days(found, now)
    wanted = {item for item, day in days.items() if day <= now.date()}
    quizzes, frozen = {answer.item: answer.quiz for answer in answers}, frozen_items(ordered, wanted)
    today = [
        Due(item, quizzes[item], days[item], len(times), times[-1].rating is Rating.AGAIN, frozen.get(item))
        for item, times in found.items()
        if item in wanted
    ]
    later = Counter(day for day in days.values() if day > now.date())
    return ReviewPlan(
        now.date(), tuple(sorted(today, key=lambda due: (due.day, due.item))), tuple(sorted(later.items()))
    )


def _due(statements: Iterable[Statement], now: datetime) -> int:
    found, now = _recalled(judged(statements), now)
    return sum(day <= now.date() for day in _days(found, now).values())


def _recalled(answers: Iterable[Judged], now: datetime) -> tuple[Mapping[ItemId, Sequence[Recall]], datetime]:
    """What comes back at all, and what time it is."""
    found = recalls(answers)
    return found, present(now, max((times[-1].at for times in found.values()), default=None))


def _days(found: Mapping[ItemId, Sequence[Recall]], now: datetime) -> dict[ItemId, date]:
    """The day on which each question comes back. An answer that claims to be of the future was given now."""
    if not found:
        return {}
    from fsrs import Card, Scheduler
    from fsrs import Rating as Rated

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False)
    days: dict[ItemId, date] = {}
    for item, times in found.items():
        card = Card(card_id=0)
        at = now
        for recall in times:
            at = min(recall.at, now)
            card, _log = scheduler.review_card(card, Rated(int(recall.rating)), at)
        days[item] = at.date() + timedelta(days=(card.due - at).days)
    return days


def frozen_items(statements: Sequence[Statement], wanted: Collection[ItemId]) -> dict[ItemId, Item]:
    """Some questions as they were last shown, from statements in order; those of a newer program are left out."""
    found: dict[ItemId, Item] = {}
    for statement in reversed(statements):
        for data in _shown(statement):
            name = data.get("id") if isinstance(data, dict) else None
            if name in wanted and name not in found and (item := readable(data)) is not None:
                found[item.id] = item
    return found


def _shown(statement: Statement) -> Sequence[object]:
    """The questions that a statement froze."""
    data = statement.draft.data
    if statement.draft.verb == Verb.REVIEWED:
        return (data.get("item"),)
    shown = data.get("items") if statement.draft.verb == Verb.INITIALIZED else None
    return shown if isinstance(shown, list) else ()


def readable(data: object) -> Item | None:
    """An item, unless a newer program wrote it otherwise."""
    try:
        return Item.from_data(data)  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError):
        return None
