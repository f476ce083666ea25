"""What the course amounts to, for its authors: words, minutes, figures, questions, scenarios, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coprosec.content.lessons import ReadLesson
from coprosec.content.modules import ReadModule
from coprosec.domain.counting import counted
from coprosec.domain.items import Item
from coprosec.domain.lesson import FigureBlock, Source
from coprosec.domain.scenario import Scenario

_KINDS = {
    "single": "choix unique",
    "multiple": "choix multiple",
    "true-false": "vrai ou faux",
    "ordering": "remise en ordre",
    "matching": "association",
    "gaps": "texte à trous",
    "short-text": "réponse courte",
    "number": "nombre",
    "opinion": "avis",
    "free-text": "texte libre",
}


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
    minutes: int
    scenes: int
    decisions: int
    endings: int


@dataclass(frozen=True, slots=True)
class ModuleCensus:
    """One module in numbers; the questions are those of its pool, the sources those of its lessons."""

    id: str
    minutes: int
    lessons: tuple[LessonCensus, ...]
    drawn: int
    kinds: Mapping[str, int]
    objectives: Mapping[str, int]
    """Questions for each objective of the module, 0 included."""
    difficulties: Mapping[int, int]
    scenarios: tuple[ScenarioCensus, ...]
    prompts: int
    grades: Mapping[str, int]

    @property
    def words(self) -> int:
        return sum(lesson.words for lesson in self.lessons)

    @property
    def figures(self) -> int:
        return sum(lesson.figures for lesson in self.lessons)

    @property
    def questions(self) -> int:
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Census:
    """The course in numbers. `forms` holds the questions of each form of the pre-test."""

    introduction: LessonCensus | None
    modules: tuple[ModuleCensus, ...]
    forms: Mapping[str, int]
    enquiry: int
    grades: Mapping[str, int]
    terms: int


def lesson_census(read: ReadLesson) -> LessonCensus:
    lesson = read.lesson
    figures = sum(isinstance(block, FigureBlock) for block in lesson.blocks)
    return LessonCensus(lesson.id, read.outline.words, lesson.minutes, figures, len(lesson.items))


def module_census(read: ReadModule) -> ModuleCensus:
    quiz = read.pool.quiz if read.pool else None
    items: tuple[Item, ...] = quiz.items if quiz else ()
    asked = Counter(str(item.objective) for item in items)
    cited = {source.id: source for lesson in read.lessons for source in lesson.lesson.sources}
    return ModuleCensus(
        id=read.module.id,
        minutes=read.module.minutes,
        lessons=tuple(lesson_census(lesson) for lesson in read.lessons),
        drawn=sum(quiz.draw.values()) if quiz else 0,
        kinds=_count(item.body.kind for item in items),
        objectives={str(objective.id): asked[objective.id] for objective in read.module.objectives},
        difficulties=dict(sorted(Counter(item.difficulty for item in items).items())),
        scenarios=tuple(_scenario(scenario) for scenario in read.scenarios),
        prompts=len(read.prompts),
        grades=grades_of(cited.values()),
    )


def grades_of(sources: Iterable[Source]) -> dict[str, int]:
    return _count(source.grade for source in sources)


def _scenario(scenario: Scenario) -> ScenarioCensus:
    decisions = sum(len(scene.choices) > 1 for scene in scenario.scenes)
    endings = sum(bool(scene.outcome) for scene in scenario.scenes)
    return ScenarioCensus(scenario.id, scenario.minutes, len(scenario.scenes), decisions, endings)


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def census_lines(found: Census) -> Iterator[str]:
    """The census as an author reads it."""
    if found.introduction:
        yield _lesson_line(found.introduction)
    for module in found.modules:
        yield ""
        yield from _module_lines(module)
    yield ""
    forms = ", ".join(f"forme {form} {counted(size, 'question')}" for form, size in found.forms.items())
    yield f"Pré-test : {forms or 'aucune forme'}"
    yield f"Questionnaire de satisfaction : {counted(found.enquiry, 'question')}"
    yield _sources_line(found.grades)
    yield counted(found.terms, "terme") + " au glossaire"


def _module_lines(module: ModuleCensus) -> Iterator[str]:
    parts = (f"{module.minutes} min", counted(module.words, "mot"), counted(module.figures, "figure"))
    yield f"Module {module.id} : {', '.join(parts)}"
    yield from (_lesson_line(lesson) for lesson in module.lessons)
    if module.kinds:
        yield f"  réserve de {counted(module.questions, 'question')}, dont {module.drawn} par tirage"
        yield f"    par sorte : {_listed({_KINDS.get(kind, kind): count for kind, count in module.kinds.items()})}"
        yield f"    par objectif : {_listed(module.objectives)}"
        yield f"    par difficulté : {_listed(module.difficulties)}"
    for scenario in module.scenarios:
        sizes = (counted(scenario.scenes, "scène"), counted(scenario.decisions, "décision"))
        yield f"  {scenario.id} : {scenario.minutes} min, {', '.join(sizes)}, {counted(scenario.endings, 'fin')}"
    yield f"  {counted(module.prompts, 'recommandation')}"
    yield f"  {_sources_line(module.grades)}"


def _lesson_line(lesson: LessonCensus) -> str:
    parts = (counted(lesson.words, "mot"), f"{lesson.minutes} min", counted(lesson.figures, "figure"))
    return f"  {lesson.id} : {', '.join(parts)}, {counted(lesson.questions, 'question')}"


def _sources_line(grades: Mapping[str, int]) -> str:
    total = counted(sum(grades.values()), "source")
    return f"{total} par note : {_listed(grades)}" if grades else total


def _listed(counts: Mapping[str, int] | Mapping[int, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def course_census(
    introduction: ReadLesson | None,
    modules: Sequence[ReadModule],
    forms: Mapping[str, int],
    enquiry: int,
    sources: Iterable[Source],
    terms: int,
) -> Census:
    return Census(
        introduction=lesson_census(introduction) if introduction else None,
        modules=tuple(module_census(read) for read in modules),
        forms=forms,
        enquiry=enquiry,
        grades=grades_of(sources),
        terms=terms,
    )
