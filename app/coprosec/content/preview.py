"""One file of the course as a trainee will see it, with what is wrong in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from coprosec.content.problems import Problem
from coprosec.content.reading import Reading, read_course
from coprosec.content.skeleton import declared_id
from coprosec.domain.ids import LessonId, QuizId, ScenarioId
from coprosec.domain.lesson import Block, ItemBlock, Lesson, TextBlock
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Scenario, Scene
from coprosec.errors import ErrorCode, KnownError


@dataclass(frozen=True, slots=True)
class Preview:
    """`shown` is None when the file has an error, or is of a kind that has no page; the file's problems in order."""

    file: str
    shown: Lesson | None
    problems: tuple[Problem, ...]


def course_folder(file: Path) -> Path:
    """The course that a file belongs to. KnownError COURSE_MISSING when there is none, or no such file."""
    if file.is_file():
        for folder in file.resolve().parents:
            if (folder / "course.toml").is_file():
                return folder
    raise KnownError(ErrorCode.COURSE_MISSING, path=str(file))


def preview(folder: Path, file: Path, today: date) -> Preview:
    """Reads the whole course, since a file cites sources, terms and lessons of others."""
    name = file.resolve().relative_to(folder).as_posix()
    reading = read_course(folder, today)
    problems = tuple(problem for problem in reading.problems if problem.file == name)
    return Preview(name, _page(reading, declared_id(file)), problems)


def _page(reading: Reading, name: str) -> Lesson | None:
    if (lesson := reading.lessons.get(LessonId(name))) is not None:
        return lesson
    pretest = next((quiz for quiz in reading.pretests.values() if quiz.id == name), None)
    if (quiz := reading.quizzes.get(QuizId(name)) or pretest) is not None:
        return _questions(quiz)
    if (scenario := reading.scenarios.get(ScenarioId(name))) is not None:
        return _scenes(scenario)
    return None


def _questions(quiz: Quiz) -> Lesson:
    return _as_lesson(quiz.id, quiz.title, 0, tuple(ItemBlock(item) for item in quiz.items))


def _scenes(scenario: Scenario) -> Lesson:
    """Every scene one under the other, its choices leading to their scenes."""
    titles = {scene.id: scene.title for scene in scenario.scenes}
    blocks = tuple(TextBlock(_scene_html(scene, titles), ((scene.id, scene.title),)) for scene in scenario.scenes)
    return _as_lesson(scenario.id, scenario.title, scenario.minutes, blocks)


def _scene_html(scene: Scene, titles: dict[str, str]) -> str:
    choices = "".join(
        f"<li><p>{choice.text} → <em>{escape(titles.get(choice.target, choice.target))}</em>"
        f"{_effects(choice.effects.items())}</p><p>{choice.consequence}</p></li>"
        for choice in scene.choices
    )
    listed = f"<ul>{choices}</ul>" if choices else ""
    return f'<h2><a name="{escape(scene.id)}"></a>{escape(scene.title)}</h2>{scene.html}{listed}'


def _effects(effects: Iterable[tuple[str, int]]) -> str:
    told = ", ".join(f"{escape(gauge)} {value:+d}" for gauge, value in effects)
    return f" ({told})" if told else ""


def _as_lesson(name: str, title: str, minutes: int, blocks: tuple[Block, ...]) -> Lesson:
    return Lesson(LessonId(name), title, minutes, (), blocks)
