"""Module 1 with nothing but key presses, from the first name to a third attempt interrupted; state is only read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.items import Item, Response
from coprosec.domain.items.text import folded
from coprosec.paths import DataFolder
from coprosec.ui.navigation import HomePlace, LessonPlace, ModulePlace, QuizPlace, ResultsPlace
from tests.shots import wrong
from tests.ui.desk import ALT, CONTROL, ENTER, M1, TAB, Desk

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

LESSONS = ("m1-menace", "m1-nord", "m1-sous-region", "m1-moins-visibles", "m1-sans-stigmatiser")
SPACE = Qt.Key.Key_Space
Answering = Callable[[Item], Response]


def right(item: Item) -> Response:
    return item.body.key() or wrong(item)


class Trainee(Desk):
    """Somebody who has a keyboard and no mouse."""

    @property
    def attempt(self) -> Any:
        """The attempt on screen, as the program knows it."""
        return self.quiz._state

    def type(self, text: str) -> None:
        """Plain letters, which every keyboard has."""
        for letter in text:
            QTest.keyClicks(self.focused, letter)

    def register(self, name: str = "Afi Dossou") -> None:
        self.reach(lambda: self.focused.accessibleName() == "Prénom et nom")
        self.type(name)
        self.press(ENTER)
        self.reach(lambda: self.at(HomePlace))

    def come_back(self) -> None:
        """The last person seen is already selected."""
        self.press(ENTER)
        self.reach(lambda: self.application.seat.progress is not None)

    def open_module(self) -> None:
        self.tab_to(lambda: self.focused.accessibleName().startswith("Module 1"))
        self.press(SPACE)
        assert self.here == M1

    def read(self, lesson: str) -> None:
        """Every self-check of a lesson, then on."""
        assert self.here == LessonPlace(lesson)  # type: ignore[arg-type]
        for check in self.view.checks.values():
            self.tab_to(lambda shown=check: shown.isAncestorOf(self.focused))  # type: ignore[misc]
            self.give(check._widget, right(check.item))
            self.press(ENTER)
            assert check.notice.accessibleName() == "Oui, c’est juste."
        if self.view.checks:
            self.press(ENTER)
        self.press(ENTER)

    def take_quiz(self, answering: Answering, only: int = 99) -> None:
        """Answer up to `only` questions, going on after each."""
        for _question in range(only):
            if not self.at(QuizPlace):
                return
            item = self.attempt.plan.items[self.attempt.next_index]
            self.give(self.quiz.page.sheet.answering, answering(item))
            self.be_sure()
            self.press(ENTER)
            assert "Enregistré" in self.quiz.page.footer.state.text()
            self.press(ENTER)

    def give(self, widget: Any, response: Response) -> None:
        """Answer with the keys that the kind of question asks for."""
        body = widget._body
        match body.kind:
            case "single" | "true-false" | "multiple" | "opinion":
                places = [choice.id for choice in body.choices]
                self.type("".join(str(places.index(choice) + 1) for choice in response))
            case "ordering":
                self.put_in_order(widget, response)
            case "matching":
                self.match(body, response)
            case _:
                for nth, text in enumerate(response):
                    if nth:
                        self.press(TAB)
                    self.type(folded(text))

    def put_in_order(self, widget: Any, response: Response) -> None:
        for place, step in enumerate(response):
            self.press(Qt.Key.Key_Home)
            at = widget.response().index(step)
            for _row in range(at):
                self.press(Qt.Key.Key_Down)
            for _row in range(at - place):
                self.press(Qt.Key.Key_Up, ALT)

    def match(self, body: Any, response: Response) -> None:
        targets = [target.id for target in body.targets]
        for nth, target in enumerate(response):
            if nth:
                self.press(TAB)
            for _row in range(targets.index(target) + 1):
                self.press(Qt.Key.Key_Down)

    def quit(self) -> None:
        QTest.keyClick(self.focused, Qt.Key.Key_Q, CONTROL)
        QApplication.processEvents()
        assert not self.window.isVisible()


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Trainee]]:
    """Opens the program on one data folder, as often as asked; closes what is left open."""
    trainees: list[Trainee] = []

    def start() -> Trainee:
        data = DataFolder(tmp_path / "école de Parakou")
        application = wiring.build_application(data, SettingsFile(data.settings))
        trainees.append(Trainee(application, qtbot))
        application.show()
        trainees[-1].settle()
        return trainees[-1]

    yield start
    for trainee in trainees:
        trainee.delete()


def propositions(trainee: Trainee) -> list[str]:
    """What a screen reader says of the question: its controls, in order."""
    page = trainee.quiz.page
    seen = [one for one in trainee.controls() if page.sheet.isAncestorOf(one)]
    return [page.sheet.prompt.text(), *(one.accessibleName() for one in seen)]


def test_given_a_keyboard_when_module_1_is_studied_then_a_third_attempt_survives_the_window(
    sit: Callable[[], Trainee],
) -> None:
    # GIVEN somebody new who opens module 1, reads its lessons and answers every self-check
    trainee = sit()
    trainee.register()
    trainee.open_module()
    trainee.press(ENTER)
    for lesson in LESSONS:
        trainee.read(lesson)

    # WHEN the quiz is failed, taken again from its results, and passed
    assert trainee.at(QuizPlace)
    trainee.take_quiz(wrong)
    assert trainee.at(ResultsPlace)
    trainee.tab_to(lambda: trainee.focused.accessibleName() == "Recommencer le quiz")
    trainee.press(SPACE)
    assert trainee.at(QuizPlace)
    trainee.take_quiz(right)
    assert trainee.at(ResultsPlace)
    trainee.press(SPACE)
    assert trainee.at(ModulePlace)
    assert trainee.application.seat.progress is not None
    assert [attempt.success for attempt in trainee.application.seat.progress.attempts] == [False, True]

    # AND a third attempt is under way when the window is closed
    assert trainee.focused.accessibleName() == "Refaire le quiz"
    trainee.press(SPACE)
    trainee.take_quiz(right, only=2)
    before, asked = trainee.attempt, propositions(trainee)
    trainee.quit()

    # THEN the same name comes back to the same question, its propositions in the same order
    later = sit()
    later.come_back()
    later.reach(lambda: later.at(QuizPlace) and later.attempt is not None)
    assert later.application.seat.learner is not None
    assert later.application.seat.learner.name == "Afi Dossou"
    assert later.attempt.id == before.id
    assert later.attempt.next_index == 2
    assert propositions(later) == asked


def test_given_a_lesson_half_read_when_the_program_is_opened_again_then_it_is_at_the_same_place(
    sit: Callable[[], Trainee],
) -> None:
    # GIVEN a lesson scrolled to its middle, then the window closed
    trainee = sit()
    trainee.register("Bio Sanni")
    trainee.open_module()
    trainee.press(ENTER)
    bar = trainee.view.verticalScrollBar()
    while bar.value() < bar.maximum() // 2:
        trainee.press(Qt.Key.Key_PageDown)
    place, text = trainee.view.place(), bar.value()
    trainee.quit()

    # WHEN the program is opened again and the same name chosen
    later = sit()
    later.come_back()
    later.reach(lambda: later.here == LessonPlace("m1-menace"))  # type: ignore[arg-type]

    # THEN the same line is at the top
    later.reach(lambda: later.view.place().block == place.block)
    later.reach(lambda: abs(later.view.verticalScrollBar().value() - text) <= 2)
    assert later.view.place().offset == pytest.approx(place.offset, abs=0.02)
