"""The course, from its compiled file: built again by itself when a source is newer. No SQLAlchemy, no Markdown here."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from coprosec import paths
from coprosec.content.fingerprint import is_fresh, is_readable
from coprosec.content.store import CourseStore
from coprosec.domain.course import Course
from coprosec.domain.ids import LessonId, ModuleId, QuizId, ScenarioId, TermId
from coprosec.domain.items import Item
from coprosec.domain.lesson import Lesson, Term
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Prompt, Scenario
from coprosec.domain.search import Findings
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder

if TYPE_CHECKING:
    from coprosec.content.searching import CourseSearch


class Catalog:
    """Reads the compiled course. One thread uses it; `prepare` may run in another before the first read."""

    def __init__(self, sources: Path, compiled: Path) -> None:
        """The course of `sources`, compiled into `compiled`; a package's own was compiled with it, and stays there."""
        self.sources = sources
        self._may_build = sources != paths.MODULES or not is_readable(paths.SHIPPED_COURSE)
        self._compiled = compiled if self._may_build else paths.SHIPPED_COURSE
        self._store: CourseStore | None = None
        self._search: CourseSearch | None = None
        self._outline: Course | None = None

    @classmethod
    def of(cls, data: DataFolder) -> Self:
        """The course in force in a data folder."""
        return cls(data.course_sources, data.course)

    def prepare(self, today: date) -> None:
        """Build the course when it is missing or older than its sources.

        A build that fails leaves the last good course in use. KnownError COURSE_MISSING or COURSE_BROKEN when there
        is none.
        """
        if not self._may_build or is_fresh(self._compiled, self.sources):
            return
        if not self.sources.is_dir():
            if self._compiled.exists():
                return
            raise KnownError(ErrorCode.COURSE_MISSING, path=str(self.sources))
        from coprosec.content.compiled import build

        try:
            build(self.sources, self._compiled, today)
        except (KnownError, OSError):
            if not self._compiled.exists():
                raise

    def outline(self) -> Course:
        """The modules and their lessons, without text."""
        if self._outline is None:
            self._outline = self._read().outline()
        return self._outline

    def lesson(self, lesson: LessonId) -> Lesson:
        """KnownError CONTENT_GONE when the course no longer has it."""
        found = self._read().lesson(lesson)
        if found is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=lesson)
        return found

    def quiz(self, quiz: QuizId) -> Quiz:
        """A module's quiz, or a form of the test. KnownError CONTENT_GONE when the course no longer has it."""
        form = self.outline().pretest_form(quiz)
        found = self._read().pretest(form) if form else self._read().quiz(quiz)
        if found is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=quiz)
        return found

    def scenario(self, scenario: ScenarioId) -> Scenario:
        """KnownError CONTENT_GONE when the course no longer has it."""
        found = self._read().scenario(scenario)
        if found is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=scenario)
        return found

    def scenarios(self, module: ModuleId) -> tuple[Scenario, ...]:
        """A module's scenarios, in the author's order."""
        return self._read().scenarios(module)

    def prompts(self, module: ModuleId) -> tuple[Prompt, ...]:
        """What a module asks to recommend, in the author's order."""
        return self._read().prompts(module)

    def satisfaction(self) -> tuple[Item, ...]:
        """The questions of the satisfaction form."""
        return self._read().satisfaction()

    def search(self, typed: str, answered: Collection[str] = ()) -> Findings:
        """What the course says about the words typed; explanations only of the questions `answered`."""
        if self._search is None:
            self._search = self._read().search()
        return self._search.find(typed, answered)

    def terms(self) -> tuple[Term, ...]:
        """The glossary in alphabetical order."""
        return self._read().terms()

    def seen_in(self) -> dict[TermId, tuple[LessonId, ...]]:
        """The lessons that use each term, in the order of the course."""
        return self._read().seen_in()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = self._search = None

    def _read(self) -> CourseStore:
        if self._store is None:
            self._store = CourseStore(self._compiled)
        return self._store
