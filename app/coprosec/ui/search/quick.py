"""The quick search: a field over whatever page is shown. Ctrl+K opens it, Escape goes back to the page."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coprosec.ui.search.panel import SearchPanel
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label

_WIDTH, _HEIGHT, _TOP = 680, 520, 56


class QuickSearch(QFrame):
    """Lies over the window; hidden, it costs nothing."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._before: QWidget | None = None
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Recherche rapide"))
        self.panel = SearchPanel(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 14)
        rows.setSpacing(8)
        rows.addWidget(self.panel, 1)
        rows.addWidget(label(self.tr("↓ ↑ pour choisir · Entrée pour ouvrir · Échap pour fermer"), "small", wrap=True))
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Over the page; the keyboard comes back to where it was."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.field.selectAll()

    def close_up(self, *, back: bool) -> None:
        """Hide; `back` gives the keyboard to what had it."""
        before, self._before = self._before, None
        if back and before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _place(self) -> None:
        room = self.window().rect()
        width = min(self._theme.px(_WIDTH), room.width() - 48)
        height = min(self._theme.px(_HEIGHT), room.height() - _TOP - 24)
        self.setGeometry((room.width() - width) // 2, _TOP, width, height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not stops:
            return False
        focused = self.window().focusWidget()
        at = stops.index(focused) if focused in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up(back=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window; a click beside closes."""
        if self.isVisible():
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.close_up(back=False)
        return False
