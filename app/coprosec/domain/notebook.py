"""What learners keep for themselves: notes and bookmarks, folded from their statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from coprosec.domain import untrusted
from coprosec.domain.ids import LessonId
from coprosec.domain.statements import Statement, Verb, in_order

NoteId = NewType("NoteId", str)

LONGEST_NOTE = 4000
"""Letters."""


@dataclass(frozen=True, slots=True)
class Note:
    """`title` is the section's as it was; `anchor` is empty for the beginning of the lesson."""

    id: NoteId
    lesson: LessonId
    anchor: str
    title: str
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section to come back to."""

    lesson: LessonId
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Notebook:
    """One learner's, in the order in which each was first written."""

    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    def notes_of(self, lesson: LessonId) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.lesson == lesson)

    def is_marked(self, lesson: LessonId, anchor: str) -> bool:
        return any((mark.lesson, mark.anchor) == (lesson, anchor) for mark in self.bookmarks)


def fold_notebook(statements: Iterable[Statement]) -> Notebook:
    """The last word on each note and each bookmark, whatever the order of arrival; what is malformed is passed over."""
    notes: dict[str, Note | None] = {}
    marks: dict[tuple[str, str], Bookmark | None] = {}
    for statement in in_order(statements):
        draft, data = statement.draft, statement.draft.data
        anchor, title = untrusted.text(data, "anchor"), untrusted.text(data, "title")
        if draft.verb == Verb.NOTED and (name := untrusted.text(data, "note")):
            text = untrusted.text(data, "text")
            note = Note(NoteId(name), LessonId(draft.activity), anchor, title, text, statement.recorded_at)
            notes[name] = note if text.strip() else None
        elif draft.verb == Verb.BOOKMARKED:
            mark = Bookmark(LessonId(draft.activity), anchor, title)
            marks[draft.activity, anchor] = mark if data.get("kept") is True else None
    return Notebook(tuple(filter(None, notes.values())), tuple(filter(None, marks.values())))
