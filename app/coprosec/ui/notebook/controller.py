"""Notes and bookmarks of whoever sits here, read each time the page is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.course import Course
from coprosec.domain.ids import LearnerId, LessonId
from coprosec.domain.notebook import Bookmark, Note, Notebook
from coprosec.services.catalog import Catalog
from coprosec.ui.going_on import go_on
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, LessonPlace, NotesPlace
from coprosec.ui.notebook.page import LessonNotes, NotebookPage
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat
from coprosec.ui.translation import tr

if TYPE_CHECKING:
    from coprosec.services.study import Study


class NotebookScreen(PageScreen[NotebookPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: NotebookPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        page.mark_opened.connect(lambda mark: go(LessonPlace(mark.lesson, mark.anchor)))
        page.note_opened.connect(lambda note: go(LessonPlace(note.lesson, note.anchor, note=note.id)))
        page.course_requested.connect(lambda: go_on(catalog, seat, go))
        page.mark_dropped.connect(self._drop)
        seat.left.connect(page.clear)

    def open(self, place: NotesPlace) -> None:
        learner = self._seat.learner
        if learner is not None:
            self._read(learner.id, lambda study: study.notebooks.of(learner.id))

    def _show(self, notebook: Notebook) -> None:
        course = self._catalog.outline()
        self.page.show_kept(by_lesson(notebook, course))

    def _drop(self, mark: Bookmark) -> None:
        learner, version = self._seat.learner, self._catalog.outline().version
        if learner is None:
            return

        def record(study: "Study") -> Notebook:
            return study.notebooks.mark(learner.id, mark, version, kept=False)

        self._read(learner.id, record)

    def _read(self, learner: LearnerId, question: "Callable[[Study], Notebook]") -> None:
        """Show what the record gives, unless its learner left meanwhile."""

        def show(notebook: Notebook) -> None:
            if self._seat.learner is not None and self._seat.learner.id == learner:
                self._show(notebook)

        self.ask(question, show)


def by_lesson(notebook: Notebook, course: Course) -> tuple[LessonNotes, ...]:
    """In the order of the course; what belongs to lessons that are gone comes last, and is kept."""
    heads = [*([course.introduction] if course.introduction else []), *(h for m in course.modules for h in m.lessons)]
    order = {head.id: nth for nth, head in enumerate(heads)}
    kept: dict[LessonId, tuple[list[Bookmark], list[Note]]] = {}
    for mark in notebook.bookmarks:
        kept.setdefault(mark.lesson, ([], []))[0].append(mark)
    for note in notebook.notes:
        kept.setdefault(note.lesson, ([], []))[1].append(note)
    return tuple(
        LessonNotes(_where(lesson, course), tuple(kept[lesson][0]), tuple(kept[lesson][1]))
        for lesson in sorted(kept, key=lambda lesson: order.get(lesson, len(order)))
    )


def _where(lesson: LessonId, course: Course) -> str:
    head, module = course.lesson_head(lesson), course.module_of_lesson(lesson)
    if head is None:
        return tr("Leçon qui ne fait plus partie du cours")
    return f"{module.number}. {head.title}" if module else head.title
