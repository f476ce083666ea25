"""Reads the compiled course. Light: nothing of Markdown is imported, the window opens with it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coprosec.content.fingerprint import FORMAT, read_only_uri
from coprosec.domain.collation import dictionary_key
from coprosec.domain.course import Course
from coprosec.domain.ids import LessonId, ModuleId, QuizId, ScenarioId, SourceId, TermId
from coprosec.domain.items import Item
from coprosec.domain.lesson import Lesson, Source, Term
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Prompt, Scenario
from coprosec.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from coprosec.content.searching import CourseSearch

_T = TypeVar("_T")


class CourseStore:
    """One compiled course, open for reading. For one thread; each question is one indexed row."""

    def __init__(self, path: Path) -> None:
        """KnownError when the file is missing, damaged, or of another format."""
        try:
            self._connection = sqlite3.connect(read_only_uri(path), uri=True)
        except sqlite3.Error as failure:
            raise KnownError(ErrorCode.COURSE_MISSING, path=str(path)) from failure
        try:
            self.meta = dict(self._connection.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as failure:
            self.close()
            raise KnownError(ErrorCode.COURSE_BROKEN, path=str(path)) from failure
        if self.meta.get("format") != str(FORMAT):
            self.close()
            raise KnownError(ErrorCode.COURSE_BROKEN, path=str(path))

    def close(self) -> None:
        self._connection.close()

    def search(self) -> "CourseSearch":
        """A search of this course."""
        from coprosec.content.searching import CourseSearch

        return CourseSearch(self._connection)

    def outline(self) -> Course:
        course = self._one("course", "", Course.from_data)
        if course is None:
            raise KnownError(ErrorCode.COURSE_BROKEN)
        return course

    def lesson(self, lesson_id: LessonId) -> Lesson | None:
        return self._one("lesson", lesson_id, Lesson.from_data)

    def quiz(self, quiz_id: QuizId) -> Quiz | None:
        return self._one("quiz", quiz_id, Quiz.from_data)

    def scenario(self, scenario_id: ScenarioId) -> Scenario | None:
        return self._one("scenario", scenario_id, Scenario.from_data)

    def scenarios(self, module_id: ModuleId) -> tuple[Scenario, ...]:
        """The module's scenarios, in the order of their files."""
        ids: list[str] = self._one("module-scenarios", module_id, list) or []
        return tuple(scenario for name in ids if (scenario := self.scenario(ScenarioId(name))))

    def prompts(self, module_id: ModuleId) -> tuple[Prompt, ...]:
        return self._one("prompts", module_id, lambda data: tuple(map(Prompt.from_data, data))) or ()

    def pretest(self, form: str) -> Quiz | None:
        return self._one("pretest", form, Quiz.from_data)

    def satisfaction(self) -> tuple[Item, ...]:
        return self._one("satisfaction", "", lambda data: tuple(map(Item.from_data, data))) or ()

    def source(self, source_id: SourceId) -> Source | None:
        return self._one("source", source_id, Source.from_data)

    def sources(self) -> tuple[Source, ...]:
        return tuple(self._all("source", Source.from_data))

    def term(self, term_id: TermId) -> Term | None:
        return self._one("term", term_id, Term.from_data)

    def seen_in(self) -> dict[TermId, tuple[LessonId, ...]]:
        """The lessons that use each term, in the order of the course."""
        rows = self._connection.execute("SELECT id, data FROM document WHERE kind = 'seen-in'")
        return {TermId(term): tuple(map(LessonId, json.loads(data))) for term, data in rows}

    def terms(self) -> tuple[Term, ...]:
        """The glossary in the order of a French dictionary."""
        return tuple(sorted(self._all("term", Term.from_data), key=lambda term: dictionary_key(term.names[0])))

    def _one(self, kind: str, name: str, make: Callable[[Any], _T]) -> _T | None:
        query = "SELECT data FROM document WHERE kind = ? AND id = ?"
        row = self._connection.execute(query, (kind, name)).fetchone()
        return make(json.loads(row[0])) if row else None

    def _all(self, kind: str, make: Callable[[Any], _T]) -> Iterator[_T]:
        for (data,) in self._connection.execute("SELECT data FROM document WHERE kind = ?", (kind,)):
            yield make(json.loads(data))
