"""Writing notes and putting bookmarks: each change is a statement of the one learner whose notebook it is."""

from coprosec.domain.ids import LearnerId
from coprosec.domain.notebook import LONGEST_NOTE, Bookmark, Note, Notebook, fold_notebook
from coprosec.domain.statements import PRIVATE, Draft, Verb
from coprosec.storage.record import Record


class Notebooks:
    """Companions share no notebook: what is written is the first person's."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, learner: LearnerId) -> Notebook:
        return fold_notebook(self._record.about(learner, tuple(PRIVATE)))

    def write(self, learner: LearnerId, note: Note, course_version: str) -> Notebook:
        """The note as it is now; without text, it is thrown away. What is longer than LONGEST_NOTE is cut."""
        data = {
            "note": note.id,
            "anchor": note.anchor,
            "title": note.title,
            "text": note.text[:LONGEST_NOTE] if note.text.strip() else "",
        }
        self._record.append([Draft(learner, Verb.NOTED, note.lesson, course_version=course_version, data=data)])
        return self.of(learner)

    def mark(self, learner: LearnerId, mark: Bookmark, course_version: str, *, kept: bool) -> Notebook:
        """Put a bookmark, or take it away."""
        data = {"anchor": mark.anchor, "title": mark.title, "kept": kept}
        self._record.append([Draft(learner, Verb.BOOKMARKED, mark.lesson, course_version=course_version, data=data)])
        return self.of(learner)
