"""The pages of the window: each is made when somebody first goes there, and one is on screen."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from coprosec.ui.navigation import SignInPlace


class Screen(Protocol):
    """One kind of page and what drives it."""

    @property
    def page(self) -> QWidget: ...

    def open(self, place: Any) -> None:
        """Show what `place` designates."""

    def leave(self) -> None:
        """Another page is about to be shown, or the window to close: record what must be."""


class Pages(QStackedWidget):
    """`shown` is the screen whose page is seen; None before the first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.shown: Screen | None = None
        self._makers: dict[type, Callable[[], Screen]] = {}
        self._screens: dict[type, Screen] = {}

    def register(self, kind: type, make: Callable[[], Screen]) -> None:
        """Show places of type `kind` with what `make` makes, the first time that somebody goes there."""
        self._makers[kind] = make

    def screen_of(self, kind: type) -> Screen:
        """What shows places of type `kind`."""
        screen = self._screens.get(kind)
        if screen is None:
            screen = self._screens[kind] = self._makers[kind]()
            self.addWidget(screen.page)
        return screen

    def was_made(self, kind: type) -> bool:
        """Whether somebody went to such a place."""
        return kind in self._screens

    def bring(self, kind: type) -> Screen:
        """Put the page of such a place on screen."""
        self.shown = screen = self.screen_of(kind)
        self.setCurrentWidget(screen.page)
        return screen

    def forget(self) -> None:
        """Delete every page but the one on screen, which its kind no longer has, and the list of names."""
        for kind in self._screens.keys() - {SignInPlace}:
            screen = self._screens.pop(kind)
            if screen is not self.shown:
                self.delete(screen)

    def delete(self, screen: Screen) -> None:
        """Delete a page and what drives it."""
        self.removeWidget(screen.page)
        screen.page.deleteLater()
        if isinstance(screen, QObject):
            screen.deleteLater()
