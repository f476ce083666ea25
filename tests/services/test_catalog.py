"""The real course, compiled on demand and read back."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from shutil import copyfile, copytree

import pytest

from coprosec import paths
from coprosec.domain.attempts import draw
from coprosec.domain.ids import LessonId, QuizId
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import MODULES, DataFolder
from coprosec.services.catalog import Catalog

TODAY = date(2026, 11, 24)


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    return tmp_path / "data" / "course.db"


@pytest.fixture
def catalog(compiled: Path) -> Iterator[Catalog]:
    found = Catalog(MODULES, compiled)
    found.prepare(TODAY)
    yield found
    found.close()


def prepare(sources: Path, compiled: Path) -> None:
    Catalog(sources, compiled).prepare(TODAY)


def test_given_the_real_course_when_prepared_then_every_lesson_and_quiz_of_the_outline_is_there(
    catalog: Catalog,
) -> None:
    outline = catalog.outline()
    assert [module.number for module in outline.modules] == [1, 2, 3, 4, 5]
    assert any(module.ready for module in outline.modules)
    for module in outline.modules:
        for head in module.lessons:
            lesson = catalog.lesson(head.id)
            assert (lesson.title, bool(lesson.blocks)) == (head.title, True)
        if module.quiz is not None:
            assert catalog.quiz(module.quiz.id).title == module.quiz.title


def test_given_a_ready_module_when_its_quiz_is_drawn_then_it_asks_what_the_outline_announces(catalog: Catalog) -> None:
    ready = [module for module in catalog.outline().modules if module.ready and module.quiz]
    assert ready
    for module in ready:
        assert module.quiz is not None
        items = draw(catalog.quiz(module.quiz.id), "graine", "1").items
        assert len(items) == module.quiz.drawn
        lessons = {lesson.id for lesson in module.lessons}
        assert {item.lesson for item in items} <= lessons


def test_given_every_question_of_the_course_when_its_key_is_given_then_it_wins_all(catalog: Catalog) -> None:
    quizzes = [catalog.quiz(module.quiz.id) for module in catalog.outline().modules if module.quiz and module.ready]
    items = [item.arranged(Random(1)) for quiz in quizzes for item in quiz.items if item.body.scored]
    assert items
    for item in items:
        assert item.body.problem(item.body.key()) is None, item.id
        assert item.body.grade(item.body.key()).full, item.id


def test_given_what_the_course_does_not_have_when_asked_then_gone(catalog: Catalog) -> None:
    for ask in (lambda: catalog.lesson(LessonId("nowhere")), lambda: catalog.quiz(QuizId("nowhere"))):
        with pytest.raises(KnownError) as refusal:
            ask()
        assert refusal.value.code is ErrorCode.CONTENT_GONE


def test_given_a_fresh_course_when_prepared_again_then_it_is_not_built_again(catalog: Catalog, compiled: Path) -> None:
    before = compiled.stat().st_mtime_ns
    prepare(MODULES, compiled)
    assert compiled.stat().st_mtime_ns == before


def test_given_a_source_that_changed_when_prepared_then_it_is_built_again(tmp_path: Path, compiled: Path) -> None:
    sources = copytree(MODULES, tmp_path / "modules")
    prepare(sources, compiled)
    before = compiled.read_bytes()
    os.utime(sources / "course.toml", (1, 1))
    prepare(sources, compiled)
    assert compiled.read_bytes() != before


def test_given_sources_that_break_when_prepared_then_the_last_good_course_stays(tmp_path: Path, compiled: Path) -> None:
    sources = copytree(MODULES, tmp_path / "modules")
    prepare(sources, compiled)
    before = compiled.read_bytes()
    (sources / "course.toml").write_text("= broken", encoding="utf-8")
    prepare(sources, compiled)
    assert compiled.read_bytes() == before


def test_given_broken_sources_and_no_course_when_prepared_then_told(tmp_path: Path, compiled: Path) -> None:
    sources = copytree(MODULES, tmp_path / "modules")
    (sources / "course.toml").write_text("= broken", encoding="utf-8")
    with pytest.raises(KnownError) as refusal:
        prepare(sources, compiled)
    assert refusal.value.code is ErrorCode.COURSE_BROKEN
    assert not compiled.exists()


def test_given_no_sources_when_prepared_then_told_unless_a_course_is_there(tmp_path: Path, compiled: Path) -> None:
    with pytest.raises(KnownError) as refusal:
        prepare(tmp_path / "nowhere", compiled)
    assert refusal.value.code is ErrorCode.COURSE_MISSING
    prepare(MODULES, compiled)
    prepare(tmp_path / "nowhere", compiled)
    assert compiled.exists()


def test_given_a_damaged_compiled_course_when_prepared_then_it_is_built_again(compiled: Path) -> None:
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"damaged")
    catalog = Catalog(MODULES, compiled)
    catalog.prepare(TODAY)
    assert catalog.outline().modules
    catalog.close()


def test_given_a_damaged_compiled_course_and_broken_sources_when_prepared_then_told_not_left_for_later(
    tmp_path: Path, compiled: Path
) -> None:
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"damaged")
    sources = tmp_path / "modules"
    sources.mkdir()
    (sources / "course.toml").write_text("= broken", encoding="utf-8")
    catalog = Catalog(sources, compiled)
    catalog.prepare(TODAY)
    with pytest.raises(KnownError) as refusal:
        catalog.outline()
    assert refusal.value.code is ErrorCode.COURSE_BROKEN


def test_a_package_reads_the_course_compiled_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a package whose sources bear other dates than those it was compiled from
    shipped = tmp_path / "shipped.db"
    Catalog(MODULES, shipped).prepare(TODAY)
    installed = tmp_path / "modules"
    copytree(MODULES, installed, copy_function=copyfile)
    monkeypatch.setattr(paths, "MODULES", installed)
    monkeypatch.setattr(paths, "SHIPPED_COURSE", shipped)
    data = DataFolder(tmp_path / "data")
    # WHEN the program opens it
    catalog = Catalog.of(data)
    catalog.prepare(TODAY)
    # THEN nothing is compiled again
    assert catalog.outline().modules
    assert not data.course.exists()
    catalog.close()
    # AND a shipped file of another form is set aside for one that this version reads
    shipped.write_bytes(b"old")
    again = Catalog.of(data)
    again.prepare(TODAY)
    assert data.course.exists()
