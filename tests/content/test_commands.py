"""What the author reads on the terminal."""

import io
import json
from pathlib import Path

import pytest

from coprosec import paths
from coprosec.content.commands import build, check, publish
from coprosec.content.problems import Problem, Rule, Severity, Tally
from coprosec.content.reading import read_course
from coprosec.content.volume import volume
from coprosec.errors import ErrorCode, KnownError
from tests.content.conftest import TODAY, CourseFolder


def run(course: CourseFolder, *, strict: bool = False, report: bool = False, as_json: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    code = check(course.root, strict=strict, report=report, as_json=as_json, out=out, today=TODAY)
    return code, out.getvalue().replace("\u00a0", " ").replace("\u202f", " ")


def test_advice_counts_only_when_strict(course: CourseFolder) -> None:
    code, text = run(course)
    assert code == 0
    assert "01-un/01-lecon.md:1: conseil : leçon sans figure (ajoutez-en une qui explique)" in text
    assert text.splitlines()[-1].startswith("0 erreur, ")
    assert run(course, strict=True)[0] == 1


def test_errors_are_sorted_and_counted(course: CourseFolder) -> None:
    course.lesson("Un.\n\n<b>Deux</b>\n\n[^trois]")
    code, text = run(course)
    lines = [line for line in text.splitlines() if "conseil" not in line]
    assert code == 1
    assert lines[0].startswith("01-un/01-lecon.md:9: balise HTML")
    assert lines[1].startswith("01-un/01-lecon.md:11: source inconnue : trois")
    assert "2 erreurs, " in text


def test_report(course: CourseFolder) -> None:
    text = run(course, report=True)[1]
    assert "m1-lecon : 2 mots, 5 min, 0 figure, 0 question" in text
    assert "réserve de 1 question, dont 1 par tirage" in text
    assert "par sorte : choix unique 1" in text
    assert "par objectif : m1-o1 1" in text
    assert "1 source par note : B 1" in text


def test_the_report_says_which_numbers_are_met(course: CourseFolder) -> None:
    text = run(course, report=True)[1]
    assert "NON  5 modules au moins (1)" in text
    assert "NON  m1 : 24 questions dans la réserve au moins (1)" in text
    assert "oui  m1 : des questions pour chaque objectif (tous)" in text
    data = json.loads(run(course, report=True, as_json=True)[1])
    assert {"where": "m1", "wanted": "trois difficultés", "found": "2", "met": False} in data["volume"]


def test_the_real_course_has_its_volume() -> None:
    targets = volume(read_course(paths.MODULES, TODAY, wording=False).census)
    assert len(targets) > 50
    assert [str(target) for target in targets if not target.met] == []


def test_json(course: CourseFolder) -> None:
    data = json.loads(run(course, report=True, as_json=True)[1])
    assert {"file", "line", "severity", "rule", "message"} == set(data["problems"][0])
    assert data["report"]["modules"][0]["lessons"][0]["id"] == "m1-lecon"


def test_publishing_adds_the_new_identifiers(course: CourseFolder) -> None:
    register = course.root / "identifiants.txt"
    register.write_text("m1-lecon\n- m1-vieux : retiré\n", encoding="utf-8")
    out = io.StringIO()
    assert publish(course.root, out=out, today=TODAY) == 0
    assert "5\u00a0identifiants ajoutés" in out.getvalue()
    assert register.read_text(encoding="utf-8").split("\n")[1:] == [
        "- m1-vieux : retiré", "cours", "m1", "m1-o1", "m1-quiz", "quiz-q1", ""
    ]  # fmt: skip
    course.quiz("")
    assert publish(course.root, out=out, today=TODAY) == 1


def test_build(course: CourseFolder, tmp_path: Path) -> None:
    out = io.StringIO()
    assert build(course.root, tmp_path / "course.db", out=out, today=TODAY) == 0
    assert "1\u00a0leçon, 0\u00a0erreur" in out.getvalue()
    course.lesson("<b>Non</b>")
    assert build(course.root, tmp_path / "course.db", out=out, today=TODAY) == 1
    assert "01-un/01-lecon.md:7: balise HTML" in out.getvalue()


def test_a_broken_outline_is_told_where_it_stands(course: CourseFolder, tmp_path: Path) -> None:
    course.write("course.toml", "id = \n")
    out = io.StringIO()
    with pytest.raises(KnownError):
        build(course.root, tmp_path / "course.db", out=out, today=TODAY)
    assert out.getvalue().startswith("course.toml:1: TOML illisible")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    for verb in (
        lambda: run(CourseFolder(tmp_path / "rien")),
        lambda: publish(tmp_path / "x", out=io.StringIO(), today=TODAY),
    ):
        with pytest.raises(KnownError) as raised:
            verb()
        assert raised.value.code is ErrorCode.COURSE_MISSING


@pytest.mark.parametrize("errors,advice,shown", [(0, 0, "0_erreur, 0_conseil"), (1, 2, "1_erreur, 2_conseils")])
def test_plurals(errors: int, advice: int, shown: str) -> None:
    severities = [Severity.ERROR] * errors + [Severity.ADVICE] * advice
    assert str(Tally.of([Problem("a", 1, severity, Rule.FILE, "x") for severity in severities])) == shown.replace(
        "_", "\u00a0"
    )
