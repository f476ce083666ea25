"""Reads a guide each time that it is shown: a few milliseconds, on this thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.errors import KnownError
from coprosec.services.guides import ORDER, Guides
from coprosec.ui.guide.page import GuidePage
from coprosec.ui.navigation import Destination, GuidePlace
from coprosec.ui.wording import explain


class GuideScreen(QObject):
    """`swap` shows another guide; `back` returns to the page before the guides."""

    def __init__(
        self, page: GuidePage, guides: Guides, swap: Callable[[Destination], None], back: Callable[[], None]
    ) -> None:
        super().__init__()
        self.page = page
        self._guides = guides
        page.guide_requested.connect(lambda name: swap(GuidePlace(name)))
        page.leave_requested.connect(back)

    def open(self, place: GuidePlace) -> None:
        name = place.page or ORDER[0]
        try:
            self.page.show_guides(self._guides.all(), name, self._guides.html(name))
        except KnownError as error:
            self.page.show_error(explain(error))

    def leave(self) -> None:
        """Nothing is unsaved."""
