"""What is wrong in the course files, told to the author with file, line and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from coprosec.content.typography import typeset
from coprosec.domain.counting import counted


class Severity(StrEnum):
    """An error keeps its file out of the course; advice does not."""

    ERROR = "error"
    ADVICE = "advice"


class Rule(StrEnum):
    """What was checked. The values are what an author writes in `<!-- accepté: règle — raison -->`."""

    FILE = "fichier"
    SYNTAX = "syntaxe"
    DATA = "données"
    HTML = "html"
    IDENTIFIER = "identifiant"
    LINK = "lien"
    SOURCE = "source"
    OBJECTIVE = "objectif"
    QUESTION = "question"
    FEEDBACK = "commentaire"
    FIGURE = "figure"
    DRAW = "tirage"
    POOL = "réserve"
    BIAS = "biais"
    SCENARIO = "scénario"
    LESSON = "leçon"
    LENGTH = "longueur"
    SENTENCE = "phrase"
    ACRONYM = "sigle"
    TYPOGRAPHY = "typographie"
    REVIEW = "révision"
    UNUSED = "inutilisé"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `file` is relative to the course folder, with slashes; `line` counts from 1."""

    file: str
    line: int
    severity: Severity
    rule: Rule
    message: str

    def __str__(self) -> str:
        prefix = "conseil\u00a0: " if self.severity is Severity.ADVICE else ""
        return f"{self.file}:{self.line}: {prefix}{self.message}"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An author's reasoned wish not to hear an advice between two lines; about the whole file it stands anywhere."""

    rule: str
    first: int
    last: int

    def covers(self, rule: Rule, line: int) -> bool:
        return self.rule == rule and (line == 1 or self.first <= line <= self.last)


class FileReport:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file.encode("utf-8", "replace").decode()
        self._problems: dict[Problem, None] = {}
        self._accepted: tuple[Acceptance, ...] = ()
        self.broken = False
        """Whether there is an error."""

    def accept(self, acceptances: Iterable[Acceptance]) -> None:
        self._accepted = tuple(acceptances)

    def error(self, line: int, rule: Rule, message: str) -> None:
        self._add(Problem(self.file, line, Severity.ERROR, rule, typeset(message)))

    def advice(self, line: int, rule: Rule, message: str) -> None:
        if not any(acceptance.covers(rule, line) for acceptance in self._accepted):
            self._add(Problem(self.file, line, Severity.ADVICE, rule, typeset(message)))

    def _add(self, problem: Problem) -> None:
        self._problems[problem] = None
        self.broken = self.broken or problem.severity is Severity.ERROR

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Each once, in the order they were found."""
        return tuple(self._problems)


class Reports:
    """The reports of all files, in the order they were opened."""

    def __init__(self) -> None:
        self._files: dict[str, FileReport] = {}

    def of(self, file: str) -> FileReport:
        return self._files.setdefault(file, FileReport(file))

    def broken(self, file: str) -> bool:
        return file in self._files and self._files[file].broken

    def all(self) -> tuple[Problem, ...]:
        return tuple(sorted(problem for report in self._files.values() for problem in report.problems))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many problems of each severity."""

    errors: int
    advice: int

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Self:
        severities = [problem.severity for problem in problems]
        return cls(severities.count(Severity.ERROR), severities.count(Severity.ADVICE))

    def __str__(self) -> str:
        return f"{counted(self.errors, 'erreur')}, {counted(self.advice, 'conseil')}"
