"""A quiz from its first question to its result, across sessions."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from coprosec.domain.attempts import AttemptState
from coprosec.domain.ids import AttemptId
from coprosec.domain.items import Item, Response
from coprosec.domain.learner import Learner
from coprosec.domain.progress import Place, PlaceKind
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests import samples
from tests.samples import QUIZ, FakeClock
from tests.services.conftest import OpenStudy

RIGHT, WRONG = ("b",), ("a",)
MIXED = replace(
    samples.quiz(draw={"o1": len(samples.BODIES)}),
    items=tuple(samples.item(f"q-{body.kind}", body) for body in samples.BODIES),
)


def answer_all(study: Study, state: AttemptState, wrong: int = 0) -> AttemptState:
    for nth, item in enumerate(state.plan.items):
        state = study.attempts.answer(state, item, WRONG if nth < wrong else RIGHT, 1000)
    return state


def verbs(study: Study, state: AttemptState) -> list[str]:
    return [statement.draft.verb for statement in study.record.statements() if statement.draft.attempt == state.id]


@pytest.mark.parametrize("wrong,verb,percent", [(0, Verb.PASSED, 100), (1, Verb.FAILED, 66), (3, Verb.FAILED, 0)])
def test_given_a_quiz_when_every_item_is_answered_then_the_result_is_recorded_with_the_last_one(
    study: Study, amina: Learner, wrong: int, verb: Verb, percent: int
) -> None:
    state = answer_all(study, study.attempts.start(amina.id, samples.quiz(), "1"), wrong)
    assert verbs(study, state) == [Verb.INITIALIZED, *[Verb.ANSWERED] * 3, Verb.COMPLETED, verb]
    assert state.success is (verb == Verb.PASSED)
    assert len(state.missed()) == wrong
    (summary,) = study.progress.of(amina).attempts
    assert (summary.success, summary.percent, summary.answered) == (state.success, percent, 3)
    assert study.progress.of(amina).place is None
    assert study.attempts.resume(state.id) == state


def test_given_a_mark_that_is_just_reached_when_finished_then_passed(study: Study, amina: Learner) -> None:
    quiz = samples.quiz(5, {"o1": 5})
    assert answer_all(study, study.attempts.start(amina.id, quiz, "1"), wrong=1).success is True
    assert answer_all(study, study.attempts.start(amina.id, quiz, "1"), wrong=2).success is False


def sample_response(item: Item) -> Response:
    return item.body.key() or (("a",) if item.body.kind == "opinion" else ("Mon avis : « oui ».",))


def test_given_every_kind_of_item_when_answered_then_the_file_gives_all_back(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    state = study.attempts.start(amina.id, MIXED, "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, sample_response(item), 1000)
    assert state.success
    assert (state.score.scaled, state.score.max) == (Fraction(1), Fraction(len(samples.SCORED)))
    assert open_study().attempts.resume(state.id) == state


def test_given_an_item_already_answered_when_answered_again_then_the_first_counts(study: Study, amina: Learner) -> None:
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    item = state.plan.items[0]
    state = study.attempts.answer(state, item, WRONG, 1000)
    known = study.record.statements()
    assert study.attempts.answer(state, item, RIGHT, 1000) == state
    assert study.record.statements() == known
    assert state.outcomes[item.id].response == WRONG


@pytest.mark.parametrize("response", [(), ("a", "b"), ("z",)])
def test_given_a_response_that_cannot_be_judged_when_answered_then_refused_and_nothing_recorded(
    study: Study, amina: Learner, response: Response
) -> None:
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    known = study.record.statements()
    with pytest.raises(KnownError) as refusal:
        study.attempts.answer(state, state.plan.items[0], response, 1000)
    assert refusal.value.code is ErrorCode.ANSWER_REFUSED
    assert study.record.statements() == known
    assert study.attempts.resume(state.id).outcomes == {}


def test_given_an_interrupted_quiz_when_the_file_is_opened_again_then_it_goes_on_as_it_was(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    before = study.attempts.start(amina.id, samples.quiz(), "1")
    before = study.attempts.answer(before, before.plan.items[0], RIGHT, 1000)
    study = open_study()
    progress = study.progress.of(amina)
    assert progress.place == Place(PlaceKind.QUIZ, attempt=before.id, quiz=QUIZ)
    after = study.attempts.resume(before.id)
    assert after == before
    assert json.dumps(after.plan.to_data()) == json.dumps(before.plan.to_data())
    assert (after.next_index, answer_all(study, after).success) == (1, True)


def test_given_a_second_attempt_when_drawn_then_it_asks_other_questions(study: Study, amina: Learner) -> None:
    first = answer_all(study, study.attempts.start(amina.id, samples.quiz(), "1"), wrong=3)
    second = study.attempts.start(amina.id, samples.quiz(), "1")
    assert not {item.id for item in first.plan.items} & {item.id for item in second.plan.items}


def test_given_a_clock_going_backwards_when_finished_then_the_time_spent_is_not_negative(
    study: Study, amina: Learner, clock: FakeClock
) -> None:
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    clock.back(days=400)
    state = answer_all(study, state)
    spent = [told.draft.duration_ms for told in study.record.statements() if told.draft.verb == Verb.PASSED]
    assert (state.success, spent) == (True, [0])


def test_given_an_attempt_that_is_not_here_when_resumed_then_gone(study: Study) -> None:
    with pytest.raises(KnownError) as refusal:
        study.attempts.resume(AttemptId("nowhere"))
    assert refusal.value.code is ErrorCode.CONTENT_GONE


def newer_attempt(learner: Learner) -> Draft:
    """An attempt with a kind of question that only a later version of the program knows."""
    data = samples.plan((samples.item("o1-q0"),)).to_data()
    data["items"][0]["kind"] = "hologram"
    return Draft(learner.id, Verb.INITIALIZED, QUIZ, attempt=AttemptId("newer"), data=data)


def test_given_an_attempt_of_a_newer_program_when_resumed_then_told(study: Study, amina: Learner) -> None:
    study.record.append([newer_attempt(amina)])
    with pytest.raises(KnownError) as refusal:
        study.attempts.resume(AttemptId("newer"))
    assert refusal.value.code is ErrorCode.ATTEMPT_NEWER


def test_given_an_attempt_of_a_newer_program_when_another_is_begun_then_it_can_be(study: Study, amina: Learner) -> None:
    study.record.append([newer_attempt(amina)])
    assert len(study.attempts.start(amina.id, samples.quiz(), "1").plan.items) == 3


def test_given_a_certainty_when_answered_then_it_is_recorded_and_changes_no_score(study: Study, amina: Learner) -> None:
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    for nth, item in enumerate(state.plan.items):
        state = study.attempts.answer(state, item, RIGHT if nth else WRONG, 1000, 3)
    told = [fact.draft.certainty for fact in study.record.statements() if fact.draft.verb == Verb.ANSWERED]
    assert told == [3, 3, 3]
    assert state.score.raw == Fraction(2)
    assert state.certainty.points == Fraction(0)
    assert state.certainty.said == 3
    assert study.attempts.resume(state.id) == state


@pytest.mark.parametrize("told", [None, 0, 4, -6])
def test_given_no_certainty_or_one_that_is_none_when_answered_then_none_is_recorded(
    told: int | None, study: Study, amina: Learner
) -> None:
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    state = study.attempts.answer(state, state.plan.items[0], RIGHT, 1000, told)
    assert state.outcomes[state.plan.items[0].id].certainty is None


def test_given_a_rule_or_an_opinion_that_asks_none_when_told_then_it_is_dropped(study: Study, amina: Learner) -> None:
    quiet = replace(samples.quiz(), certainty=False)
    state = study.attempts.start(amina.id, quiet, "1")
    state = study.attempts.answer(state, state.plan.items[0], RIGHT, 1000, 3)
    assert state.certainty.said == 0
    mixed = study.attempts.start(amina.id, MIXED, "1")
    opinion = next(item for item in mixed.plan.items if not item.body.scored)
    mixed = study.attempts.answer(mixed, opinion, sample_response(opinion), 1000, 3)
    assert mixed.outcomes[opinion.id].certainty is None


def test_given_two_windows_on_one_attempt_then_the_first_answer_counts_and_the_end_is_recorded_once(
    study: Study, amina: Learner, tmp_path: Path, clock: FakeClock
) -> None:
    # GIVEN an attempt that two windows show at the same question
    here = study.attempts.start(amina.id, samples.quiz(), "1")
    one, two, three = here.plan.items
    other = Study(tmp_path / "coprosec.db", clock)
    there = other.attempts.resume(here.id)

    # WHEN both answer it, then each another one
    here = study.attempts.answer(here, one, WRONG, 1000)
    there = other.attempts.answer(there, one, RIGHT, 1000)
    assert there.outcomes[one.id].response == WRONG
    here = study.attempts.answer(here, two, RIGHT, 1000)
    there = other.attempts.answer(there, three, RIGHT, 1000)

    # THEN the second window knows of all, and the result is there, once
    assert there.finished
    assert verbs(study, here) == [Verb.INITIALIZED, *[Verb.ANSWERED] * 3, Verb.COMPLETED, Verb.FAILED]
    assert study.attempts.answer(here, three, RIGHT, 1000) == there
    other.close()


def test_given_an_attempt_begun_on_one_pc_when_its_statements_come_to_another_then_it_goes_on_there(
    study: Study, amina: Learner, tmp_path: Path
) -> None:
    # GIVEN a question answered on the first PC
    state = study.attempts.start(amina.id, samples.quiz(), "1")
    state = study.attempts.answer(state, state.plan.items[0], WRONG, 1000, 2)

    # WHEN its statements reach a PC that never met it, twice and the last first
    with closing(Study(tmp_path / "autre poste.db", FakeClock(samples.START - timedelta(days=9000)))) as elsewhere:
        known = study.record.statements()
        elsewhere.record.unite(known[::-1])
        elsewhere.record.unite(known)

        # THEN the same question comes next, in the same order, and the result is the same on both
        there = elsewhere.attempts.resume(state.id)
        assert there == state
        assert (there.next_index, there.plan) == (1, state.plan)
        for item in there.plan.items[1:]:
            there = elsewhere.attempts.answer(there, item, RIGHT, 1000, 3)
        study.record.unite(elsewhere.record.statements())
    assert study.attempts.resume(state.id) == there
    assert there.success is False
    (summary,) = study.progress.of(amina).attempts
    assert (summary.finished, summary.percent) == (True, 66)


def test_given_an_attempt_finished_half_here_half_there_when_they_meet_then_its_result_is_recorded(
    study: Study, amina: Learner, tmp_path: Path
) -> None:
    here = study.attempts.start(amina.id, samples.quiz(), "1")
    one, two, three = here.plan.items
    with closing(Study(tmp_path / "autre poste.db", FakeClock())) as elsewhere:
        elsewhere.record.unite(study.record.statements())
        there = elsewhere.attempts.resume(here.id)
        there = elsewhere.attempts.answer(there, three, RIGHT, 1000)
        here = study.attempts.answer(study.attempts.answer(here, one, RIGHT, 1000), two, RIGHT, 1000)
        study.record.unite(elsewhere.record.statements())
    met = study.attempts.resume(here.id)
    assert (met.finished, met.success) == (True, None)
    assert study.attempts.conclude(met).success is True
    assert study.attempts.conclude(study.attempts.resume(here.id)) == study.attempts.resume(here.id)
    assert verbs(study, here)[-2:] == [Verb.COMPLETED, Verb.PASSED]
