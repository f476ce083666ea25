"""What a course is made of, before any of its texts is read: they may refer to every source, lesson and objective."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coprosec.content.lessons import LessonFile
from coprosec.content.modules import lesson_paths, open_lesson
from coprosec.content.outline import CourseHead, ModuleHead, read_course_head, read_module_head
from coprosec.content.page import Everything, Library
from coprosec.content.problems import Rule
from coprosec.content.sources import SourceBook, read_sources
from coprosec.content.workshop import Workshop
from coprosec.domain.ids import LessonId

_LESSON_ID = re.compile(r"""^\s*id\s*=\s*["']([a-z0-9-]+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`head` is None when course.toml cannot be read; what else cannot be is left out."""

    head: CourseHead | None
    book: SourceBook
    modules: tuple[ModuleHead, ...]
    files: tuple[tuple[LessonFile, ...], ...]
    """The lessons of each module."""
    introduction: LessonFile | None


def read_skeleton(workshop: Workshop, today: date) -> Skeleton:
    """Also gives the workshop its library."""
    root = workshop.root.folder
    head = _course_head(workshop)
    book = read_sources(workshop.open(root / "sources.toml"), today)
    modules = tuple(_module_heads(workshop, head))
    files = tuple(_lesson_files(workshop, module) for module in modules)
    path = root / "introduction.md"
    found = Skeleton(head, book, modules, files, open_lesson(path, workshop) if path.exists() else None)
    workshop.library = _library(workshop, found)
    return found


def declared_id(path: Path) -> str:
    """The id that a file's head gives it, even when the rest cannot be read; "" without one."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            match = _LESSON_ID.search(stream.read(2_000))
    except OSError:
        return ""
    return match[1] if match else ""


def _course_head(workshop: Workshop) -> CourseHead | None:
    file = workshop.open(workshop.root.folder / "course.toml")
    head = read_course_head(file) if file else None
    if head:
        workshop.claim([(head.id, 1)], head.report)
    return head


def _module_heads(workshop: Workshop, head: CourseHead | None) -> Iterator[ModuleHead]:
    for name in head.folders if head else ():
        folder = workshop.root.folder / name
        file = workshop.open(folder / "module.toml")
        module = read_module_head(folder, file) if file else None
        if module is not None:
            objectives = [(objective.id, module.lines[objective.id]) for objective in module.module.objectives]
            workshop.claim([(module.module.id, module.lines["id"]), *objectives], module.report)
            yield module


def _lesson_files(workshop: Workshop, head: ModuleHead) -> tuple[LessonFile, ...]:
    paths = lesson_paths(head.folder) if head.module.ready else []
    if head.module.ready and not paths:
        head.report.advice(1, Rule.LESSON, 'module sans leçon (ajoutez 01-titre.md, ou status = "planned")')
    return tuple(file for path in paths if (file := open_lesson(path, workshop)))


def _library(workshop: Workshop, found: Skeleton) -> Library:
    return Library(
        sources=found.book.sources,
        lessons=_lessons(workshop, found),
        objectives={objective.id for module in found.modules for objective in module.module.objectives},
        any_source=not found.book.readable,
    )


def _lessons(workshop: Workshop, found: Skeleton) -> Container[LessonId]:
    """With the ids of lessons whose head cannot be read: what links to them is not wrong for that."""
    ready = [module.folder for module in found.modules if module.module.ready]
    paths = [path for folder in (workshop.root.folder, *ready) for path in folder.glob("*.md")]
    broken = [declared_id(path) for path in paths if workshop.reports.broken(workshop.root.name_of(path))]
    if not all(broken):
        return Everything()
    introduction = [found.introduction] if found.introduction else []
    read = [file.head.id for files in (*found.files, introduction) for file in files]
    return {*read, *map(LessonId, broken)}
