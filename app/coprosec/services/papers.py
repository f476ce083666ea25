"""A day without power: quizzes printed in variants, answers keyed in afterwards as if they had been given here."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from coprosec.domain.attempts import AttemptPlan, AttemptState, Outcome, draw, passes
from coprosec.domain.clock import Clock
from coprosec.domain.ids import AttemptId, LearnerId, new_uuid
from coprosec.domain.items import Item, Response, Score
from coprosec.domain.papers import KEYED, LettersError, Variant, code_of, fold_variants, on_paper, read_letters
from coprosec.domain.quiz import Quiz
from coprosec.domain.statements import NOBODY, Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.judging import judge
from coprosec.storage.record import Record

MOST_VARIANTS = 8


class Papers:
    """Prints variants and takes their answers. What was printed is frozen: a later course changes nothing to it."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def variants(self) -> tuple[Variant, ...]:
        """Everything printed at this PC and those it heard of, the newest first."""
        return fold_variants(self._record.about(NOBODY, (Verb.PRINTED,)))

    def draw(self, quiz: Quiz, course_version: str, count: int) -> tuple[Variant, ...]:
        """New variants, recorded so that any PC can take their answers."""
        made = []
        for _nth in range(max(1, min(MOST_VARIANTS, count))):
            seed = secrets.token_hex(8)
            plan = replace(draw(on_paper(quiz), seed, course_version), certainty=False)
            made.append(Variant(code_of(seed), plan))
        self._record.append([_printed(variant) for variant in made])
        return tuple(made)

    def key_in(self, learner: LearnerId, variant: Variant, letters: str, trainer: str) -> AttemptState:
        """Record a sheet: the statements of an attempt, together, marked with who keyed them in.

        A question without a letter is worth nothing. KnownError LETTERS_REFUSED, with the question's number, when the
        letters do not fit the sheet.
        """
        try:
            responses = read_letters(letters, variant.plan)
        except LettersError as error:
            raise KnownError(ErrorCode.LETTERS_REFUSED, what=error.question, count=len(variant.plan.items)) from error
        attempt, now = AttemptId(new_uuid(self._clock())), self._clock()
        pairs = list(zip(variant.plan.items, responses, strict=True))
        outcomes = {item.id: Outcome(given, _score(item, given), now) for item, given in pairs}
        state = AttemptState(attempt, learner, variant.plan, now, outcomes, None)
        state = replace(state, success=passes(state.score, variant.plan.pass_mark))
        self._record.append(list(_drafts(state, variant.plan, trainer)))
        return state


def _printed(variant: Variant) -> Draft:
    plan = variant.plan
    data = plan.to_data() | {"code": variant.code}
    return Draft(NOBODY, Verb.PRINTED, plan.quiz, course_version=plan.course_version, data=data)


def _score(item: Item, given: Response) -> Score:
    return judge(item, given) if given else Score(Fraction(0), Fraction(int(item.body.scored)))


def _drafts(state: AttemptState, plan: AttemptPlan, trainer: str) -> Iterator[Draft]:
    mark = {KEYED: trainer}
    blank = Draft(state.learner, "", attempt=state.id, course_version=plan.course_version, data=mark)
    yield replace(blank, verb=Verb.INITIALIZED, activity=plan.quiz, data=plan.to_data() | mark)
    for item in plan.items:
        outcome = state.outcomes[item.id]
        yield replace(
            blank,
            verb=Verb.ANSWERED,
            activity=item.id,
            score_raw=float(outcome.score.raw),
            score_max=float(outcome.score.max),
            success=outcome.score.full if item.body.scored else None,
            data={"response": list(outcome.response)} | mark,
        )
    yield replace(blank, verb=Verb.COMPLETED, activity=plan.quiz, completion=True)
    yield replace(
        blank,
        verb=Verb.PASSED if state.success else Verb.FAILED,
        activity=plan.quiz,
        score_raw=float(state.score.raw),
        score_max=float(state.score.max),
        success=state.success,
    )
