"""What the session report says of a real record."""

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.document import Grid
from coprosec.domain.ids import ModuleId
from coprosec.domain.report import blocks
from coprosec.domain.scenario import Prompt
from coprosec.services.course_texts import CourseTexts
from coprosec.services.study import Study
from tests import samples
from tests.services.certificates_samples import READING, graduate

QUIZ = samples.quiz(per_objective=1, draw={"o1": 1, "o2": 1})
COURSE = samples.course(samples.module("m1", 2))
TEXTS = CourseTexts(COURSE, (QUIZ,), (), {}, {QUIZ.id: "m1"}, {"m1": "Module 1"})


def take(study: Study, name: str, given: str) -> None:
    """Somebody gives one answer to every question of the quiz."""
    state = study.attempts.start(study.learners.register(name).id, QUIZ, "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, (given,), 4000)


def hard_questions(study: Study) -> list[tuple[str, ...]]:
    """The lines of the table of hard questions: module, question, share of right answers, wrong answer."""
    grids = [one for one in blocks(study.reports.report(TEXTS, None)) if isinstance(one, Grid)]
    return [row for grid in grids if "Réussite" in grid.headings for row in grid.rows]


def test_hard_questions_are_those_that_some_missed_with_the_wrong_answer_most_given(study: Study) -> None:
    for name, given in (("Afi", "b"), ("Bio", "b"), ("Codjo", "a"), ("Dossi", "a"), ("Ekoué", "c")):
        take(study, name, given)
    rows = hard_questions(study)
    assert rows
    told = {(module, share, wrong) for module, _question, share, wrong in rows}
    assert told == {("Module 1", "40\u202f%", "Choix a (2)")}


def test_a_question_that_nobody_missed_is_not_hard_and_what_one_person_answered_is_not_told(study: Study) -> None:
    for name in ("Afi", "Bio", "Codjo", "Dossi", "Ekoué"):
        take(study, name, "b")
    assert not hard_questions(study)
    take(study, "Fifamè", "a")
    assert {wrong for _module, _question, _share, wrong in hard_questions(study)} == {"—"}


def test_what_somebody_did_under_two_ids_is_theirs(study: Study) -> None:
    cohort = study.cohorts.plan(CohortPlan("Lokossa"))
    listed, double = study.learners.register("Afi Dossou"), graduate(study, "Afi Dosou")
    study.cohorts.enrol(cohort.id, listed.id)
    prompt = Prompt("m1-r1", "Que faire ?", "", ("élus",))
    study.recommendations.write(double.id, ModuleId("m1"), prompt, "Réparer les lampes", "élus", "")
    study.certificates.award(double.id, READING)
    study.cohorts.merge(double.id, listed.id)
    report = study.reports.report(TEXTS, cohort)
    assert (report.attestations, [one.text for one in report.proposals]) == (1, ["Réparer les lampes"])
