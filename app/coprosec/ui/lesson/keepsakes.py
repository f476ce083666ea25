"""Bookmarks and notes of the lesson on screen. Everything here is read and made after the lesson is shown."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from coprosec.domain.ids import LearnerId
from coprosec.domain.notebook import Bookmark, Note, Notebook, NoteId
from coprosec.errors import KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.notes import NotesPanel
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.seat import Seat
from coprosec.ui.wording import explain

if TYPE_CHECKING:
    from coprosec.services.study import Study

_LOOK_MS = 250
"""How long the text must rest before the bookmark of its section is looked for."""


class Keepsakes(QObject):
    """`version` gives the course's; the notebook is read once for each person who sits down."""

    def __init__(self, page: LessonPage, jobs: Jobs, seat: Seat, version: Callable[[], str]) -> None:
        super().__init__()
        self._page = page
        self._jobs = jobs
        self._seat = seat
        self._version = version
        self._notebook: Notebook | None = None
        self._panel: NotesPanel | None = None
        self._wanted = ""
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_state)
        page.moved.connect(self._look.start)
        page.tools.bookmark_requested.connect(self._toggle_mark)
        page.tools.notes_requested.connect(self._toggle_panel)
        seat.left.connect(self._forget)

    def show(self, note: str = "") -> None:
        """A lesson was opened, perhaps to go on with a note."""
        self._wanted = note
        learner = self._learner()
        if self._notebook is not None or learner is None:
            self._refresh()
        else:
            self._ask(learner, lambda study: study.notebooks.of(learner), self._refresh)

    def leave(self) -> None:
        """Another page is about to be shown: nothing written may wait."""
        self._look.stop()
        if self._panel is not None:
            self._panel.save_all()

    def restyle(self) -> None:
        """The text size is another one."""
        if self._panel is not None:
            self._panel.save_all()
            self._page.hide_aside(self._panel)
            self._panel.deleteLater()
            self._panel = None

    def _ask(
        self,
        learner: LearnerId,
        question: "Callable[[Study], Notebook]",
        then: Callable[[], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Keep the notebook that the record gives, unless its learner left meanwhile."""

        def know(notebook: Notebook) -> None:
            if self._learner() == learner:
                self._notebook = notebook
                then()

        self._jobs.ask(self, question, know, failed or self._fail)

    def _refresh(self) -> None:
        view = self._page.view
        self._show_state()
        if view is None or self._notebook is None:
            return
        wanted = next((note for note in self._notebook.notes if note.id == self._wanted), None)
        self._wanted = ""
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_notes(self._notebook.notes_of(view.lesson.id))
        if wanted is not None:
            self._open_panel()
            self._made().write(wanted)

    def _show_state(self) -> None:
        view, notebook = self._page.view, self._notebook
        if view is None or notebook is None:
            return
        lesson = view.lesson.id
        here = notebook.bookmarks and notebook.is_marked(lesson, view.section()[0])
        self._page.tools.show_state(marked=bool(here), notes=len(notebook.notes_of(lesson)))

    def _toggle_mark(self) -> None:
        view, learner, version = self._page.view, self._learner(), self._version()
        if view is None or learner is None or self._notebook is None:
            return
        anchor, title = view.section()
        kept = not self._notebook.is_marked(view.lesson.id, anchor)
        mark = Bookmark(view.lesson.id, anchor, title)

        def record(study: "Study") -> Notebook:
            return study.notebooks.mark(learner, mark, version, kept=kept)

        self._ask(learner, record, self._show_state)

    # the panel

    def _made(self) -> NotesPanel:
        if self._panel is None:
            self._panel = panel = NotesPanel(self._page.theme)
            panel.added.connect(self._add)
            panel.changed.connect(self._save)
            panel.thrown.connect(self._throw)
            panel.section_requested.connect(self._page.go_to_anchor)
            panel.closed.connect(self._close_panel)
        return self._panel

    def _toggle_panel(self) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._close_panel()
            return
        self._open_panel()
        if self._notebook is not None and not self._notes():
            self._add()
        else:
            self._made().focus()

    def _open_panel(self) -> None:
        self._made().show_notes(self._notes())
        self._page.show_aside(self._made())

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.save_all()
            self._page.hide_aside(self._panel)

    def _notes(self) -> tuple[Note, ...]:
        view = self._page.view
        return () if view is None or self._notebook is None else self._notebook.notes_of(view.lesson.id)

    def _add(self) -> None:
        view = self._page.view
        if view is not None:
            anchor, title = view.section()
            note = Note(NoteId(str(uuid4())), view.lesson.id, anchor, title, "", datetime.now(UTC))
            self._made().write(note)

    def _save(self, note: Note) -> None:
        self._write(note, lambda: self._saved(note))

    def _throw(self, note: Note) -> None:
        if self._notebook is not None and any(known.id == note.id for known in self._notebook.notes):
            self._write(Note(note.id, note.lesson, note.anchor, note.title, "", note.written_at), lambda: None)

    def _write(self, note: Note, then: Callable[[], None]) -> None:
        learner, version = self._learner(), self._version()
        if learner is None:
            return

        def done() -> None:
            self._show_state()
            then()

        self._ask(
            learner,
            lambda study: study.notebooks.write(learner, note, version),
            done,
            lambda error: self._unsaved(note, error),
        )

    def _saved(self, note: Note) -> None:
        known = next((one for one in self._notebook.notes if one.id == note.id), None) if self._notebook else None
        card = self._panel.card(note.id) if self._panel is not None else None
        if card is not None and known is not None:
            card.show_saved(known.written_at)

    def _unsaved(self, note: Note, error: KnownError) -> None:
        card = self._panel.card(note.id) if self._panel is not None else None
        if card is not None:
            card.show_unsaved()
        self._fail(error)

    def _fail(self, error: KnownError) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_error(explain(error))
        else:
            self._page.say(explain(error))

    def _learner(self) -> LearnerId | None:
        return self._seat.learner.id if self._seat.learner else None

    def _forget(self) -> None:
        """The next person must not see this one's notes."""
        self._look.stop()
        self._notebook = None
        if self._panel is not None:
            self._page.hide_aside(self._panel)
            self._panel.show_notes(())
        self._page.tools.show_state(marked=False, notes=0)
