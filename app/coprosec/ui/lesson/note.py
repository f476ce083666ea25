"""One note beside a lesson: written in place, saved by itself."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from coprosec.domain.notebook import LONGEST_NOTE, Note
from coprosec.ui.idle import KEPT
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import clock_time, day

_PAUSE_MS = 1500
"""How long the keys must rest before a note is saved."""


class _Editor(QPlainTextEdit):
    """Signals:
    left: the keyboard goes elsewhere.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteCard(Card):
    """Signals:
    changed: the text must be saved (Note).
    thrown: the note is no longer wanted (Note).
    section_requested: show the section of the note (its anchor).
    """

    changed = Signal(object)
    thrown = Signal(object)
    section_requested = Signal(str)

    def __init__(self, theme: Theme, note: Note) -> None:
        super().__init__((10, 8, 10, 6), 6)
        self._note = note
        place = button(note.title, "row")
        place.setToolTip(tr("Montrer cette partie de la leçon"))
        place.clicked.connect(lambda: self.section_requested.emit(self._note.anchor))
        self.editor = _Editor()
        self.editor.setPlainText(note.text)
        self.editor.setTabChangesFocus(True)
        self.editor.setProperty(KEPT, True)
        self.editor.setPlaceholderText(tr("Écrivez ce que vous voulez retenir."))
        self.editor.setAccessibleName(tr("Note sur : {section}").format(section=note.title))
        self.editor.setMinimumHeight(theme.px(110))
        self.editor.textChanged.connect(self._edited)
        self.editor.left.connect(self.save)
        self.state = label("", "saved")
        throw = button("", "quiet")
        throw.setAccessibleName(tr("Supprimer cette note"))
        throw.setToolTip(tr("Supprimer cette note"))
        set_icon(throw, theme, "trash-2", "muted")
        throw.clicked.connect(self._throw)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(throw)
        self.rows.addWidget(place)
        self.rows.addWidget(self.editor)
        self.rows.addLayout(foot)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        if note.text:
            self.state.setText(tr("Écrite {when}").format(when=day(note.written_at)))

    @property
    def note(self) -> Note:
        """As it was last saved."""
        return self._note

    def save(self) -> None:
        """Ask for the text to be saved, when it is not what was saved last."""
        self._pause.stop()
        text = self.editor.toPlainText()
        if text.strip() != self._note.text.strip():
            self._note = replace(self._note, text=text)
            self.changed.emit(self._note)

    def show_saved(self, when: datetime) -> None:
        self.state.setText(tr("Enregistré {time}").format(time=clock_time(when)))

    def show_unsaved(self) -> None:
        """The record refused; the text stays, and the next pause tries again."""
        self._note = replace(self._note, text="")
        self.state.setText(tr("Pas encore enregistré"))

    def _edited(self) -> None:
        text = self.editor.toPlainText()
        if len(text) > LONGEST_NOTE:
            self.editor.setPlainText(text[:LONGEST_NOTE])
            self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
            self.state.setText(tr("Une note a {most} lettres au plus").format(most=LONGEST_NOTE))
            return
        self.state.clear()
        self._pause.start()

    def _throw(self) -> None:
        self._pause.stop()
        self.editor.blockSignals(True)  # what is thrown away is not saved on the way out
        self.thrown.emit(self._note)
