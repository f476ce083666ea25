"""An answer, from the click to the feedback on screen and in the service alone, beside one raw durable commit."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.ids import QuizId
from coprosec.services.study import Study
from coprosec.ui.navigation import QuizPlace
from tests.benchmarks.driver import Driver, paint
from tests.benchmarks.table import Pairs, Row, Sample, cpu, timed, wall

FRAME = 16.0
"""Milliseconds of one frame at 60 Hz."""
QUIZ = QuizId("m1-quiz")


def measure(driver: Driver, rounds: int, folder: Path) -> list[Row]:
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, response TEXT)")

        def commit() -> Sample:
            return timed(lambda: connection.execute("INSERT INTO answer (item, response) VALUES ('q', '[\"a\"]')"))

        commit()
        clicks, held = _clicks(driver, rounds, commit)
        service = _service(driver, rounds, folder / "alone.db", commit)
    framed = [(replace(base, wall=base.wall + FRAME), ours) for base, ours in clicks]
    return [
        wall("answer clicked, feedback painted (raw commit)", clicks, None),
        wall("answer clicked, feedback painted (raw commit + one frame)", framed, 1.3),
        wall("longest hold of the GUI thread in one answer (one frame)", held, 1),
        wall("an answer recorded by the service alone (raw commit)", service, 1.5),
        cpu("an answer recorded by the service alone, CPU; ≤ +0.6 ms (raw)", service, None),
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
            assert page._widget is not None
            page._widget.give(item.body.key())
            if page._certainty is not None:
                page._certainty.choose(3)
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

    def hold(work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        longest[0] = max(longest[0], (time.perf_counter() - start) * 1000)

    hold(page._main.click)
    while not page._judged:
        hold(driver.app.processEvents)
    hold(lambda: paint(driver.app, page.notice))


def _service(driver: Driver, rounds: int, path: Path, commit: Callable[[], Sample]) -> Pairs:
    study = Study(path, utc_now)
    pairs = []
    try:
        learner, quiz = study.learners.register("Seule"), driver.catalog.quiz(QUIZ)
        for _attempt in range(rounds):
            state = study.attempts.start(learner.id, quiz, "mesure")
            for item in state.plan.items[:-1]:
                given = item.body.key()
                base = commit()
                ours = timed(lambda now=state, asked=item, key=given: study.attempts.answer(now, asked, key, 1))  # type: ignore[misc]
                pairs.append((base, ours))
                state = study.attempts.resume(state.id)
    finally:
        study.close()
    return pairs
