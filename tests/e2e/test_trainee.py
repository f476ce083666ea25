"""One trainee and module 1, by keyboard alone, with the real record and the real course."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.items import Item
from coprosec.paths import DataFolder
from coprosec.ui.application import Application
from coprosec.ui.navigation import (
    HomePlace,
    LessonPlace,
    ModulePlace,
    PretestPlace,
    QuizPlace,
    ResultsPlace,
    SignInPlace,
)
from tests.shots import wrong

Enter = Qt.Key.Key_Return


class Trainee:
    """Somebody at a keyboard: presses keys, and reads what is on screen."""

    def __init__(self, qtbot: QtBot, data: DataFolder) -> None:
        self.qtbot = qtbot
        self.program: Application = wiring.build_application(data, SettingsFile(data.settings))
        self.program.show()
        self.settle()

    @property
    def here(self) -> Any:
        return self.program.window.here

    def at(self, kind: type) -> bool:
        """Whether a place of this kind is on screen."""
        return isinstance(self.program.window.here, kind)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focused(), event)

    def focused(self) -> QWidget:
        """Where the keys go; asked of the window, as another one of this process may be the active one."""
        focused: QWidget | None = self.program.window.focusWidget()
        return self.program.window if focused is None else focused

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.jobs.busy, timeout=20_000)
        QApplication.processEvents()

    def reach(self, there: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(there, timeout=20_000)
        self.settle()

    def answer(self, item: Item, *, right: bool) -> None:
        """Give an answer with the keys that its kind asks for, and validate it with Enter."""
        response = (item.body.key() if right else wrong(item)) or wrong(item)
        self.keys_for(item, response)
        self.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        self.press(Enter)

    def keys_for(self, item: Item, response: tuple[str, ...]) -> None:
        body: Any = item.body
        match body.kind:
            case "single" | "true-false" | "multiple" | "opinion":
                for choice in response:
                    place = [known.id for known in body.choices].index(choice)
                    self.type(str(place + 1))
            case "ordering":
                self.order(list(response))
            case "matching":
                for nth, target in enumerate(response):
                    if nth:
                        self.press(Qt.Key.Key_Tab)
                    for _step in range([known.id for known in body.targets].index(target) + 1):
                        self.press(Qt.Key.Key_Down)
            case _:
                for nth, text in enumerate(response):
                    if nth:
                        self.press(Qt.Key.Key_Tab)
                    self.type(text)

    def order(self, wanted: list[str]) -> None:
        widget = self.quiz_page._widget
        for place, step in enumerate(wanted):
            self.press(Qt.Key.Key_Home)
            for _down in range(list(widget.response()).index(step)):
                self.press(Qt.Key.Key_Down)
            for _up in range(list(widget.response()).index(step) - place):
                self.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    @property
    def screens(self) -> Any:
        return self.program._screens

    @property
    def quiz_page(self) -> Any:
        return self.screens.quiz.page

    @property
    def lesson_view(self) -> Any:
        return self.screens.lesson.page.view

    def take_quiz(self, *, right: bool, only: int = 99) -> None:
        """Answer up to `only` questions."""
        for _nth in range(only):
            state = self.screens.quiz._state
            if state is None or state.finished:
                return
            self.answer(state.plan.items[state.next_index], right=right)
            assert "Enregistré" in self.quiz_page.footer.state.text()
            if only == 99 or _nth < only - 1:
                self.press(Enter)

    def close(self) -> None:
        self.program.window.close()
        QApplication.processEvents()


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "données de l’école")


@pytest.fixture
def sit(qtbot: QtBot, data: DataFolder) -> Iterator[Callable[[], Trainee]]:
    """Opens the program on one data folder, as often as asked; closes what is left open."""
    opened: list[Trainee] = []

    def make() -> Trainee:
        opened.append(Trainee(qtbot, data))
        return opened[-1]

    yield make
    for trainee in opened:
        trainee.close()


def register(trainee: Trainee, name: str) -> None:
    trainee.reach(lambda: trainee.focused() is trainee.program._signin.page.newcomer.name)
    trainee.type(name)
    trainee.press(Enter)
    trainee.reach(lambda: isinstance(trainee.here, HomePlace))


def test_a_trainee_completes_module_1_by_keyboard(sit: Callable[[], Trainee]) -> None:
    # GIVEN somebody new, who reads the introduction
    trainee = sit()
    register(trainee, "Afi Dossou")
    trainee.press(Enter)
    assert trainee.here == LessonPlace("introduction")  # type: ignore[arg-type]
    trainee.press(Enter)

    # AND who puts the test before the course off
    trainee.press(Enter)
    assert trainee.at(PretestPlace)
    while trainee.focused().accessibleName() != "Plus tard : Test de départ":
        trainee.press(Qt.Key.Key_Tab)
    trainee.press(Enter)
    trainee.reach(lambda: trainee.at(HomePlace))

    # WHEN every lesson of module 1 is read and understood
    trainee.press(Enter)
    for lesson in ("m1-menace", "m1-nord", "m1-sous-region", "m1-moins-visibles", "m1-sans-stigmatiser"):
        assert trainee.here == LessonPlace(lesson)  # type: ignore[arg-type]
        trainee.press(Qt.Key.Key_End)
        trainee.press(Enter)

    # THEN the quiz follows; failed, then passed
    trainee.take_quiz(right=False)
    assert trainee.at(ResultsPlace)
    again: Any = trainee.program.window._screens[ResultsPlace].page
    again._again.setFocus()
    trainee.press(Enter)
    assert trainee.at(QuizPlace)
    trainee.take_quiz(right=True)
    assert trainee.at(ResultsPlace)
    trainee.press(Enter)
    assert trainee.at(ModulePlace)
    assert trainee.program.seat.progress is not None
    attempts = trainee.program.seat.progress.attempts
    assert [attempt.success for attempt in attempts] == [False, True]


def test_an_interrupted_quiz_comes_back_at_the_same_question(sit: Callable[[], Trainee]) -> None:
    # GIVEN three questions answered, and the window closed
    trainee = sit()
    register(trainee, "Bio Sanni")
    trainee.program.window.go(QuizPlace("m1-quiz"))  # type: ignore[arg-type]
    trainee.settle()
    trainee.take_quiz(right=True, only=3)
    before = trainee.screens.quiz._state
    assert before is not None
    trainee.close()

    # WHEN the program is opened again and the same name chosen
    later = sit()
    later.press(Enter)
    later.reach(lambda: isinstance(later.here, QuizPlace))

    # THEN the same attempt goes on at the fourth question, its choices in the same order
    after = later.screens.quiz._state
    assert after is not None
    assert after.plan == before.plan
    assert after.next_index == 3
    assert after.outcomes.keys() == before.outcomes.keys()


def test_a_lesson_comes_back_at_the_same_place(sit: Callable[[], Trainee]) -> None:
    # GIVEN a lesson scrolled to its middle, and the window closed
    trainee = sit()
    register(trainee, "Clarisse Adjovi")
    trainee.program.window.go(LessonPlace("m1-nord"))  # type: ignore[arg-type]
    trainee.settle()
    for _page in range(3):
        trainee.press(Qt.Key.Key_PageDown)
    place = trainee.lesson_view.place()
    assert place.block > 0
    trainee.close()

    # WHEN the program is opened again and the same name chosen
    later = sit()
    later.press(Enter)
    later.reach(lambda: later.here == LessonPlace("m1-nord"))  # type: ignore[arg-type]

    # THEN the same block is at the top
    later.reach(lambda: later.lesson_view.place().block == place.block)
    assert later.lesson_view.place().offset == pytest.approx(place.offset, abs=0.02)


def test_signing_out_leaves_nothing_to_walk_back_into(sit: Callable[[], Trainee]) -> None:
    trainee = sit()
    register(trainee, "Dossi Gounou")
    trainee.press(Enter)
    trainee.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    trainee.reach(lambda: isinstance(trainee.here, SignInPlace))
    trainee.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert trainee.at(SignInPlace)
    assert trainee.program.seat.learner is None


def test_the_text_size_is_remembered(sit: Callable[[], Trainee]) -> None:
    trainee = sit()
    register(trainee, "Nadège Kora")
    for _step in range(2):
        trainee.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert trainee.program.theme.percent == 125
    trainee.close()
    later = sit()
    later.press(Enter)
    later.reach(lambda: later.program.seat.learner is not None)
    assert later.program.theme.percent == 125


def test_every_control_has_a_name(sit: Callable[[], Trainee]) -> None:
    trainee = sit()
    register(trainee, "Orou Mama")
    places = (HomePlace(), ModulePlace("m1"), LessonPlace("m1-menace"), QuizPlace("m1-quiz"))  # type: ignore[arg-type]
    for place in places:
        trainee.program.window.go(place)
        trainee.settle()
        nameless = [
            type(widget).__name__
            for widget in trainee.program.window.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", str)())
            and not hasattr(widget, "toHtml")
        ]
        assert not nameless, f"{place}: {nameless}"
