"""The trainer's board: counted by the database, whatever the order of arrival and whoever was merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprosec.domain.board import Standing, totals
from coprosec.domain.cohorts import CohortPlan, resolved
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import KnownError
from coprosec.services.study import Study
from tests import samples
from tests.samples import FakeClock

COURSE = samples.course(samples.module("m1", 2), samples.module("m2", 1, with_quiz=False))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "coprosec.db", FakeClock())
    yield made
    made.close()


def read(study: Study, learner: LearnerId, *lessons: str) -> None:
    for lesson in lessons:
        study.reading.open(learner, lesson, "1")  # type: ignore[arg-type]
        study.reading.complete(learner, lesson, 60_000, "1")  # type: ignore[arg-type]


def fail(study: Study, learner: LearnerId, times: int, *, then_pass: bool = False) -> None:
    plan = samples.plan((samples.item("q1"),)).to_data()
    for nth in range(times + then_pass):
        attempt = f"{learner[:30]}-{nth}"
        won = nth == times
        study.record.append(
            [
                Draft(learner, Verb.INITIALIZED, "m1-quiz", attempt=attempt, data=plan),  # type: ignore[arg-type]
                Draft(
                    learner,
                    Verb.PASSED if won else Verb.FAILED,
                    "m1-quiz",
                    attempt=attempt,  # type: ignore[arg-type]
                    score_raw=float(won),
                    score_max=1.0,
                ),
            ]
        )


def standings(study: Study, name: str) -> list[Standing]:
    row = next(row for row in study.boards.of(COURSE).rows if row.name == name)
    return [cell.standing for cell in row.cells]


def test_given_people_at_every_stage_then_each_cell_says_it(study: Study) -> None:
    people = {name: study.learners.register(name).id for name in ("Rien", "Ouvre", "Peine", "Lit", "Réussit")}
    study.reading.open(people["Ouvre"], "m1-l0", "1")  # type: ignore[arg-type]
    fail(study, people["Peine"], 4)
    read(study, people["Lit"], "m1-l0", "m1-l1", "m2-l0")
    read(study, people["Réussit"], "m1-l0", "m1-l1")
    fail(study, people["Réussit"], 5, then_pass=True)

    assert standings(study, "Rien") == [Standing.NOT_STARTED, Standing.NOT_STARTED]
    assert standings(study, "Ouvre") == [Standing.STARTED, Standing.NOT_STARTED]
    assert standings(study, "Peine") == [Standing.NEEDS_HELP, Standing.NOT_STARTED]
    assert standings(study, "Lit") == [Standing.COMPLETED, Standing.PASSED]
    assert standings(study, "Réussit") == [Standing.PASSED, Standing.NOT_STARTED]
    board = study.boards.of(COURSE)
    untried = next(row for row in board.rows if row.name == "Lit").cells[0]
    assert untried.best_percent is None
    sums = totals(board.rows)
    assert (sums.people, sums.started, sums.needing_help, sums.modules_passed) == (5, 4, 1, 2)


def test_given_two_ids_of_one_person_when_merged_then_one_line_counts_both_and_the_undo_brings_two(
    study: Study,
) -> None:
    one, other = study.learners.register("Afi Dossou").id, study.learners.register("Dossou Afi").id
    read(study, one, "m1-l0")
    read(study, other, "m1-l1")
    study.cohorts.merge(other, one)
    rows = study.boards.of(COURSE).rows
    assert [(row.learner, row.cells[0].completed) for row in rows] == [(one, 2)]
    study.cohorts.separate(other)
    assert len(study.boards.of(COURSE).rows) == 2


def test_given_a_class_list_then_only_its_people_are_shown_with_their_group(study: Study) -> None:
    afi, bio, extra = (study.learners.register(name).id for name in ("Afi Dossou", "Bio Sanni", "Zita Kora"))
    cohort = study.cohorts.plan(CohortPlan("Parakou 1", groups=("A", "B")))
    study.cohorts.enrol(cohort.id, afi, "A")
    study.cohorts.enrol(cohort.id, bio, "B", code="017")
    study.cohorts.enrol(cohort.id, extra)
    study.cohorts.withdraw(cohort.id, extra)
    assert [(row.name, row.group) for row in study.boards.of(COURSE, cohort.id).rows] == [
        ("Afi Dossou", "A"),
        ("Bio Sanni", "B"),
    ]
    assert [member.name for member in study.cohorts.bin(cohort.id)] == ["Zita Kora"]
    assert study.cohorts.all()[0].enrolled == 2
    study.cohorts.restore(study.cohorts.bin(cohort.id)[0])
    assert study.cohorts.all()[0].enrolled == 3


def test_given_statements_that_arrive_otherwise_then_the_same_lists_result(study: Study, tmp_path: Path) -> None:
    afi = study.learners.register("Afi Dossou").id
    cohort = study.cohorts.plan(CohortPlan("Natitingou"))
    study.cohorts.enrol(cohort.id, afi, "A")
    study.cohorts.withdraw(cohort.id, afi)
    study.cohorts.enrol(cohort.id, afi, "B")
    study.cohorts.change(study.cohorts.all()[0], CohortPlan("Natitingou 2", "Préfecture"))
    other = Study(tmp_path / "other.db", FakeClock())
    for statement in reversed(study.record.statements()):
        other.record.unite([statement])
    assert other.cohorts.all() == study.cohorts.all()
    assert other.cohorts.members(cohort.id) == study.cohorts.members(cohort.id)
    other.close()
    before = study.cohorts.members(cohort.id)
    study.record.rebuild()
    assert study.cohorts.members(cohort.id) == before


def test_given_a_session_without_a_name_or_that_ends_before_it_begins_then_it_is_refused(study: Study) -> None:
    for plan in (CohortPlan("  "), CohortPlan("Kandi", starts="2026-11-24", ends="2026-11-23")):
        with pytest.raises(KnownError):
            study.cohorts.plan(plan)


def test_given_merges_made_apart_that_form_a_ring_then_everybody_still_agrees() -> None:
    ring = {LearnerId("b"): LearnerId("c"), LearnerId("c"): LearnerId("a"), LearnerId("a"): LearnerId("b")}
    assert resolved(ring) == {LearnerId("b"): "a", LearnerId("c"): "a"}
    assert resolved({LearnerId("x"): LearnerId("y"), LearnerId("y"): LearnerId("z")}) == {"x": "z", "y": "z"}
