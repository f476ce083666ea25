"""The learner's notes and bookmarks, by lesson, with what is needed to find one again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.items.text import folded
from coprosec.domain.notebook import Bookmark, Note
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day, notes_privacy

_WIDTH = 760


@dataclass(frozen=True, slots=True)
class LessonNotes:
    """What was kept of one lesson; `where` says its module and its title."""

    where: str
    bookmarks: tuple[Bookmark, ...]
    notes: tuple[Note, ...]

    def with_words(self, typed: str) -> "LessonNotes":
        """Only what has every word typed, in the text, the section or the lesson."""
        words = folded(typed).split()

        def has(*texts: str) -> bool:
            return all(word in folded(" ".join((self.where, *texts))) for word in words)

        return LessonNotes(
            self.where,
            tuple(mark for mark in self.bookmarks if has(mark.title)),
            tuple(note for note in self.notes if has(note.title, note.text)),
        )


class NotebookPage(QWidget):
    """Signals:
    mark_opened: a bookmark was chosen (Bookmark).
    note_opened: a note was chosen (Note).
    mark_dropped: a bookmark is no longer wanted (Bookmark).
    course_requested: nothing is kept yet: on with the course.
    """

    mark_opened = Signal(object)
    note_opened = Signal(object)
    mark_dropped = Signal(object)
    course_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kept: Sequence[LessonNotes] = ()
        self._scroll = Column(theme.px(_WIDTH))
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(60)
        self.filter.setPlaceholderText(self.tr("Chercher dans mes notes"))
        self.filter.setAccessibleName(self.tr("Chercher dans mes notes"))
        self.filter.textChanged.connect(self._show)
        self._count = label("", "small")
        self.notice = PageNotice(theme)
        self.notice.action_requested.connect(self.course_requested)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        rows = self._scroll.rows
        rows.addWidget(label(self.tr("Mes notes et signets"), "display", wrap=True))
        rows.addWidget(label(notes_privacy(), "muted", wrap=True))
        rows.addWidget(self.filter)
        rows.addWidget(self._count)
        rows.addWidget(self.notice)
        rows.addLayout(self._list)
        rows.addStretch(1)
        lay_page(self, self._scroll)
        theme.changed.connect(self._restyle)

    def show_kept(self, kept: Sequence[LessonNotes]) -> None:
        """Everything, in the order of the course."""
        self._kept = kept
        self._show()
        if not self.isAncestorOf(self.window().focusWidget()):
            take_keyboard(self.filter)

    def clear(self) -> None:
        """Nothing of this person may be left for the next one."""
        self._kept = ()
        self.filter.clear()
        empty(self._list)

    def show_error(self, explanation: Explanation) -> None:
        empty(self._list)
        self.notice.fill(explanation.title, explanation.advice)

    def _show(self) -> None:
        empty(self._list)
        shown = [one.with_words(self.filter.text()) for one in self._kept]
        shown = [one for one in shown if one.notes or one.bookmarks]
        self.filter.setVisible(bool(self._kept))
        self._count.setVisible(bool(shown))
        if shown:
            notes, marks = sum(len(one.notes) for one in shown), sum(len(one.bookmarks) for one in shown)
            self._count.setText(
                f"{counted(notes, tr('note'), tr('notes'))} · {counted(marks, tr('signet'), tr('signets'))}"
            )
            self.notice.hide()
        elif self._kept:
            self.notice.fill(self.tr("Aucune note n’a ces mots."), self.tr("Essayez un mot plus court."), "search")
        else:
            self.notice.fill(
                self.tr("Vous n’avez encore ni note ni signet."),
                self.tr("Dans une leçon, Ctrl+N ouvre une note et Ctrl+D met un signet ; ils se retrouvent ici."),
                "bookmark",
                action=self.tr("Continuer le cours"),
            )
        for one in shown:
            self._add_lesson(one)

    def _add_lesson(self, one: LessonNotes) -> None:
        self._list.addSpacing(8)
        self._list.addWidget(label(one.where, "section", wrap=True))
        for mark in one.bookmarks:
            self._list.addWidget(self._mark_row(mark))
        for note in one.notes:
            self._list.addWidget(self._note_card(note))

    def _mark_row(self, mark: Bookmark) -> QFrame:
        row, line = QFrame(), QHBoxLayout()
        opening = self._link(mark.title, "bookmark", partial(self.mark_opened.emit, mark))
        opening.setAccessibleName(tr("Signet : {title}").format(title=mark.title))
        drop = button("", "quiet")
        drop.setAccessibleName(tr("Ôter le signet : {title}").format(title=mark.title))
        drop.setToolTip(tr("Ôter ce signet"))
        set_icon(drop, self._theme, "x", "muted")
        drop.clicked.connect(partial(self._drop, mark))
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(opening, 1)
        line.addWidget(drop)
        row.setLayout(line)
        return row

    def _drop(self, mark: Bookmark) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mark_dropped.emit(mark)

    def _note_card(self, note: Note) -> Card:
        opening = self._link(note.title, "square-pen", partial(self.note_opened.emit, note))
        opening.setAccessibleName(tr("Ouvrir la note : {title}").format(title=note.title))
        card = Card((12, 8, 16, 12), 4)
        card.rows.addWidget(opening)
        text = label(note.text.strip(), wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setContentsMargins(8, 0, 0, 0)
        card.rows.addWidget(text)
        when = label(tr("Écrite {when}").format(when=day(note.written_at)), "small")
        when.setContentsMargins(8, 0, 0, 0)
        card.rows.addWidget(when)
        return card

    def _link(self, text: str, icon: str, run: Callable[[], None]) -> QWidget:
        made = button(text, "row")
        made.setToolTip(tr("Ouvrir la leçon à cet endroit"))
        set_icon(made, self._theme, icon, "primary")
        made.clicked.connect(lambda _checked=False: run())
        return made

    def _restyle(self) -> None:
        self._scroll.content.setMaximumWidth(self._theme.px(_WIDTH))
        self._show()
