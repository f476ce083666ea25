"""Follows each choice at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from coprosec.domain.look import Look
from coprosec.ui.display.page import DisplayPage
from coprosec.ui.looks import Looks
from coprosec.ui.navigation import Destination, DisplayPlace


class DisplayScreen(QObject):
    """`settle` tells the window which choice has the keyboard, as other colours make this page anew."""

    def __init__(
        self, page: DisplayPage, looks: Looks, settle: Callable[[Destination], None], back: Callable[[], None]
    ) -> None:
        super().__init__()
        self.page = page
        self._looks = looks
        self._settle = settle
        page.theme_chosen.connect(lambda name: self._change(f"theme-{name}", theme=name))
        page.face_chosen.connect(lambda name: self._change(f"face-{name}", face=name))
        page.size_requested.connect(self._resize)
        page.still_chosen.connect(self._still)
        page.usual_requested.connect(self._forget)
        page.leave_requested.connect(back)

    def open(self, place: DisplayPlace) -> None:
        self.page.show_looks(own=self._looks.wished != Look())
        self.page.focus_on(place.at)

    def leave(self) -> None:
        """Each choice was recorded when it was made."""

    def _change(self, at: str, **wish: str) -> None:
        self._settle(DisplayPlace(at))
        QTimer.singleShot(
            0, self, lambda: self._looks.change(**wish)
        )  # Qt gives the keyboard to a tile once it is chosen

    def _resize(self, direction: int) -> None:
        self._looks.resize(direction)
        self.page.show_looks(own=True)

    def _still(self, still: bool) -> None:
        self._looks.change(still=still)
        self.page.show_looks(own=True)

    def _forget(self) -> None:
        self._settle(DisplayPlace("usual"))
        self._looks.change(theme=None, text_percent=None, face=None, still=None)
        self.page.show_looks(own=False)
        self.page.focus_on("")
