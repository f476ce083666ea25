"""The glossary: from the course, with the lessons that use each term."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.domain.ids import LessonId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.glossary.page import Entry, GlossaryPage
from coprosec.ui.navigation import Destination, GlossaryPlace, LessonPlace
from coprosec.ui.wording import explain


class GlossaryScreen(QObject):
    """`go` takes the window to another place."""

    def __init__(self, page: GlossaryPage, catalog: Catalog, go: Callable[[Destination], None]) -> None:
        super().__init__()
        self.page = page
        self._catalog = catalog
        self._go = go
        page.link_followed.connect(self._follow)

    def open(self, place: GlossaryPlace) -> None:
        try:
            entries = self._entries()
        except KnownError as error:
            self.page.show_error(explain(error))
            return
        self.page.show_entries(entries)
        if place.term is not None:
            self.page.go_to(place.term)

    def leave(self) -> None:
        """Nothing to record."""

    def _entries(self) -> tuple[Entry, ...]:
        course, seen = self._catalog.outline(), self._catalog.seen_in()
        return tuple(
            Entry(
                term,
                tuple(head for lesson in seen.get(term.id, ()) if (head := course.lesson_head(lesson)) is not None),
            )
            for term in self._catalog.terms()
        )

    def _follow(self, address: str) -> None:
        kind, _colon, target = address.partition(":")
        if kind == "lesson":
            lesson, _mark, term = target.partition("?")
            self._go(LessonPlace(LessonId(lesson), f"term:{term}"))
        elif kind == "term":
            self.page.go_to(target)
