"""Reads a guide each time that it is shown: a few milliseconds, on this thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.errors import KnownError
from coprosec.services.guides import ORDER, Guide, Guides
from coprosec.ui.guide.about import NAME as ABOUT
from coprosec.ui.guide.about import title
from coprosec.ui.guide.page import GuidePage
from coprosec.ui.navigation import Destination, GuidePlace, HealthPlace
from coprosec.ui.wording import explain


class GuideScreen(QObject):
    """`swap` shows another guide; `back` returns to the page before the guides. The page « À propos » is the last one;
    `about` writes it.
    """

    def __init__(
        self,
        page: GuidePage,
        guides: Guides,
        about: Callable[[], str],
        swap: Callable[[Destination], None],
        back: Callable[[], None],
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__()
        self.page = page
        self._guides = guides
        self._about = about
        page.guide_requested.connect(lambda name: swap(GuidePlace(name)))
        page.leave_requested.connect(back)
        page.health_requested.connect(lambda: go(HealthPlace()))

    def open(self, place: GuidePlace) -> None:
        name = place.page or ORDER[0]
        try:
            html = self._about() if name == ABOUT else self._guides.html(name)
            self.page.show_guides((*self._guides.all(), Guide(ABOUT, title())), name, html)
        except KnownError as error:
            self.page.show_error(explain(error))

    def leave(self) -> None:
        """Nothing is unsaved."""
