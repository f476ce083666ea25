"""The tests of the course, the satisfaction form and recommendations, on a real record."""

from dataclasses import replace
from fractions import Fraction

import pytest

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.ids import ItemId, ModuleId
from coprosec.domain.items import FreeText, Item, Opinion
from coprosec.domain.learner import Learner
from coprosec.domain.scenario import Prompt
from coprosec.domain.statements import Verb
from coprosec.domain.testing import Occasion, gain
from coprosec.errors import KnownError
from coprosec.services.study import Study
from tests import samples
from tests.services.conftest import OpenStudy

RIGHT, WRONG = ("b",), ("a",)
PROMPT = Prompt("m1-r1", "Que <em>faire</em> ?", "", ("élus", "police"))
M1 = ModuleId("m1")


@pytest.fixture
def bio(study: Study) -> Learner:
    return study.learners.register("Bio")


def take(study: Study, learner: Learner, occasion: Occasion, right: int) -> None:
    state = study.testing.take(learner.id, samples.quiz(), "v1", occasion)
    for nth, item in enumerate(state.plan.items):
        state = study.attempts.answer(state, item, RIGHT if nth < right else WRONG, 10)


def test_a_test_is_taken_once_each_time_and_gives_a_gain(study: Study, amina: Learner) -> None:
    take(study, amina, Occasion.PRE, 1)
    take(study, amina, Occasion.POST, 3)
    progress = study.progress.of(amina)
    assert [(result.occasion, result.score.raw) for result in progress.tests] == [
        (Occasion.PRE, Fraction(1)),
        (Occasion.POST, Fraction(3)),
    ]
    found = gain(study.testing.results())
    assert found is not None
    assert (found.n, found.normalised) == (1, Fraction(1))


def test_somebody_known_under_two_ids_who_took_a_quiz_under_each_counts_once(
    study: Study, amina: Learner, bio: Learner
) -> None:
    asked = 0
    for learner, given in ((amina, WRONG), (bio, RIGHT)):
        state = study.attempts.start(learner.id, samples.quiz(), "v1")
        asked = len(state.plan.items)
        for item in state.plan.items:
            state = study.attempts.answer(state, item, given, 10)
    assert given_to(study) == [False] * asked + [True] * asked
    study.cohorts.merge(bio.id, amina.id)
    assert given_to(study) == [False] * asked


def given_to(study: Study) -> list[bool]:
    """Whether each answer that the figures count is right, the wrong ones first."""
    found = study.insights.of_quiz(samples.quiz())
    return sorted(
        given.right for question in found.questions for given in question.given for _one in range(given.count)
    )


def test_somebody_known_under_two_ids_took_both_tests(study: Study, amina: Learner, bio: Learner) -> None:
    take(study, amina, Occasion.PRE, 1)
    take(study, bio, Occasion.POST, 3)
    assert study.insights.tests() is None
    cohort = study.cohorts.plan(CohortPlan("Lokossa")).id
    study.cohorts.enrol(cohort, bio.id)
    study.cohorts.merge(bio.id, amina.id)
    found = study.insights.tests(cohort)
    assert found is not None
    assert (found.n, found.normalised) == (1, Fraction(1))


def test_a_test_interrupted_goes_on_and_one_ended_is_not_begun_again(open_study: OpenStudy, study: Study) -> None:
    amina = study.learners.register("Amina")
    state = study.testing.take(amina.id, samples.quiz(), "v1", Occasion.PRE)
    state = study.attempts.answer(state, state.plan.items[0], RIGHT, 10)
    study = open_study()
    again = study.testing.take(amina.id, samples.quiz(), "v1", Occasion.PRE)
    assert again == state
    for item in again.plan.items[1:]:
        again = study.attempts.answer(again, item, WRONG, 10)
    assert study.testing.take(amina.id, samples.quiz(), "v1", Occasion.PRE).id == state.id
    assert again.plan.feedback_at_end


def test_a_test_is_one_persons_own(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    take(study, amina, Occasion.PRE, 2)
    study.testing.postpone(amina.id, Occasion.POST)
    assert study.progress.of(bio).tests == ()
    assert not study.progress.of(bio).attempts
    assert study.progress.of(amina).postponed == {"post"}
    assert not study.progress.of(bio).postponed


def test_opinions_are_kept_anew_and_alone(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    asked = Item(
        ItemId("sat-1"),
        samples.item("x").objective,
        samples.LESSON,
        1,
        "<p>Utile ?</p>",
        "",
        "",
        Opinion(samples.choices("abc")),
    )
    free = replace(asked, id=ItemId("sat-2"), body=FreeText())
    study.opinions.respond(amina.id, asked, ("a",), "v1")
    study.opinions.respond(amina.id, asked, ("c",), "v1")
    study.opinions.respond(amina.id, free, ("  ",), "v1")
    assert study.opinions.of(amina.id) == {"sat-1": ("c",), "sat-2": ()}
    assert study.progress.of(amina).opinions == {"sat-1", "sat-2"}
    assert study.opinions.of(bio.id) == {}
    assert [(one.item, one.answer) for one in study.opinions.all()] == [("sat-1", "Choix c"), ("sat-2", "")]
    last = [s.draft.data for s in study.record.statements() if s.draft.verb == Verb.RESPONDED][1]
    assert (last["question"], last["answer"]) == ("Utile ?", "Choix c")
    with pytest.raises(KnownError):
        study.opinions.respond(amina.id, asked, ("z",), "v1")


def test_a_recommendation_is_written_reworded_and_withdrawn(open_study: OpenStudy, study: Study) -> None:
    amina = study.learners.register("Amina")
    (first,) = study.recommendations.write(amina.id, M1, PROMPT, " Éclairer la rue ", "élus", "Dans le mois")
    assert (first.text, first.question, first.authors) == ("Éclairer la rue", "Que faire ?", (amina.id,))
    study = open_study()
    (second,) = study.recommendations.reword(amina.id, first, "Éclairer le marché", "police", "Plus tard")
    assert (second.id, second.text, second.actor) == (first.id, "Éclairer le marché", "police")
    assert study.recommendations.withdraw(amina.id, second) == ()
    assert study.recommendations.all() == ()


def test_written_together_it_is_one_recommendation_of_each(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    study.recommendations.write(amina.id, M1, PROMPT, "Éclairer la rue", "élus", "Dans le mois")
    (only,) = study.recommendations.all()
    assert only.authors == tuple(sorted((amina.id, bio.id)))
    assert study.recommendations.of(bio.id) == (only,)
    study.sit(bio.id, [])
    study.recommendations.withdraw(bio.id, only)
    assert study.recommendations.of(bio.id) == ()
    assert len(study.recommendations.of(amina.id)) == 1


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 601])
def test_an_empty_or_endless_recommendation_is_refused(study: Study, amina: Learner, text: str) -> None:
    with pytest.raises(KnownError):
        study.recommendations.write(amina.id, M1, PROMPT, text, "élus", "Dans le mois")
    assert study.recommendations.all() == ()
