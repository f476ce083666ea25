"""A small course on disk, without error, that each test spoils in one place."""

from datetime import date
from pathlib import Path

import pytest

from coprosec.content.problems import Problem, Rule, Severity
from coprosec.content.reading import Reading, read_course
from coprosec.domain.ids import LessonId
from coprosec.domain.items import Item
from coprosec.domain.lesson import Lesson

TODAY = date(2026, 11, 24)

COURSE = """\
id = "cours"
title = "Le cours"
short_title = "Cours"
version = "1"
language = "fr"
pass_mark = 0.8
modules = ["01-un"]
notice = "Mention."
"""
MODULE = """\
id = "m1"
number = 1
title = "Module un"
short_title = "Un"
summary = "Résumé."
minutes = 10
status = "ready"
cover = "figures/couverture.svg"

[[objectives]]
id = "m1-o1"
verb = "citer"
text = "Citer"
"""
SOURCES = """\
[une-source]
title = "Un titre"
publisher = "Un journal"
url = "https://exemple.bj/page"
date = "2025-03"
kind = "secondary"
grade = "B"
checked_on = 2026-11-23
review_by = 2027-11-23
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
LESSON_HEAD = '+++\nid = "m1-lecon"\ntitle = "Leçon"\nminutes = 5\nobjectives = ["m1-o1"]\n+++\n'
QUIZ_HEAD = '+++\nid = "m1-quiz"\ntitle = "Quiz"\n[draw]\nm1-o1 = 1\n+++\n'
SCENARIO_HEAD = """\
+++
id = "m1-scenario"
title = "Scénario"
minutes = 5
objectives = ["m1-o1"]
start = "debut"
fiction = "Inventé."
[gauges]
confiance = 50
+++
"""
QUESTION = """\
## Une question ? {#quiz-q1 objectif=m1-o1 lecon=m1-lecon}
- [ ] Un choix
    > Non.
- [x] Un autre
    > Oui.

> Voilà pourquoi.
"""


class CourseFolder:
    """The folder of the course, with short ways to change and read it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def lesson(self, body: str) -> None:
        """A lesson whose body starts on line 7."""
        self.write("01-un/01-lecon.md", LESSON_HEAD + body)

    def quiz(self, body: str) -> None:
        """A pool whose body starts on line 7."""
        self.write("01-un/quiz.md", QUIZ_HEAD + body)

    def scenario(self, body: str) -> None:
        """A scenario whose body starts on line 11."""
        self.write("01-un/scenario-un.md", SCENARIO_HEAD + body)

    def read(self) -> Reading:
        return read_course(self.root, TODAY)

    def read_lesson(self, body: str) -> Lesson:
        self.lesson(body)
        reading = self.read()
        assert not reading.errors, [str(problem) for problem in reading.errors]
        return reading.lessons[LessonId("m1-lecon")]

    def read_item(self, question: str) -> Item:
        return self.read_lesson(question).items[0]

    def errors(self) -> list[tuple[str, int, Rule]]:
        return [(problem.file, problem.line, problem.rule) for problem in self.read().errors]

    def advice(self, rule: Rule, file: str) -> list[Problem]:
        return [
            problem
            for problem in self.read().problems
            if problem.severity is Severity.ADVICE and problem.rule is rule and problem.file == file
        ]


@pytest.fixture
def course(tmp_path: Path) -> CourseFolder:
    folder = CourseFolder(tmp_path / "cours")
    folder.write("course.toml", COURSE)
    folder.write("sources.toml", SOURCES)
    folder.write("glossary.md", "Menace {#menace}\n:   Ce qui peut nuire.\n\nNuméro | CNIN {#cnin}\n:   Un service.\n")
    folder.write("01-un/module.toml", MODULE)
    folder.write("01-un/figures/couverture.svg", SVG)
    folder.lesson("Un texte.\n")
    folder.quiz(QUESTION)
    return folder
