"""Exports from a real record: levels, sessions, what is new since the last one, and nothing half written."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.exporting import ExportRequest, Level, already_exported, pseudonym, pseudonym_key
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import NOBODY, Verb
from coprosec.domain.work import Cancelled
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.course_texts import CourseTexts
from coprosec.services.study import Study
from tests import samples
from tests.samples import FakeClock

QUIZ = samples.quiz()
COURSE = samples.course(samples.module("m1", 2))
TEXTS = CourseTexts(
    COURSE,
    (QUIZ,),
    (),
    {item.id: item for item in QUIZ.items},
    {QUIZ.id: "m1"},
    {"m1": "Module 1", QUIZ.id: "Quiz"},
)
NAMED = ExportRequest(Level.NAMED)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "coprosec.db", FakeClock(), new_seed=lambda: "graine")
    yield made
    made.close()


def take(study: Study, name: str, given: str = "b") -> LearnerId:
    """Somebody takes the quiz and gives one answer everywhere."""
    learner = study.learners.register(name).id
    state = study.attempts.start(learner, QUIZ, "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, (given,), 4000)
    return learner


def write(study: Study, path: Path, request: ExportRequest, format_: str = "csv") -> int:
    return study.exporting.write(format_, path, request, TEXTS, lambda _count: None).rows


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_given_answers_when_exported_by_name_then_each_is_a_line_and_what_was_not_tried_is_empty(
    study: Study, tmp_path: Path
) -> None:
    afi = take(study, "Afi Dossou")
    study.learners.register("Bio Sanni")
    path = tmp_path / "export.csv"
    write(study, path, NAMED)
    answers = lines(path)
    assert len(answers) == 3
    assert {line["identifiant"] for line in answers} == {afi}
    assert {line["réponse"] for line in answers} == {"Choix b"}
    assert {line["points"] for line in answers} == {"1"}
    people = {line["nom"]: line for line in lines(tmp_path / "export - apprenants.csv")}
    untried = people["Bio Sanni"]
    assert [value for key, value in untried.items() if key.endswith(("(%)", "manqués", "terminées", "(min)"))] == [
        ""
    ] * 4


def test_given_pseudonyms_then_no_name_nor_id_leaves_and_they_stay_the_same(study: Study, tmp_path: Path) -> None:
    afi = take(study, "Afi Dossou")
    request = ExportRequest(Level.PSEUDONYMOUS)
    write(study, tmp_path / "un.csv", request)
    write(study, tmp_path / "deux.csv", request)
    write(study, tmp_path / "trois.jsonl", request, "xapi")
    for path in tmp_path.glob("*.*"):
        if path.suffix in (".csv", ".jsonl"):
            text = path.read_text(encoding="utf-8")
            assert afi not in text
            assert "Dossou" not in text
            assert study.record.device not in text
            assert not [fact.id for fact in study.record.statements() if fact.id in text]
            assert not [one.id for one in study.record.attempts(afi) if one.id in text]
    one, two = (lines(tmp_path / f"{name}.csv")[0]["identifiant"] for name in ("un", "deux"))
    first = json.loads((tmp_path / "trois.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert one == two == first["actor"]["account"]["name"]
    key = pseudonym_key(study.record.about(NOBODY, (Verb.PSEUDONYMISED,)))
    assert key is not None
    assert one == pseudonym(key, afi) != pseudonym(b"another", afi)


def test_given_small_groups_when_aggregated_then_they_are_hidden_and_cannot_be_reckoned(
    study: Study, tmp_path: Path
) -> None:
    cohort = study.cohorts.plan(CohortPlan("Parakou"))
    for nth in range(9):
        study.cohorts.enrol(cohort.id, take(study, f"Personne {'ABCDEFGHI'[nth]}"), "A" if nth < 6 else "B")
    request = ExportRequest(Level.AGGREGATED, cohort.id)
    write(study, tmp_path / "export.csv", request)
    groups = lines(tmp_path / "export.csv")
    assert [line["groupe"] for line in groups] == ["A", "B (moins de 5 : masqué)"]
    assert groups[0]["personnes"] == "6"
    assert set(groups[1].values()) == {"B (moins de 5 : masqué)", ""}
    assert not [path for path in tmp_path.glob("*.csv") if "Personne" in path.read_text(encoding="utf-8")]
    with pytest.raises(KnownError) as refusal:
        write(study, tmp_path / "export.jsonl", request, "xapi")
    assert refusal.value.code is ErrorCode.LEVEL_REFUSED


def test_given_an_export_when_asked_for_what_is_new_then_only_that_leaves(study: Study, tmp_path: Path) -> None:
    take(study, "Afi Dossou")
    fresh = ExportRequest(Level.NAMED, since_last=True)
    assert write(study, tmp_path / "un.jsonl", fresh, "xapi") > 0
    with pytest.raises(KnownError) as refusal:
        write(study, tmp_path / "rien.jsonl", fresh, "xapi")
    assert refusal.value.code is ErrorCode.NOTHING_TO_EXPORT
    assert not (tmp_path / "rien.jsonl").exists()
    bio = take(study, "Bio Sanni")
    write(study, tmp_path / "deux.jsonl", fresh, "xapi")
    told = [json.loads(line) for line in (tmp_path / "deux.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["actor"]["account"]["name"] for line in told} == {bio}
    assert already_exported(study.record.about(NOBODY, (Verb.EXPORTED,)), "csv", fresh) == {}


def test_given_statements_of_another_pc_that_come_late_then_the_next_export_has_them(
    study: Study, tmp_path: Path
) -> None:
    # GIVEN another PC, whose first statements are missing when its later ones come
    other = Study(tmp_path / "autre.db", FakeClock())
    take(other, "Zita Kora")
    told = list(other.record.statements())
    other.close()
    study.record.unite([told[0], *told[3:]])
    fresh = ExportRequest(Level.NAMED, since_last=True)
    write(study, tmp_path / "un.csv", fresh)

    # WHEN the missing ones come, THEN they are exported
    study.record.unite(told)
    write(study, tmp_path / "deux.csv", fresh)
    assert len(lines(tmp_path / "deux.csv")) == 3


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_given_somebody_who_cancels_then_the_older_file_stays_and_no_export_is_noted(
    format_: str, study: Study, tmp_path: Path
) -> None:
    take(study, "Afi Dossou")
    path = tmp_path / f"export.{format_}"
    path.write_text("avant", encoding="utf-8")

    def cancel(_count: int) -> Any:
        raise Cancelled

    with pytest.raises(Cancelled):
        study.exporting.write(format_, path, NAMED, TEXTS, cancel)
    assert path.read_text(encoding="utf-8") == "avant"
    assert list(tmp_path.glob("*export*")) == [path]
    assert study.record.about(NOBODY, (Verb.EXPORTED,)) == ()


def test_given_a_folder_that_is_not_there_then_it_is_told(study: Study, tmp_path: Path) -> None:
    take(study, "Afi Dossou")
    for format_ in ("xlsx", "csv", "xapi"):
        with pytest.raises(KnownError) as refusal:
            write(study, tmp_path / "absent" / "export", NAMED, format_)
        assert refusal.value.code is ErrorCode.NO_RIGHTS


def test_given_nobody_then_there_is_nothing_to_export(study: Study, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refusal:
        write(study, tmp_path / "export.csv", NAMED)
    assert refusal.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_given_a_double_outside_of_the_list_then_its_answers_leave_under_the_person_s_name(
    study: Study, tmp_path: Path
) -> None:
    afi, double = take(study, "Afi Dossou"), take(study, "DOSSOU Afi", "a")
    take(study, "Zita Kora")
    cohort = study.cohorts.plan(CohortPlan("Parakou"))
    study.cohorts.enrol(cohort.id, afi, "A")
    study.cohorts.merge(double, afi)
    write(study, tmp_path / "export.csv", ExportRequest(Level.NAMED, cohort.id))
    answers = lines(tmp_path / "export.csv")
    assert {(line["identifiant"], line["nom"], line["groupe"]) for line in answers} == {(afi, "Afi Dossou", "A")}
    assert {line["réponse"] for line in answers} == {"Choix a", "Choix b"}
