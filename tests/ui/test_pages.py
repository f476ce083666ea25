"""What each page says: names, home in every state, errors in French, and texts that fit at every size."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coprosec import paths
from coprosec.config.settings import Settings
from coprosec.domain.course import Course
from coprosec.domain.ids import AttemptId, LearnerId, LessonId, QuizId
from coprosec.domain.learner import Learner
from coprosec.domain.next_step import next_step
from coprosec.domain.progress import AttemptSummary, LessonState, Place, PlaceKind, Progress
from coprosec.paths import DataFolder
from coprosec.ui.home.page import HomePage
from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ModulePlace, QuizPlace, ResultsPlace
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.texts import ElidedLabel
from tests import samples
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, LESSON, M1, QUIZ, Desk

NAMES = ("Afi Dossou", "Bio Sanni", "Élodie Kpènou", "Nadège Kora", "Orou Mama", "Sèna Houngbo", "Yao Mensah")
COURSE = samples.course(
    samples.module("m1", 2), samples.module("m2", 0, ready=False, with_quiz=False), introduction=True
)
LESSONS = tuple(lesson.id for module in COURSE.modules if module.ready for lesson in module.lessons)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    made = Theme(paths.RESOURCES)
    made.apply()
    return made


# --- sign-in ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def signin(theme: Theme, qtbot: QtBot) -> SignInPage:
    page = SignInPage(theme)
    qtbot.addWidget(page)
    page.show()
    return page


def people(*names: str) -> list[Learner]:
    return [Learner(LearnerId(name), name) for name in names]


def listed(page: SignInPage) -> list[str]:
    return [page.names.list.item(row).text().partition("\n")[0] for row in range(page.names.list.count())]


@pytest.mark.parametrize("typed,found", [("elod", ["Élodie Kpènou"]), ("KO", ["Nadège Kora"]), ("zzz", [])])
def test_given_many_names_when_some_letters_are_typed_then_accents_do_not_matter(
    typed: str, found: list[str], signin: SignInPage
) -> None:
    signin.show_learners(people(*NAMES), Settings())
    assert signin.names.filter.isVisible()
    signin.names.filter.setText(typed)
    assert listed(signin) == found
    assert signin.names.action.isEnabled() == bool(found)


def test_given_few_names_then_there_is_nothing_to_search(signin: SignInPage) -> None:
    signin.show_learners(people(*NAMES[:3]), Settings())
    assert not signin.names.filter.isVisible()
    assert listed(signin) == list(NAMES[:3])


def test_given_nobody_then_a_new_name_is_asked_at_once(signin: SignInPage, qtbot: QtBot) -> None:
    signin.show_learners((), Settings())
    assert signin.newcomer.name.isVisible()
    assert not signin.newcomer.back.isVisible()
    signin.newcomer.name.setText("   ")
    assert not signin.newcomer.action.isEnabled()
    signin.newcomer.name.setText("Afi Dossou")
    with qtbot.waitSignal(signin.registration_requested) as heard:
        signin.newcomer.action.click()
    assert heard.args == ["Afi Dossou"]


def test_given_a_name_without_letters_when_it_is_entered_then_it_is_refused_in_french(desk: Desk) -> None:
    desk.reach(lambda: desk.focused is desk.signin.newcomer.name)
    desk.type("123")
    desk.press(ENTER)
    assert desk.signin.notice.isVisible()
    assert desk.signin.notice.accessibleName() == "Ce nom ne peut pas être enregistré."
    assert desk.signin.newcomer.action.isEnabled()


# --- home -------------------------------------------------------------------------------------------------------------


def progress(
    *done: str,
    opened: tuple[str, ...] = (),
    attempts: tuple[AttemptSummary, ...] = (),
    place: Place | None = None,
) -> Progress:
    lessons = {
        LessonId(name): LessonState(
            samples.AMINA, LessonId(name), samples.START, samples.START if name in done else None
        )
        for name in (*done, *opened)
    }
    return Progress(Learner(samples.AMINA, "Amina Traoré"), lessons, attempts, place, {})


def attempt(answered: int, *, success: bool | None = None) -> AttemptSummary:
    finished = success is not None
    points = (100 if success else 33) if finished else None
    return AttemptSummary(
        AttemptId("t1"), QuizId("m1-quiz"), 1, answered, 3, finished=finished, success=success, percent=points
    )


INTERRUPTED = Place(PlaceKind.QUIZ, attempt=AttemptId("t1"), quiz=QuizId("m1-quiz"))
ALL = ("intro", *LESSONS)
STATES = {
    "nothing yet": (progress(), "POUR COMMENCER", "Introduction", "Commencer"),
    "a lesson open": (progress("intro", opened=("m1-l0",)), "REPRENDRE LÀ OÙ VOUS ÉTIEZ", "Leçon", "Continuer"),
    "lessons done": (progress(*ALL), "REPRENDRE LÀ OÙ VOUS ÉTIEZ", "Quiz", "Continuer"),
    "quiz interrupted": (
        progress(*ALL, attempts=(attempt(2),), place=INTERRUPTED),
        "REPRENDRE LÀ OÙ VOUS ÉTIEZ",
        "Quiz",
        "Continuer",
    ),
    "quiz failed": (progress(*ALL, attempts=(attempt(3, success=False),)), "REPRENDRE LÀ OÙ VOUS ÉTIEZ", "Quiz", ""),
    "everything done": (
        progress(*ALL, attempts=(attempt(3, success=True),)),
        "BRAVO",
        "Amina Traoré, vous avez terminé tout ce qui est prêt.",
        "",
    ),
}


@pytest.fixture
def home(theme: Theme, qtbot: QtBot) -> Callable[[Progress, Course], HomePage]:
    def show(known: Progress, course: Course) -> HomePage:
        page = HomePage(theme, Path("nowhere"))
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.show_progress(course, known, next_step(course, known), {})
        return page

    return show


@pytest.mark.parametrize("state", STATES)
def test_given_a_state_then_the_home_page_says_what_comes_next(
    state: str, home: Callable[[Progress, Course], HomePage]
) -> None:
    known, eyebrow, title, action = STATES[state]
    page = home(known, COURSE)
    assert page._eyebrow.text() == eyebrow
    assert page._title.text() == title
    assert page._continue.isVisible() == (state != "everything done")
    assert not action or page._continue.text() == action


def test_given_an_interrupted_quiz_then_the_question_to_come_is_said(
    home: Callable[[Progress, Course], HomePage],
) -> None:
    page = home(STATES["quiz interrupted"][0], COURSE)
    assert page._detail.text() == "Question 3 sur 3 : vos réponses sont gardées"


def test_given_everything_done_then_the_keyboard_is_on_the_first_module(
    home: Callable[[Progress, Course], HomePage],
) -> None:
    page = home(STATES["everything done"][0], COURSE)
    assert page.focusWidget() is page._cards[0]


def test_given_modules_then_only_those_that_are_ready_open(
    home: Callable[[Progress, Course], HomePage], qtbot: QtBot
) -> None:
    page = home(STATES["nothing yet"][0], COURSE)
    assert [card.isEnabled() for card in page._cards] == [True, False]
    assert "À venir" in page._cards[1].accessibleName()
    with qtbot.waitSignal(page.module_requested) as heard:
        page._cards[0].click()
    assert heard.args == ["m1"]


# --- module -----------------------------------------------------------------------------------------------------------


def test_given_a_lesson_done_then_the_module_goes_on_with_the_next(desk: Desk) -> None:
    desk.register()
    desk.go(M1)
    assert desk.page._continue.text() == "Commencer le module"
    desk.press(ENTER)
    assert desk.here == LESSON
    desk.press(ENTER)
    desk.go(M1)
    assert desk.page._continue.text() == "Continuer"


# --- errors -----------------------------------------------------------------------------------------------------------


def test_given_a_file_that_is_no_database_then_signin_says_so_and_keeps_it_aside(
    data: DataFolder, opened: Open
) -> None:
    data.database.write_bytes(b"Bonjour, je suis une lettre. " * 200)
    before = data.database.read_bytes()
    desk = opened()
    desk.reach(desk.signin.notice.isVisible)
    assert desk.signin.notice.accessibleName().startswith("La base de données")
    desk.close()
    (aside,) = data.root.glob("abimee-*")
    assert (aside / data.database.name).read_bytes() == before


def test_given_no_course_at_all_then_signin_says_so(data: DataFolder, opened: Open, tmp_path: Path) -> None:
    data.course.unlink()
    desk = opened(sources=tmp_path / "absent")
    desk.reach(desk.signin.notice.isVisible)
    assert desk.signin.notice.accessibleName() == "Le cours est introuvable sur ce poste."


GONE = [
    LessonPlace("x"),  # type: ignore[arg-type]
    ModulePlace("x"),  # type: ignore[arg-type]
    QuizPlace("x"),  # type: ignore[arg-type]
    ResultsPlace(AttemptId("x")),
]


@pytest.mark.parametrize("place", GONE, ids=lambda place: type(place).__name__)
def test_given_a_page_that_left_the_course_then_it_says_so_and_the_window_goes_on(
    place: Destination, desk: Desk
) -> None:
    desk.register()
    desk.go(place)
    assert desk.page.notice.isVisible()
    assert desk.page.notice.accessibleName() == "Cette page ne fait plus partie du cours."
    assert not [bar for bar in desk.page.findChildren(SlimBar) if bar.isVisible()]
    desk.go(LESSON)
    assert desk.view.isVisible()


# --- texts that fit ---------------------------------------------------------------------------------------------------

SIZES = [(1366, 768, 150), (1366, 768, 200), (1024, 768, 125)]


def too_wide(desk: Desk) -> list[str]:
    """Labels that run out of the window, or that are cut."""
    found = []
    for label in desk.window.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel) or not label.text():
            continue
        left = label.mapTo(desk.window, label.rect().topLeft()).x()
        out = left < 0 or left + label.width() > desk.window.width()
        cut = not label.wordWrap() and label.width() < label.sizeHint().width()
        if out or cut:
            found.append(f"{'out' if out else 'cut'}: {label.text()[:40]}")
    return found


def at_size(desk: Desk, width: int, height: int, percent: int) -> None:
    desk.resize_text(percent)
    desk.window.resize(width, height)
    desk.settle()


@pytest.mark.parametrize("width,height,percent", SIZES)
def test_given_a_small_screen_and_large_text_then_signin_fits(
    width: int, height: int, percent: int, desk: Desk
) -> None:
    at_size(desk, width, height, percent)
    assert (desk.window.width(), desk.window.height()) == (width, height)
    assert too_wide(desk) == []


@pytest.mark.parametrize("width,height,percent", SIZES)
@pytest.mark.parametrize("place", [HomePlace(), M1, LESSON, QUIZ], ids=lambda place: type(place).__name__)
def test_given_a_small_screen_and_large_text_then_every_label_fits(
    place: Destination, width: int, height: int, percent: int, desk: Desk
) -> None:
    desk.register()
    at_size(desk, width, height, percent)
    desk.go(place)
    assert (desk.window.width(), desk.window.height()) == (width, height)
    assert too_wide(desk) == []
