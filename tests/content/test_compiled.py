"""From the author's folder to the compiled file and back."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from coprosec.content.compiled import build
from coprosec.content.fingerprint import fingerprint, is_fresh
from coprosec.content.store import CourseStore
from coprosec.domain.ids import LessonId, ModuleId, QuizId, ScenarioId, SourceId, TermId
from coprosec.errors import ErrorCode, KnownError
from tests.content.conftest import LESSON_HEAD, TODAY, CourseFolder
from tests.content.test_scenarios import GOOD


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "données de l’élève #1 ?" / "course.db"


def test_everything_comes_back(course: CourseFolder, target: Path) -> None:
    course.scenario(GOOD)
    course.write("01-un/recommandations.md", '+++\nid = "r"\ntitle = "R"\n+++\n## Quoi ? {#r1}\nAide.\n')
    avis = '+++\nid = "avis"\ntitle = "A"\n+++\n## Bien ? {#s1 .libre}\n\n> Merci.\n'
    course.write("satisfaction.md", avis)
    course.lesson("Une menace[^une-source].\n\n## Libre ? {#q1 objectif=m1-o1 .libre}\n\n> Voilà.\n")
    reading = build(course.root, target, TODAY)
    with closing(CourseStore(target)) as store:
        assert store.outline() == reading.course
        assert store.lesson(LessonId("m1-lecon")) == reading.lessons[LessonId("m1-lecon")]
        assert store.quiz(QuizId("m1-quiz")) == reading.quizzes[QuizId("m1-quiz")]
        assert store.scenario(ScenarioId("m1-scenario")) == reading.scenarios[ScenarioId("m1-scenario")]
        assert store.scenarios(ModuleId("m1")) == tuple(reading.scenarios.values())
        assert store.prompts(ModuleId("m1")) == reading.prompts[ModuleId("m1")]
        assert store.satisfaction() == reading.satisfaction
        assert store.source(SourceId("une-source")) == reading.sources[SourceId("une-source")]
        assert store.term(TermId("cnin")) == reading.terms[TermId("cnin")]
        assert [term.id for term in store.terms()] == ["menace", "cnin"]
        assert store.lesson(LessonId("rien")) is None
        assert store.pretest("A") is None


def test_a_broken_lesson_is_left_out(course: CourseFolder, target: Path) -> None:
    course.write("01-un/02-autre.md", LESSON_HEAD.replace("m1-lecon", "m1-autre") + "<b>Non</b>")
    reading = build(course.root, target, TODAY)
    assert reading.errors
    with closing(CourseStore(target)) as store:
        assert [head.id for head in store.outline().modules[0].lessons] == ["m1-lecon"]


def test_a_broken_outline_leaves_the_last_course_in_place(course: CourseFolder, target: Path) -> None:
    build(course.root, target, TODAY)
    before = target.read_bytes()
    course.write("course.toml", "id = \n")
    with pytest.raises(KnownError) as raised:
        build(course.root, target, TODAY)
    assert raised.value.code is ErrorCode.COURSE_BROKEN
    assert (raised.value.params["file"], raised.value.params["line"]) == ("course.toml", 1)
    assert target.read_bytes() == before
    assert sorted(path.name for path in target.parent.iterdir()) == ["course.db"]


def test_two_windows_may_build_at_once(course: CourseFolder, target: Path) -> None:
    with ThreadPoolExecutor(4) as windows:
        list(windows.map(lambda _window: build(course.root, target, TODAY), range(12)))
    with closing(CourseStore(target)) as store:
        assert store.lesson(LessonId("m1-lecon"))
    assert [path.name for path in target.parent.iterdir()] == ["course.db"]


def test_no_folder(tmp_path: Path, target: Path) -> None:
    with pytest.raises(KnownError) as raised:
        build(tmp_path / "rien", target, TODAY)
    assert raised.value.code is ErrorCode.COURSE_MISSING


def test_freshness(course: CourseFolder, target: Path) -> None:
    assert not is_fresh(target, course.root)
    build(course.root, target, TODAY)
    assert is_fresh(target, course.root)
    lesson = course.root / "01-un/01-lecon.md"
    os.utime(lesson, ns=(1, 1))
    assert not is_fresh(target, course.root)
    build(course.root, target, TODAY)
    (course.root / "01-un/nouveau.md").write_text("x", encoding="utf-8")
    assert not is_fresh(target, course.root)
    target.write_bytes(b"no database")
    assert not is_fresh(target, course.root)


@pytest.mark.parametrize("leads_to", ["rien", "lien"])
def test_a_link_that_leads_nowhere_does_not_disturb(course: CourseFolder, leads_to: str) -> None:
    (course.root / "lien").symlink_to(course.root / leads_to)
    assert fingerprint(course.root) == fingerprint(course.root)


@pytest.mark.parametrize("spoil", ["missing", "garbage", "newer"])
def test_a_store_that_cannot_be_read(course: CourseFolder, target: Path, spoil: str) -> None:
    build(course.root, target, TODAY)
    if spoil == "missing":
        target.unlink()
    elif spoil == "garbage":
        target.write_bytes(b"x" * 5_000)
    else:
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
            connection.commit()
    with pytest.raises(KnownError):
        CourseStore(target)


def test_the_store_brings_no_markdown_in() -> None:
    code = "import sys, coprosec.content.store, coprosec.content.fingerprint; sys.exit('markdown' in sys.modules)"
    path = str(Path(__file__).parents[2] / "app")
    assert (
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=False).returncode
        == 0
    )
