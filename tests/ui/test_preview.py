"""`coprosec preview`: the page being written, its problems, and the saves it follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprosec import cli, wiring
from coprosec.domain.lesson import TextBlock
from coprosec.ui.preview.window import PreviewWindow
from tests.content.conftest import LESSON_HEAD, QUESTION, CourseFolder
from tests.content.conftest import course as course  # noqa: PLC0414 - the fixture
from tests.content.test_scenarios import GOOD

LESSON, QUIZ, SCENARIO = "01-un/01-lecon.md", "01-un/quiz.md", "01-un/scenario-un.md"


class Author:
    """Somebody who writes a file beside its preview."""

    def __init__(self, window: PreviewWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def sees(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: text in self.page)

    def is_told(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: text in self.told)

    @property
    def page(self) -> str:
        lesson = self.window._lesson
        return "".join(block.html for block in lesson.blocks if isinstance(block, TextBlock)) if lesson else ""

    @property
    def told(self) -> str:
        notice = self.window.notice
        return "" if notice.isHidden() else f"{notice._title.text()} {notice._text.text()}".replace("\u00a0", " ")


@pytest.fixture
def opened(course: CourseFolder, qtbot: QtBot) -> Iterator[list[PreviewWindow]]:
    windows: list[PreviewWindow] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()


def open_preview(course: CourseFolder, name: str, opened: list[PreviewWindow], qtbot: QtBot) -> Author:
    window = wiring.build_preview(course.root, course.root / name)
    opened.append(window)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return Author(window, qtbot)


def test_the_page_follows_the_file(course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot) -> None:
    author = open_preview(course, LESSON, opened, qtbot)
    author.sees("Un texte.")
    course.lesson("Un autre texte.\n")
    author.sees("Un autre texte.")
    fresh = course.write("nouveau.md", LESSON_HEAD + "Un troisième texte.\n")
    fresh.replace(course.root / LESSON)  # as many editors save
    author.sees("Un troisième texte.")
    course.lesson("Un quatrième texte.\n")
    author.sees("Un quatrième texte.")


def test_a_broken_file_tells_why_and_keeps_the_last_good_page(
    course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot
) -> None:
    author = open_preview(course, LESSON, opened, qtbot)
    course.lesson("Une <b>faute</b>.\n")
    author.is_told("01-un/01-lecon.md:7: balise HTML")
    author.sees("Un texte.")
    course.write(LESSON, "+++\nid = ")
    author.is_told("l’en-tête n’est pas fermé")
    (course.root / LESSON).unlink()
    author.window._reread()
    course.lesson("Réparé.\n")
    author.sees("Réparé.")


@pytest.mark.parametrize("spoil", [b"", b"\xff\xfe\x00", b"+++\n+++\n", b"[" * 5000], ids=["no", "raw", "bare", "deep"])
def test_whatever_is_saved_the_window_stays(
    course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot, spoil: bytes
) -> None:
    course.write(LESSON, spoil)
    author = open_preview(course, LESSON, opened, qtbot)
    author.is_told("erreur")
    assert author.window.isVisible()
    assert author.window.view is None


def test_a_broken_outline_does_not_stop_it(course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot) -> None:
    author = open_preview(course, LESSON, opened, qtbot)
    course.write("course.toml", "id = ")
    course.lesson("Encore là.\n")
    qtbot.waitUntil(lambda: not author.window.jobs.busy)
    author.sees("Un texte.")


def test_a_question_is_answered_and_judged(course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot) -> None:
    course.lesson(QUESTION.replace("quiz-q1", "lecon-q1").replace(" lecon=m1-lecon", ""))
    author = open_preview(course, LESSON, opened, qtbot)
    assert author.window.view is not None
    check = author.window.view.checks["lecon-q1"]
    qtbot.waitUntil(check._check.isVisible)
    check._widget.give(check.item.body.key())
    check._check.click()
    assert check.notice.isVisible()


def test_a_quiz_and_a_scenario_are_shown_whole(course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot) -> None:
    quiz = open_preview(course, QUIZ, opened, qtbot)
    assert quiz.window.view is not None
    assert list(quiz.window.view.checks) == ["quiz-q1"]
    course.scenario(GOOD)
    scenario = open_preview(course, SCENARIO, opened, qtbot)
    scenario.sees("confiance -15")
    scenario.sees("Vous restez.")
    glossary = open_preview(course, "glossary.md", opened, qtbot)
    glossary.is_told("pas de page à montrer")


def test_the_text_size_changes_by_keyboard(course: CourseFolder, opened: list[PreviewWindow], qtbot: QtBot) -> None:
    author = open_preview(course, LESSON, opened, qtbot)
    author.window._zoom(1)
    assert author.window._theme.percent == 112
    author.sees("Un texte.")


def test_a_file_of_no_course_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = tmp_path / "seul.md"
    lost.write_text("Rien.", encoding="utf-8")
    assert cli.run(["preview", str(lost)]) == 1
    assert "Le cours est introuvable" in capsys.readouterr().err
