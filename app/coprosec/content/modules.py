"""Reads all that belongs to one module: lessons, quiz, scenarios, recommendations, pictures."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from coprosec.content.lessons import LessonFile, LessonReader, ReadLesson, read_lesson_head
from coprosec.content.outline import ModuleHead
from coprosec.content.pictures import is_outside
from coprosec.content.problems import FileReport, Rule
from coprosec.content.prompts import read_prompts
from coprosec.content.quizzes import Pool, read_pool
from coprosec.content.rules.lesson import check_lesson
from coprosec.content.rules.module import check_minutes
from coprosec.content.rules.pool import check_pool
from coprosec.content.rules.scenario import check_scenario
from coprosec.content.scenarios import read_scenario
from coprosec.content.workshop import Workshop, guarded
from coprosec.domain.course import CourseModule
from coprosec.domain.ids import ObjectiveId
from coprosec.domain.scenario import Prompt, Scenario

_LESSON_NAME = re.compile(r"\d\d-.+\.md")
_SCENARIO_NAME = re.compile(r"scenario-.+\.md")
QUIZ, PROMPTS = "quiz.md", "recommandations.md"


@dataclass(frozen=True, slots=True)
class ReadModule:
    """A module and its parts, those in order."""

    module: CourseModule
    folder: str
    lessons: tuple[ReadLesson, ...] = ()
    pool: Pool | None = None
    scenarios: tuple[Scenario, ...] = ()
    prompts: tuple[Prompt, ...] = ()


def lesson_paths(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.md") if _LESSON_NAME.fullmatch(path.name))


def open_lesson(path: Path, workshop: Workshop) -> LessonFile | None:
    document = workshop.document(path)
    return read_lesson_head(document) if document else None


class ModuleReader:
    """Reads one module whose head is known, once the whole library is."""

    def __init__(self, head: ModuleHead, lessons: tuple[LessonFile, ...], workshop: Workshop, pass_mark: float) -> None:
        self._head, self._files, self._workshop, self._pass_mark = head, lessons, workshop, pass_mark

    def read(self) -> ReadModule:
        head, workshop = self._head, self._workshop
        module = head.module
        if not module.ready:
            return ReadModule(module, head.folder.name)
        lessons = tuple(read for file in self._files if (read := read_lesson(file, workshop, module)))
        pool = self._pool()
        quiz = pool and pool.quiz
        module = replace(
            module,
            cover=self._cover(),
            lessons=tuple(file.head for file in self._files if file.head.id in {read.lesson.id for read in lessons}),
            quiz=quiz.head if quiz else None,
        )
        scenarios, prompts = self._scenarios(), self._prompts()
        heads = tuple(scenario.head for scenario in scenarios)
        module = replace(module, scenarios=heads, prompts=len(prompts))
        check_minutes(module, scenarios, head.lines["minutes"], head.report)
        self._tell_ignored()
        workshop.pictures.tell_unused(head.folder)
        return ReadModule(module, head.folder.name, lessons, pool, scenarios, prompts)

    def _cover(self) -> str:
        """The cover's path; "" when it cannot be shown, which does not stop the module."""
        cover = self._head.module.cover
        src = cover.removeprefix(self._head.folder.name + "/")
        own = self._head.report if is_outside(src) else self._workshop.reports.of(cover)
        line = self._head.lines["cover"] if own is self._head.report else 1
        return self._workshop.pictures.check(self._head.folder, src, line, own)

    def _pool(self) -> Pool | None:
        path = self._head.folder / QUIZ
        if not path.exists():
            self._head.report.advice(1, Rule.POOL, "module sans quiz (ajoutez quiz.md)")
            return None
        return read_quiz(path, self._workshop, self._head, self._pass_mark)

    def _scenarios(self) -> tuple[Scenario, ...]:
        paths = sorted(path for path in self._head.folder.glob("*.md") if _SCENARIO_NAME.fullmatch(path.name))
        known = {objective.id for objective in self._head.module.objectives}
        return tuple(found for path in paths if (found := _scenario(path, self._workshop, known)))

    def _prompts(self) -> tuple[Prompt, ...]:
        path = self._head.folder / PROMPTS
        if not path.exists():
            self._head.report.advice(1, Rule.POOL, "module sans recommandations (ajoutez recommandations.md)")
            return ()
        return _prompts(path, self._workshop)

    def _tell_ignored(self) -> None:
        for path in sorted(self._head.folder.glob("*.md")):
            name = path.name
            if not (_LESSON_NAME.fullmatch(name) or _SCENARIO_NAME.fullmatch(name) or name in (QUIZ, PROMPTS)):
                report = self._workshop.reports.of(self._workshop.root.name_of(path))
                report.advice(1, Rule.UNUSED, "fichier ignoré (une leçon se nomme 01-titre.md)")


def read_lesson(file: LessonFile, workshop: Workshop, module: CourseModule | None) -> ReadLesson | None:
    """The lesson with all its checks; None when it has an error. Without a module it is the introduction."""
    document = file.document
    report = document.report
    writer = workshop.writer(report, numbered=True)
    workshop.claim([(file.head.id, document.head.line_of("id"))], report)
    known = {objective.id for objective in module.objectives} if module else set(workshop.library.objectives)
    _check_objectives(file.objectives, known, document.head.line_of("objectives"), report)
    read = guarded(report, lambda: LessonReader(file, writer, workshop.pictures).read(workshop.linker))
    if read is None:
        return None
    workshop.claim(read.outline.questions, report)
    workshop.finish(document, writer)
    check_lesson(read, file, introduction=module is None)
    return None if report.broken else read


def read_quiz(path: Path, workshop: Workshop, head: ModuleHead | None, pass_mark: float) -> Pool | None:
    """A pool with all its checks; None when it has an error. Without a module it is a pre-test."""
    document = workshop.document(path)
    if document is None:
        return None
    writer = workshop.writer(document.report)
    pool = guarded(document.report, lambda: read_pool(document, writer, pass_mark, pretest=head is None))
    if pool is None:
        return None
    questions = [(asked.item.id, asked.line) for asked in pool.asked]
    workshop.claim([(pool.quiz.id, document.head.line_of("id")), *questions], document.report)
    workshop.finish(document, writer)
    check_pool(pool, head.module.objectives if head else None, workshop.library.objectives)
    return None if document.report.broken else pool


def _scenario(path: Path, workshop: Workshop, objectives: set[ObjectiveId]) -> Scenario | None:
    document = workshop.document(path)
    if document is None:
        return None
    writer = workshop.writer(document.report)
    read = guarded(document.report, lambda: read_scenario(document, writer))
    if read is None:
        return None
    head = document.head
    workshop.claim([(read.scenario.id, head.line_of("id"))], document.report)
    _check_objectives(read.scenario.objectives, objectives, head.line_of("objectives"), document.report)
    workshop.finish(document, writer)
    check_scenario(read)
    return None if document.report.broken else read.scenario


def _prompts(path: Path, workshop: Workshop) -> tuple[Prompt, ...]:
    document = workshop.document(path)
    if document is None:
        return ()
    writer = workshop.writer(document.report)
    prompts = guarded(document.report, lambda: read_prompts(document, writer)) or ()
    claims = [(prompt.id, line) for prompt, line in prompts]
    workshop.claim([(str(document.head.data.get("id", "")), document.head.line_of("id")), *claims], document.report)
    workshop.finish(document, writer)
    return () if document.report.broken else tuple(prompt for prompt, _ in prompts)


def _check_objectives(given: tuple[ObjectiveId, ...], known: set[ObjectiveId], line: int, report: FileReport) -> None:
    for objective in given:
        if objective not in known:
            report.error(line, Rule.OBJECTIVE, f"objectif inconnu : {objective} (voyez module.toml)")
