"""An answer, from the click to the feedback on screen, beside one raw durable commit."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coprosec.ui.navigation import QuizPlace
from tests.benchmarks import commits
from tests.benchmarks.commits import QUIZ, RawCommit
from tests.benchmarks.driver import Driver, paint
from tests.benchmarks.table import Pairs, Row, Sample, timed, wall

FRAME = 16.0
"""Milliseconds of one frame at 60 Hz."""


def measure(driver: Driver, rounds: int, folder: Path) -> list[Row]:
    commit = RawCommit(folder / "clicked.db")
    commit()
    clicks, held = _clicks(driver, rounds, commit)
    commit.close()
    framed = [(replace(base, wall=base.wall + FRAME), ours) for base, ours in clicks]
    return [
        wall("answer clicked, feedback painted (raw commit)", clicks, None),
        wall("answer clicked, feedback painted (raw commit + one frame)", framed, 1.3),
        wall("longest hold of the GUI thread in one answer (one frame)", held, 1),
        *commits.measure(rounds, folder),
    ]


def _clicks(driver: Driver, rounds: int, commit: Callable[[], Sample]) -> tuple[Pairs, Pairs]:
    clicks, held = [], []
    page = driver.screens.quiz.page
    for _attempt in range(max(1, rounds // 2)):
        driver.program.window.go(QuizPlace(QUIZ))
        driver.settle()
        state = driver.screens.quiz._state
        assert state is not None
        for item in state.plan.items:
            assert page.sheet is not None
            page.sheet.give(item.body.key(), 3)
            driver.settle()
            base = commit()
            longest = [0.0]
            clicks.append((base, timed(lambda kept=longest: _click(driver, kept))))  # type: ignore[misc]
            held.append((Sample(FRAME, FRAME), Sample(longest[0], longest[0])))
            page._advance()
            driver.settle()
    return clicks, held


def _click(driver: Driver, longest: list[float]) -> None:
    """Press the button, wait for the feedback's frame; keep the longest time that the GUI thread was held."""
    page = driver.screens.quiz.page
    sheet = page.sheet
    assert sheet is not None

    def hold(work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        longest[0] = max(longest[0], (time.perf_counter() - start) * 1000)

    hold(page._main.click)
    while not sheet.judged:
        hold(driver.app.processEvents)
    hold(lambda: paint(driver.app, sheet.notice))
