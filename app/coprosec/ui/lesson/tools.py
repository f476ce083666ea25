"""What one can do with a lesson beside reading it: listen, bookmark, write, print."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon, set_words

_NARROW = 560
"""The width, at 100 %, under which only icons are shown."""


class LessonTools(QFrame):
    """A row of quiet buttons, each with its key.

    Signals:
        aloud_requested: read the lesson aloud.
        bookmark_requested: put a bookmark on the section on screen, or take it away.
        notes_requested: open the notes of the lesson, or close them.
        print_requested: print the lesson.
    """

    aloud_requested = Signal()
    bookmark_requested = Signal()
    notes_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self._marked = False
        self.setProperty("role", "tools")
        self.aloud, self.bookmark, self.notes, self.print = (button("", "quiet") for _nth in range(4))
        for one, signal in (
            (self.aloud, self.aloud_requested),
            (self.bookmark, self.bookmark_requested),
            (self.notes, self.notes_requested),
            (self.print, self.print_requested),
        ):
            one.clicked.connect(signal)
        self._notes_count = 0
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(32, 4, 32, 4)
        row.setSpacing(4)
        row.addStretch(1)
        for one in (self.aloud, self.bookmark, self.notes, self.print):
            row.addWidget(one)
        self.restyle()

    def show_state(self, *, marked: bool, notes: int) -> None:
        """Whether the section on screen has a bookmark, and how many notes the lesson has."""
        if (marked, notes) != (self._marked, self._notes_count):
            self._marked, self._notes_count = marked, notes
            self.restyle()

    def restyle(self) -> None:
        """Texts and icons at the theme's text size."""
        mark = tr("Ôter le signet") if self._marked else tr("Signet")
        notes = tr("Notes ({count})").format(count=self._notes_count) if self._notes_count else tr("Notes")
        self._dress(self.aloud, "volume-2", tr("Écouter"), tr("Écouter la leçon"), "F8")
        self._dress(self.bookmark, "bookmark", mark, tr("Mettre un signet à cette partie de la leçon"), "Ctrl+D")
        self._dress(self.notes, "square-pen", notes, tr("Écrire une note sur cette partie de la leçon"), "Ctrl+N")
        self._dress(self.print, "printer", tr("Imprimer"), tr("Imprimer la leçon, ou en faire un PDF"), "Ctrl+P")

    def _dress(self, target: QPushButton, icon: str, text: str, tip: str, keys: str) -> None:
        on = target is self.bookmark and self._marked
        set_icon(target, self._theme, icon, "primary" if on else "muted")
        set_words(target, "" if self._narrow else text, text)
        target.setToolTip(f"{tip} ({keys})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.restyle()
