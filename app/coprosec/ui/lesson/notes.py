"""The panel of notes beside a lesson. Made the first time it is asked for."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coprosec.domain.notebook import Note, NoteId
from coprosec.ui.lesson.note import NoteCard
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, notes_privacy

WIDTH = 320


class NotesPanel(QFrame):
    """Signals:
    added: a note is wanted on the section on screen.
    changed: a note must be saved (Note).
    thrown: a note is no longer wanted (Note).
    section_requested: a heading of the lesson (its anchor).
    closed: the reader has finished with the notes.
    """

    added = Signal()
    changed = Signal(object)
    thrown = Signal(object)
    section_requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: dict[NoteId, NoteCard] = {}
        self._thrown: Note | None = None
        self.setProperty("role", "aside")
        self.setAccessibleName(tr("Mes notes"))
        self._notice = Notice(theme)
        self._undo = button(tr("Remettre la note"), "link")
        self._undo.clicked.connect(self._put_back)
        self._undo.hide()
        holder = QWidget()
        holder.setObjectName("column")
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(10)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        self._add = button(tr("Nouvelle note ici"))
        set_icon(self._add, theme, "plus")
        self._add.clicked.connect(self.added)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 12, 14)
        rows.setSpacing(10)
        rows.addLayout(self._head())
        rows.addWidget(label(notes_privacy(), "small", wrap=True))
        rows.addWidget(self._notice)
        rows.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._add)

    def _head(self) -> QHBoxLayout:
        shut = button("", "quiet")
        shut.setAccessibleName(tr("Fermer les notes"))
        shut.setToolTip(tr("Fermer les notes (Échap)"))
        set_icon(shut, self._theme, "x", "muted")
        shut.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(label(tr("Mes notes sur cette leçon"), "strong", wrap=True), 1)
        head.addWidget(shut)
        return head

    def show_notes(self, notes: Iterable[Note]) -> None:
        """The notes of a lesson, in the place of what was shown."""
        for card in self._cards.values():
            card.editor.blockSignals(True)
            card.hide()
            card.deleteLater()
        self._cards = {}
        self._notice.hide()
        self._undo.hide()
        for note in notes:
            self._put(note)

    def write(self, note: Note) -> None:
        """A note to be written, or one to go on with; it has the keyboard."""
        card = self._cards.get(note.id) or self._put(note)
        self._scroll.ensureWidgetVisible(card)
        card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self) -> None:
        """Give the keyboard to the last note, or to the button that makes one."""
        last = list(self._cards.values())[-1:]
        (last[0].editor if last else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self, note: NoteId) -> NoteCard | None:
        return self._cards.get(note)

    def save_all(self) -> None:
        """Nothing that was written waits any longer."""
        for card in self._cards.values():
            card.save()

    def show_error(self, explanation: Explanation) -> None:
        self._notice.explain(explanation)

    def _put(self, note: Note) -> NoteCard:
        card = NoteCard(self._theme, note)
        card.changed.connect(self.changed)
        card.thrown.connect(self._throw)
        card.section_requested.connect(self.section_requested)
        self._cards[note.id] = card
        self._rows.insertWidget(self._rows.count() - 1, card)
        return card

    def _throw(self, note: Note) -> None:
        card = self._cards.pop(note.id)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        if note.text.strip():
            self._thrown = note
            self._notice.say(tr("Note supprimée."))
            self._undo.show()
        self.thrown.emit(note)

    def _put_back(self) -> None:
        note, self._thrown = self._thrown, None
        self._notice.hide()
        self._undo.hide()
        if note is not None:
            self.write(note)
            self.changed.emit(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
