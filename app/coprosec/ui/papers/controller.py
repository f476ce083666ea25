"""Draws and records on the record's thread; the sheets are laid out here, as rich text must be."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec.domain.attempts import AttemptState
from coprosec.domain.document import PageBreak
from coprosec.domain.ids import LearnerId, QuizId
from coprosec.domain.papers import Variant, answers, sheet
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import PapersPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.report import write_report
from coprosec.ui.papers.page import PapersPage
from coprosec.ui.seat import Seat
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.asking import ask_pdf

if TYPE_CHECKING:
    from coprosec.services.study import Study


class PapersScreen(PageScreen[PapersPage]):
    def __init__(self, page: PapersPage, theme: Theme, jobs: Jobs, catalog: Catalog, seat: Seat) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._catalog = catalog
        self._seat = seat
        page.print_requested.connect(self._print)
        page.keyed.connect(self._key)

    def open(self, place: PapersPlace) -> None:
        self.page.notice.hide()
        self._read()

    def _read(self) -> None:
        with self.telling():
            quizzes = [module.quiz for module in self._catalog.outline().modules if module.quiz is not None]
            self.ask(
                lambda study: (study.learners.all(), study.papers.variants()),
                lambda found: self.page.show_choices(quizzes, *found),
            )

    def _print(self, quiz: str, count: int) -> None:
        path = ask_pdf(self.page, tr("Quiz sur papier") + ".pdf")
        if path is None:
            return
        with self.telling():
            whole, version = self._catalog.quiz(QuizId(quiz)), self._catalog.outline().version
            self.ask(
                lambda study: study.papers.draw(whole, version, count),
                lambda variants: self._put_down(variants, path),
            )

    def _put_down(self, variants: tuple[Variant, ...], path: Path) -> None:
        sheets = chain.from_iterable((*sheet(variant), PageBreak()) for variant in variants)
        try:
            write_report(path, tr("Quiz sur papier"), (*sheets, *answers(variants)), self._theme, cover=False)
        except OSError:
            self.fail(KnownError(ErrorCode.NO_RIGHTS, path=str(path)))
            return
        self.page.show_printed(str(path))
        self._read()

    def _key(self, learner: str, variant: Variant, letters: str) -> None:
        trainer = self._seat.trainer.name if self._seat.trainer else ""

        def key_in(study: "Study") -> tuple[str, AttemptState]:
            state = study.papers.key_in(LearnerId(learner), variant, letters, trainer)
            known = study.record.learner(state.learner)
            return (known.name if known else ""), state

        self.ask(key_in, lambda found: self.page.show_keyed(*found))
