"""Searching: on the page and in the quick field. The index answers within a frame, so it is asked at each letter."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.domain.course import Course
from coprosec.domain.ids import TermId
from coprosec.domain.search import Found, FoundKind
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, GlossaryPlace, LessonPlace, SearchPlace
from coprosec.ui.search.page import SearchPage
from coprosec.ui.search.panel import SearchPanel
from coprosec.ui.search.quick import QuickSearch
from coprosec.ui.search.row import Shown
from coprosec.ui.seat import Seat
from coprosec.ui.wording import explain


class SearchScreen(QObject):
    """`go` takes the window to another place; `make_quick` makes the quick field the first time it is wanted."""

    def __init__(
        self,
        page: SearchPage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        make_quick: Callable[[], QuickSearch],
    ) -> None:
        super().__init__()
        self.page = page
        self.quick: QuickSearch | None = None
        self._jobs = jobs
        self._catalog = catalog
        self._seat = seat
        self._go = go
        self._make_quick = make_quick
        self._explained: frozenset[str] = frozenset()
        self._follow(page.panel)
        seat.left.connect(self._forget)

    def open(self, place: SearchPlace) -> None:
        self._prepare(self.page.panel)
        self.page.take_keyboard()

    def leave(self) -> None:
        """Nothing to record."""

    def open_quick(self) -> None:
        """Over the page that is shown."""
        if self._seat.learner is None:
            return
        if self.quick is None:
            self.quick = self._make_quick()
            self._follow(self.quick.panel)
        self._prepare(self.quick.panel)
        self.quick.open()

    def _follow(self, panel: SearchPanel) -> None:
        panel.typed.connect(lambda _text: self._search(panel))
        panel.chosen.connect(self._choose)

    def _prepare(self, panel: SearchPanel) -> None:
        """Show what is known at once, then again when the record has said which questions are behind the learner."""
        self._search(panel)
        learner = self._seat.learner
        if learner is not None:
            self._jobs.ask(
                panel,
                lambda study: study.searching.explained(learner.id),
                lambda explained: self._know(panel, explained),
                lambda error: panel.show_error(explain(error)),
            )

    def _know(self, panel: SearchPanel, explained: frozenset[str]) -> None:
        if explained != self._explained:
            self._explained = explained
            self._search(panel)

    def _search(self, panel: SearchPanel) -> None:
        typed = panel.field.text()
        if len(typed.strip()) < 2:
            panel.show_nothing_typed()
            return
        try:
            findings = self._catalog.search(typed, self._explained)
            course = self._catalog.outline()
        except KnownError as error:
            panel.show_error(explain(error))
            return
        panel.show_findings(findings, [Shown(found, self._where(found, course)) for found in findings.found])

    def _where(self, found: Found, course: Course) -> str:
        """Glossaire; Module 2 · the lesson; Question · Module 2 · the lesson."""
        if found.kind is FoundKind.TERM:
            return self.tr("Glossaire")
        head, module = course.lesson_head(found.lesson), course.module_of_lesson(found.lesson)
        place = self.tr("Module {number}").format(number=module.number) if module else self.tr("Introduction")
        parts = [place, head.title if head and head.title != found.title.text else ""]
        if found.kind is FoundKind.FEEDBACK:
            parts.insert(0, self.tr("Question faite"))
        return " · ".join(part for part in parts if part)

    def _choose(self, found: Found) -> None:
        if self.quick is not None:
            self.quick.close_up(back=False)
        if found.kind is FoundKind.TERM:
            self._go(GlossaryPlace(TermId(found.target)))
        elif found.kind is FoundKind.FEEDBACK:
            self._go(LessonPlace(found.lesson, found.anchor))
        else:
            self._go(LessonPlace(found.lesson, found.anchor, found.word, found.nth))

    def _forget(self) -> None:
        """The next person must not find this one's words."""
        self._explained = frozenset()
        self.page.panel.field.clear()
        if self.quick is not None:
            self.quick.panel.field.clear()
            self.quick.close_up(back=False)
