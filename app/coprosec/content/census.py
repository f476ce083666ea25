"""What the course amounts to, for its authors: words, minutes, figures, questions, scenarios, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coprosec.content.lessons import ReadLesson
from coprosec.content.modules import ReadModule
from coprosec.content.problems import counted
from coprosec.domain.course import (
    FigureBlock,
    Source,
)
from coprosec.domain.items import Item
from coprosec.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class LessonCensus:
    """One lesson in numbers."""

    id: str
    words: int
    minutes: int
    figures: int
    questions: int


@dataclass(frozen=True, slots=True)
class ScenarioCensus:
    """One scenario in numbers; a decision is a scene with several choices."""

    id: str
    scenes: int
    decisions: int
    endings: int


@dataclass(frozen=True, slots=True)
class ModuleCensus:
    """One module in numbers; the questions are those of its pool."""

    id: str
    lessons: tuple[LessonCensus, ...]
    kinds: Mapping[str, int]
    objectives: Mapping[str, int]
    difficulties: Mapping[int, int]
    scenarios: tuple[ScenarioCensus, ...]
    prompts: int


@dataclass(frozen=True, slots=True)
class Census:
    """The course in numbers."""

    introduction: LessonCensus | None
    modules: tuple[ModuleCensus, ...]
    grades: Mapping[str, int]
    terms: int


def census(
    introduction: ReadLesson | None, modules: Iterable[ReadModule], sources: Iterable[Source], terms: int
) -> Census:
    return Census(
        introduction=_lesson(introduction) if introduction else None,
        modules=tuple(_module(read) for read in modules),
        grades=_count(source.grade for source in sources),
        terms=terms,
    )


def _lesson(read: ReadLesson) -> LessonCensus:
    lesson = read.lesson
    figures = sum(isinstance(block, FigureBlock) for block in lesson.blocks)
    return LessonCensus(lesson.id, read.outline.words, lesson.minutes, figures, len(lesson.items))


def _module(read: ReadModule) -> ModuleCensus:
    items: tuple[Item, ...] = read.pool.quiz.items if read.pool else ()
    return ModuleCensus(
        id=read.module.id,
        lessons=tuple(_lesson(lesson) for lesson in read.lessons),
        kinds=_count(item.body.kind for item in items),
        objectives=_count(item.objective for item in items),
        difficulties=dict(sorted(Counter(item.difficulty for item in items).items())),
        scenarios=tuple(_scenario(scenario) for scenario in read.scenarios),
        prompts=len(read.prompts),
    )


def _scenario(scenario: Scenario) -> ScenarioCensus:
    decisions = sum(len(scene.choices) > 1 for scene in scenario.scenes)
    endings = sum(bool(scene.outcome) for scene in scenario.scenes)
    return ScenarioCensus(scenario.id, len(scenario.scenes), decisions, endings)


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def census_lines(found: Census) -> Iterator[str]:
    """The census as an author reads it."""
    if found.introduction:
        yield _lesson_line(found.introduction)
    for module in found.modules:
        yield ""
        yield f"Module {module.id}"
        yield from (_lesson_line(lesson) for lesson in module.lessons)
        if module.kinds:
            yield f"  réserve de {counted(sum(module.kinds.values()), 'question')} : {_listed(module.kinds)}"
            yield f"    par objectif : {_listed(module.objectives)}"
            yield f"    par difficulté : {_listed(module.difficulties)}"
        for scenario in module.scenarios:
            parts = (counted(scenario.scenes, "scène"), counted(scenario.decisions, "décision"))
            yield f"  {scenario.id} : {', '.join(parts)}, {counted(scenario.endings, 'fin')}"
        yield f"  {counted(module.prompts, 'recommandation')}"
    yield ""
    total = counted(sum(found.grades.values()), "source")
    yield f"{total} par note : {_listed(found.grades)}" if found.grades else total
    yield counted(found.terms, "terme") + " au glossaire"


def _lesson_line(lesson: LessonCensus) -> str:
    parts = (counted(lesson.words, "mot"), f"{lesson.minutes} min", counted(lesson.figures, "figure"))
    return f"  {lesson.id} : {', '.join(parts)}, {counted(lesson.questions, 'question')}"


def _listed(counts: Mapping[str, int] | Mapping[int, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
