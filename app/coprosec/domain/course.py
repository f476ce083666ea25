"""The outline of the course: its modules, and the heads of their lessons, quizzes and scenarios.

Every text is rich text (Qt's HTML subset) unless said to be plain. Each type goes to JSON data and back,
which is how the compiled course is stored.
"""

from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.completion_rule import NOTHING_ASKED, CompletionRule
from coprosec.domain.ids import (
    LessonId,
    ModuleId,
    ObjectiveId,
    QuizId,
    ScenarioId,
)
from coprosec.domain.items.base import Data
from coprosec.domain.scenario import ScenarioHead
from coprosec.domain.timetable import Slot


@dataclass(frozen=True, slots=True)
class Objective:
    """What a trainee can do at the end; `text` is plain."""

    id: ObjectiveId
    text: str

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(ObjectiveId(data["id"]), data["text"])


@dataclass(frozen=True, slots=True)
class LessonHead:
    """What lists show of a lesson; `title` is plain, `minutes` the reading time its author announces."""

    id: LessonId
    title: str
    minutes: int

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "title": self.title, "minutes": self.minutes}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(LessonId(data["id"]), data["title"], data["minutes"])


@dataclass(frozen=True, slots=True)
class QuizHead:
    """What lists show of a quiz: `drawn` questions an attempt, passed from `pass_mark` (0 to 1)."""

    id: QuizId
    title: str
    drawn: int
    pass_mark: float

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "title": self.title, "drawn": self.drawn, "pass_mark": self.pass_mark}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(QuizId(data["id"]), data["title"], data["drawn"], data["pass_mark"])


@dataclass(frozen=True, slots=True)
class CourseModule:
    """One module as lists show it. A planned module is announced, and has no lesson yet. `cover` is a file path
    relative to the course folder, `prompts` how many recommendations are asked for.
    """

    id: ModuleId
    number: int
    title: str
    short_title: str
    summary: str
    minutes: int
    ready: bool
    cover: str
    objectives: tuple[Objective, ...]
    lessons: tuple[LessonHead, ...]
    quiz: QuizHead | None
    scenarios: tuple[ScenarioHead, ...] = ()
    prompts: int = 0

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "number": self.number,
            "title": self.title,
            "short_title": self.short_title,
            "summary": self.summary,
            "minutes": self.minutes,
            "ready": self.ready,
            "cover": self.cover,
            "objectives": [objective.to_data() for objective in self.objectives],
            "lessons": [lesson.to_data() for lesson in self.lessons],
            "quiz": self.quiz and self.quiz.to_data(),
            "scenarios": [scenario.to_data() for scenario in self.scenarios],
            "prompts": self.prompts,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=ModuleId(data["id"]),
            number=data["number"],
            title=data["title"],
            short_title=data["short_title"],
            summary=data["summary"],
            minutes=data["minutes"],
            ready=data["ready"],
            cover=data["cover"],
            objectives=tuple(Objective.from_data(objective) for objective in data["objectives"]),
            lessons=tuple(LessonHead.from_data(lesson) for lesson in data["lessons"]),
            quiz=QuizHead.from_data(data["quiz"]) if data["quiz"] else None,
            scenarios=tuple(ScenarioHead.from_data(scenario) for scenario in data["scenarios"]),
            prompts=data["prompts"],
        )


@dataclass(frozen=True, slots=True)
class Course:
    """The outline: all that the home page and the navigation need, and no lesson's text.

    `pretests` gives the two forms, A and B, of the test that opens and closes the course; `enquiry` is how many
    questions the satisfaction form has.
    """

    id: str
    title: str
    short_title: str
    version: str
    notice: str
    introduction: LessonHead | None
    modules: tuple[CourseModule, ...]
    completion: CompletionRule = NOTHING_ASKED
    pretests: tuple[tuple[str, QuizHead], ...] = ()
    enquiry: int = 0
    credits: tuple[str, ...] = ()
    """Plain sentences: what the course comes from, and who drew or wrote what it borrows."""
    timetable: tuple[Slot, ...] = ()
    """How a session in a group may go, in order."""

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "short_title": self.short_title,
            "version": self.version,
            "notice": self.notice,
            "credits": list(self.credits),
            "timetable": [slot.to_data() for slot in self.timetable],
            "introduction": self.introduction and self.introduction.to_data(),
            "modules": [module.to_data() for module in self.modules],
            "completion": self.completion.to_data(),
            "pretests": [[form, quiz.to_data()] for form, quiz in self.pretests],
            "enquiry": self.enquiry,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=data["id"],
            title=data["title"],
            short_title=data["short_title"],
            version=data["version"],
            notice=data["notice"],
            introduction=LessonHead.from_data(data["introduction"]) if data["introduction"] else None,
            modules=tuple(CourseModule.from_data(module) for module in data["modules"]),
            completion=CompletionRule.from_data(data["completion"]),
            pretests=tuple((form, QuizHead.from_data(quiz)) for form, quiz in data["pretests"]),
            enquiry=data["enquiry"],
            credits=tuple(data["credits"]),
            timetable=tuple(Slot.from_data(slot) for slot in data["timetable"]),
        )

    def module(self, module_id: ModuleId) -> CourseModule | None:
        return next((module for module in self.modules if module.id == module_id), None)

    def module_of_lesson(self, lesson_id: LessonId) -> CourseModule | None:
        return next((m for m in self.modules if any(lesson.id == lesson_id for lesson in m.lessons)), None)

    def module_of_quiz(self, quiz_id: QuizId) -> CourseModule | None:
        return next((module for module in self.modules if module.quiz and module.quiz.id == quiz_id), None)

    def module_of_scenario(self, scenario_id: ScenarioId) -> CourseModule | None:
        return next((m for m in self.modules if any(head.id == scenario_id for head in m.scenarios)), None)

    def pretest_form(self, quiz_id: QuizId) -> str:
        """A or B; empty for what is not a form of the test."""
        return next((form for form, quiz in self.pretests if quiz.id == quiz_id), "")

    def lesson_head(self, lesson_id: LessonId) -> LessonHead | None:
        heads = [*(self.introduction,), *(lesson for module in self.modules for lesson in module.lessons)]
        return next((head for head in heads if head is not None and head.id == lesson_id), None)
