"""Inside a running program: lessons, answers, memory, and the build of the course."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTextBrowser

from coprosec import paths
from coprosec.config.settings import Settings
from coprosec.domain.course import Lesson, TextBlock
from coprosec.domain.ids import LessonId, QuizId
from coprosec.paths import DataFolder
from tests.benchmarks.child import used
from tests.benchmarks.table import Row, paired, timed

FRAME = 16.0
"""Milliseconds of one frame at 60 Hz, allowed for painting."""


class Bench:
    """The program, signed in, driven without a hand."""

    def __init__(self, app: Any, data: DataFolder) -> None:
        from coprosec import wiring

        self._app = app
        self.program = wiring.build_application(data, Settings())
        self.program.show()
        self.settle()
        self.program._signin.page.registration_requested.emit("Mesure Rapide")
        while self.program.seat.progress is None:
            self._app.processEvents()
        self.settle()
        assert self.program._screens is not None
        self.screens = self.program._screens
        self.catalog = self.program._get_catalog()

    def settle(self) -> None:
        while self.program.jobs.busy:
            self._app.processEvents()
        for _turn in range(60):
            self._app.processEvents()

    def lessons(self) -> list[LessonId]:
        return [head.id for module in self.catalog.outline().modules for head in module.lessons]

    def go_to_lesson(self, lesson: LessonId) -> None:
        """Until it is painted."""
        from coprosec.ui.navigation import LessonPlace

        self.program.window.go(LessonPlace(lesson))
        self.program.window.repaint()
        self._app.processEvents()

    def neighbours(self, rounds: int) -> Row:
        """Next lesson, laid out beforehand, against a page kept in a QStackedWidget."""
        kept = QStackedWidget()
        kept.resize(1000, 700)
        for nth in range(2):
            view = QTextBrowser()
            view.setHtml(html_of(self.catalog.lesson(self.lessons()[nth])))
            kept.addWidget(view)
        kept.show()
        self._app.processEvents()

        def flip() -> None:
            kept.setCurrentIndex(1 - kept.currentIndex())
            kept.repaint()
            self._app.processEvents()

        first, second = self.lessons()[1:3]
        flip()
        self.go_to_lesson(first)
        pairs = []
        for nth in range(2 * rounds):
            self.wait_prepared()
            pairs.append((timed(flip), timed(lambda here=(second, first)[nth % 2]: self.go_to_lesson(here))))  # type: ignore[misc]
        kept.close()
        return paired("next or previous lesson, painted", pairs, "≤ 1.3, ≤ 16 ms")

    def wait_prepared(self) -> None:
        self.settle()
        page = self.screens.lesson.page
        while len(page._views) < 2 or not all(view.ready for view in page._views.values()):
            self._app.processEvents()

    def far(self, rounds: int) -> Row:
        """Any other lesson, against setHtml of the same text."""
        view = QTextBrowser()
        view.resize(1000, 700)
        view.show()
        ids = self.lessons()
        pairs = []
        for nth in range(2 * rounds):
            self.wait_prepared()
            target = ids[(nth * 7 + 3) % len(ids)]
            html = html_of(self.catalog.lesson(target))

            def bare(text: str = html) -> None:
                view.setHtml(text)
                view.repaint()
                self._app.processEvents()

            pairs.append((timed(bare), timed(lambda here=target: self.go_to_lesson(here))))  # type: ignore[misc]
        view.close()
        return paired("any other lesson, painted", pairs, "≤ 1.2")

    def answers(self, rounds: int, folder: Path) -> list[Row]:
        """Click to feedback painted, and the service alone, against one raw commit."""
        from coprosec.ui.navigation import QuizPlace

        raw = raw_commits(folder / "raw.db", 10 * rounds)
        seen: list[float] = []
        for _attempt in range(max(1, rounds // 2)):
            self.program.window.go(QuizPlace(QuizId("m1-quiz")))
            self.settle()
            page, state = self.screens.quiz.page, self.screens.quiz._state
            assert state is not None
            for item in state.plan.items:
                assert page._widget is not None
                page._widget.give(item.body.key())

                seen.append(timed(self.click))
                page._advance()
                self.settle()
        base = median(raw)
        return [
            Row(
                "answer to feedback, painted (raw commit + one frame)",
                base + FRAME,
                median(seen),
                median(seen) / (base + FRAME),
                "≤ 1.3",
            ),
            self.service_alone(folder, base),
        ]

    def click(self) -> None:
        """Validate, and wait until the feedback is painted."""
        page = self.screens.quiz.page
        page._advance()
        while self.program.jobs.busy:
            self._app.processEvents()
        page.repaint()

    def service_alone(self, folder: Path, base: float) -> Row:
        from coprosec.domain.clock import utc_now
        from coprosec.services.study import Study

        study = Study(folder / "alone.db", utc_now)
        learner = study.learners.register("Seule")
        quiz, taken = self.catalog.quiz(QuizId("m1-quiz")), []
        for _attempt in range(5):
            state = study.attempts.start(learner.id, quiz, "mesure")
            for item in state.plan.items[:-1]:
                taken += [timed(lambda: study.attempts.answer(state, item, item.body.key(), 1))]  # noqa: B023
        study.close()
        return Row(
            "an answer recorded, without the window (raw commit)",
            base,
            median(taken),
            median(taken) / base,
            "≤ 1.5, +0.6 ms",
        )

    def memory(self, floor: float) -> list[Row]:
        from coprosec.ui.navigation import HomePlace

        self.program.window.go(HomePlace())
        self.settle()
        home = used()["pss"]
        for lesson in self.lessons():
            self.go_to_lesson(lesson)
            self.wait_prepared()
        after = used()["pss"]
        return [
            Row("memory at home, SQLAlchemy in (PSS)", floor, home, home / floor, "≤ 2.2", "MB"),
            Row("memory after opening every lesson (PSS)", floor, after, after / floor, "≤ 2.2", "MB"),
        ]

    def close(self) -> None:
        self.program.window.close()


def html_of(lesson: Lesson) -> str:
    return "".join(block.html for block in lesson.blocks if isinstance(block, TextBlock))


def raw_commits(path: Path, count: int) -> list[float]:
    """One-row commits of the standard library, as durable as ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, response TEXT)")
        insert = "INSERT INTO answer (item, response) VALUES ('m1-q', '[\"a\"]')"
        return [timed(lambda: connection.execute(insert)) for _nth in range(count)]


def building(rounds: int) -> Row:
    """The whole course compiled, against Python-Markdown alone on the same text."""
    import markdown

    from coprosec.content.compiled import build

    texts = [path.read_text("utf-8") for path in sorted(paths.MODULES.rglob("*.md"))]
    extensions = ["tables", "attr_list", "def_list", "admonition", "sane_lists"]

    def bare() -> None:
        converter = markdown.Markdown(extensions=extensions)
        for text in texts:
            converter.reset().convert(text)

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "course.db"
        pairs = [
            (timed(bare), timed(lambda: build(paths.MODULES, target, date(2026, 11, 24)))) for _nth in range(rounds)
        ]
    return paired("course compiled and checked (Python-Markdown alone)", pairs, "≤ 1.3")
