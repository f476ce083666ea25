"""What the eye sees between two pages: gaps behind the first page, frames of scrolling, one question after another."""

from itertools import pairwise

from PySide6.QtWidgets import QStackedWidget, QTextBrowser

from coprosec.ui.navigation import LessonPlace, QuizPlace
from tests.benchmarks.answers import FRAME
from tests.benchmarks.commits import QUIZ
from tests.benchmarks.driver import Driver, paint
from tests.benchmarks.lessons import html_of
from tests.benchmarks.starting import Child
from tests.benchmarks.table import Row, Sample, timed, wall

GAP, GAP_P95 = 100.0, 20.0
"""Milliseconds without a frame that are allowed behind the first page: the worst, and the 95th percentile."""


def gaps(child: Child) -> tuple[float, float]:
    """The longest time between two turns of the event loop, and their 95th percentile."""
    turns = child.said["turns"]
    found = sorted(after - before for before, after in pairwise(turns))
    return found[-1], found[int(len(found) * 0.95)]


def behind(data: str, rounds: int) -> list[Row]:
    """From the first paint until the record and the course are open."""
    from tests.benchmarks.starting import CHILD

    worst: list[tuple[Sample, Sample]] = []
    usual: list[tuple[Sample, Sample]] = []
    for _round in range(rounds):
        child = Child(str(CHILD), "frames", data)
        try:
            child.ready()
            longest, high = gaps(child)
        finally:
            child.end()
        worst.append((Sample(GAP, GAP), Sample(longest, longest)))
        usual.append((Sample(GAP_P95, GAP_P95), Sample(high, high)))
    return [
        wall("behind the first page, longest gap between frames (100 ms)", worst, 1),
        wall("behind the first page, p95 of the gaps (20 ms)", usual, 1),
    ]


def measure(driver: Driver, rounds: int) -> list[Row]:
    return [_scrolled(driver, rounds), _next_question(driver, rounds)]


def _scrolled(driver: Driver, rounds: int) -> Row:
    """A lesson scrolled from its top to its end, each step painted, against one frame."""
    steps: list[tuple[Sample, Sample]] = []
    for lesson in driver.lessons()[: max(1, rounds // 3)]:
        driver.program.window.go(LessonPlace(lesson))
        driver.settle()
        driver.wait_prepared()
        bar = driver.view.verticalScrollBar()
        while bar.value() + 120 < bar.maximum():
            steps.append((Sample(FRAME, FRAME), timed(lambda: _scroll(driver))))
    high = sorted(ours.wall for _base, ours in steps)[int(len(steps) * 0.95)]
    worst = [(Sample(FRAME, FRAME), Sample(high, high))]
    return wall("scrolling a lesson, p95 of the steps painted (one frame)", worst, 1)


def _scroll(driver: Driver) -> None:
    bar = driver.view.verticalScrollBar()
    bar.setValue(bar.value() + 120)
    paint(driver.app, driver.view.viewport())


def _next_question(driver: Driver, rounds: int) -> Row:
    """From the feedback to the next question painted, against a kept page."""
    stack = QStackedWidget()
    stack.resize(driver.program.window.size())
    for lesson in driver.lessons()[:2]:
        browser = QTextBrowser()
        browser.setFont(driver.program.theme.reading_font())
        browser.setHtml(html_of(driver.catalog.lesson(lesson)))
        stack.addWidget(browser)
    stack.show()
    paint(driver.app, stack.currentWidget())
    pairs: list[tuple[Sample, Sample]] = []
    page = driver.screens.quiz.page
    for _attempt in range(max(1, rounds // 4)):
        driver.program.window.go(QuizPlace(QUIZ))
        driver.settle()
        state = driver.screens.quiz._state
        assert state is not None
        for item in state.plan.items[:-1]:
            sheet = page.sheet
            assert sheet is not None
            sheet.give(item.body.key(), 3)
            page._main.click()
            driver.wait(lambda judged=sheet: judged.judged)  # type: ignore[misc]
            driver.settle()
            driver.wait(lambda: not page.coming.reading.isActive())
            pairs.append((timed(lambda: _flip(driver, stack)), timed(lambda: _advance(driver))))
            driver.settle()
    stack.close()
    return wall("next question painted (kept page)", pairs, 1.3)


def _flip(driver: Driver, stack: QStackedWidget) -> None:
    stack.setCurrentIndex(1 - stack.currentIndex())
    page = stack.currentWidget()
    assert isinstance(page, QTextBrowser)
    paint(driver.app, page.viewport())


def _advance(driver: Driver) -> None:
    page = driver.screens.quiz.page
    page._advance()
    assert page.sheet is not None
    paint(driver.app, page.sheet.prompt)
