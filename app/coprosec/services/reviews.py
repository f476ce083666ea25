"""Questions that come back: which ones today, by the FSRS algorithm, and the answers given to them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
        """How many questions come back today."""
        return len(self.plan(learner).today)

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
    found = recalls(answers)
    if not found:
        return ReviewPlan(now.date(), (), ())
    now = present(now, max(times[-1].at for times in found.values()))
    days, quizzes, frozen = _days(found, now), _quizzes(answers), frozen_items(ordered)
    awaited = [
        Due(item, quizzes[item], days[item], len(times), times[-1].rating is Rating.AGAIN, frozen.get(item))
        for item, times in found.items()
    ]
    today = sorted((due for due in awaited if due.day <= now.date()), key=lambda due: (due.day, due.item))
    later = Counter(due.day for due in awaited if due.day > now.date())
    return ReviewPlan(now.date(), tuple(today), tuple(sorted(later.items())))


def _days(found: Mapping[ItemId, Sequence[Recall]], now: datetime) -> dict[ItemId, date]:
    """The day on which each question comes back. An answer that claims to be of the future was given now."""
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


def _quizzes(answers: Iterable[Judged]) -> dict[ItemId, QuizId]:
    """The pool that each question was last drawn from."""
    return {answer.item: answer.quiz for answer in answers}


def frozen_items(ordered: Iterable[Statement]) -> dict[ItemId, Item]:
    """Each question as it was last shown, from statements in order; those of a newer program are left out."""
    found: dict[ItemId, Item] = {}
    for statement in ordered:
        data = statement.draft.data
        if statement.draft.verb == Verb.INITIALIZED:
            shown = data.get("items") or ()
        elif statement.draft.verb == Verb.REVIEWED:
            shown = (data.get("item"),)
        else:
            continue
        for one in shown:
            item = readable(one)
            if item is not None:
                found[item.id] = item
    return found


def readable(data: object) -> Item | None:
    """An item, unless a newer program wrote it otherwise."""
    try:
        return Item.from_data(data)  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError):
        return None
