"""From one lesson to another until it is painted, beside the least that Qt can do."""

from itertools import cycle
from random import Random

from PySide6.QtWidgets import QStackedWidget, QTextBrowser

from coprosec.domain.ids import LessonId
from coprosec.domain.lesson import Lesson, TextBlock
from tests.benchmarks.driver import Driver, paint
from tests.benchmarks.table import Row, Sample, alternate, timed, wall


def html_of(lesson: Lesson) -> str:
    """The text of a lesson: no figures, no questions."""
    return "".join(block.html for block in lesson.blocks if isinstance(block, TextBlock))


def measure(driver: Driver, rounds: int) -> list[Row]:
    return [_beside(driver, 2 * rounds), *_anywhere(driver, 2 * rounds)]


def _browser(driver: Driver, html: str = "") -> QTextBrowser:
    browser = QTextBrowser()
    browser.setFont(driver.program.theme.reading_font())
    browser.resize(driver.program.window.size())
    browser.setHtml(html)
    return browser


def _beside(driver: Driver, count: int) -> Row:
    """There and back between two lessons, against two pages kept in a QStackedWidget."""
    first, second = driver.lessons()[1:3]
    stack = QStackedWidget()
    stack.resize(driver.program.window.size())
    for lesson in (first, second):
        stack.addWidget(_browser(driver, html_of(driver.catalog.lesson(lesson))))
    stack.show()
    paint(driver.app, stack.widget(0))
    driver.show_lesson(first)
    turns = cycle((second, first))

    def flip() -> None:
        stack.setCurrentIndex(1 - stack.currentIndex())
        page = stack.currentWidget()
        assert isinstance(page, QTextBrowser)
        paint(driver.app, page.viewport())

    def switch() -> Sample:
        driver.wait_prepared()
        target = next(turns)
        assert driver.prepared(target)
        return timed(lambda: driver.show_lesson(target))

    flip()
    flip()
    pairs = alternate(count, lambda: timed(flip), switch)
    stack.close()
    return wall("next or previous lesson painted (kept page); p95 ≤ 16 ms", pairs, 1.3)


def _anywhere(driver: Driver, count: int) -> list[Row]:
    """A lesson that was not laid out, against setHtml of its text: what is on screen, then the whole page."""
    browser = _browser(driver)
    browser.show()
    paint(driver.app, browser.viewport())
    random, rows = Random(1), []

    for whole, reach in ((False, 1.2), (True, None)):
        targets = iter(_targets(driver, random))

        def bare(lesson: LessonId, whole: bool = whole) -> Sample:
            html = html_of(driver.catalog.lesson(lesson))

            def show() -> None:
                browser.setHtml(html)
                if whole:
                    browser.document().size()
                paint(driver.app, browser.viewport())

            return timed(show)

        pairs = []
        for nth in range(count):
            driver.wait_prepared()
            target = next(lesson for lesson in targets if not driver.prepared(lesson))
            if nth % 2:
                ours = timed(lambda to=target: driver.show_lesson(to))  # type: ignore[misc]
                pairs.append((bare(target), ours))
            else:
                base = bare(target)
                pairs.append((base, timed(lambda to=target: driver.show_lesson(to))))  # type: ignore[misc]
        how = "setHtml, laid out to its end" if whole else "setHtml"
        rows.append(wall(f"any other lesson painted ({how})", pairs, reach))
    browser.close()
    return rows


def _targets(driver: Driver, random: Random) -> "cycle[LessonId]":
    ids = driver.lessons()
    random.shuffle(ids)
    return cycle(ids)
