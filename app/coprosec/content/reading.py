"""Reads and checks a whole course folder. Bad content never raises: it is reported, and its file left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coprosec.content.census import Census, course_census
from coprosec.content.documents import check_body
from coprosec.content.files import Root, TextFile
from coprosec.content.glossary import read_glossary
from coprosec.content.lessons import ReadLesson
from coprosec.content.modules import ModuleReader, ReadModule, read_lesson, read_quiz
from coprosec.content.outline import CourseHead
from coprosec.content.problems import Problem, Rule, Severity
from coprosec.content.quizzes import Pool, read_enquiry
from coprosec.content.rules.identifiers import REGISTER
from coprosec.content.rules.pretest import check_pretests
from coprosec.content.rules.wording import acronyms_of, check_wording
from coprosec.content.skeleton import read_skeleton
from coprosec.content.sources import SourceBook
from coprosec.content.terms import TermLinker
from coprosec.content.timetable import compile_timetable
from coprosec.content.workshop import Workshop, guarded
from coprosec.domain.course import Course, LessonHead
from coprosec.domain.ids import LessonId, ModuleId, QuizId, ScenarioId, SourceId, TermId
from coprosec.domain.items import Item
from coprosec.domain.lesson import Lesson, Source, Term
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Prompt, Scenario

_OUTLINE_FILES = ("course.toml", "module.toml")


@dataclass(frozen=True, slots=True)
class Reading:
    """A course folder as it was read. What has an error is in `problems` and nowhere else."""

    course: Course
    lessons: Mapping[LessonId, Lesson]
    quizzes: Mapping[QuizId, Quiz]
    scenarios: Mapping[ScenarioId, Scenario]
    module_scenarios: Mapping[ModuleId, tuple[ScenarioId, ...]]
    prompts: Mapping[ModuleId, tuple[Prompt, ...]]
    sources: Mapping[SourceId, Source]
    terms: Mapping[TermId, Term]
    pretests: Mapping[str, Quiz]
    satisfaction: tuple[Item, ...]
    problems: tuple[Problem, ...]
    census: Census
    unlisted: tuple[str, ...]
    """The identifiers that the register of a handed-out course has not yet."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def outline_errors(self) -> tuple[Problem, ...]:
        """The errors of course.toml and of the module.toml files, without which there is no course."""
        return tuple(problem for problem in self.errors if problem.file.rpartition("/")[2] in _OUTLINE_FILES)


def read_course(folder: Path, today: date, *, wording: bool = True) -> Reading:
    """Reads the course in `folder`; `today` decides which sources are to be reviewed.

    Without `wording` the advice about words (sentences, acronyms, typography) is not looked for, which is quicker.
    """
    return _CourseReader(Workshop(Root(folder), wording), today).read()


@dataclass(slots=True)
class _CourseReader:
    workshop: Workshop
    today: date

    @property
    def folder(self) -> Path:
        return self.workshop.root.folder

    def read(self) -> Reading:
        skeleton = read_skeleton(self.workshop, self.today)
        head, book = skeleton.head, skeleton.book
        terms = self._glossary()
        introduction = read_lesson(skeleton.introduction, self.workshop, None) if skeleton.introduction else None
        self.workshop.pictures.tell_unused(self.folder)
        pass_mark = head.pass_mark if head else 1.0
        modules = [
            ModuleReader(module, files, self.workshop, pass_mark).read()
            for module, files in zip(skeleton.modules, skeleton.files, strict=True)
        ]
        pretests = self._pretests(pass_mark)
        satisfaction = self._satisfaction()
        self._tell_unused_sources(book)
        course = _course(head, introduction, modules, pretests, len(satisfaction))
        register = self._register()
        pools = [read.pool.quiz for read in modules if read.pool]
        lessons = [*([introduction] if introduction else []), *(lesson for m in modules for lesson in m.lessons)]
        return Reading(
            course=course,
            lessons={read.lesson.id: read.lesson for read in lessons},
            quizzes={quiz.id: quiz for quiz in pools},
            scenarios={scenario.id: scenario for read in modules for scenario in read.scenarios},
            module_scenarios={read.module.id: tuple(s.id for s in read.scenarios) for read in modules},
            prompts={read.module.id: read.prompts for read in modules if read.prompts},
            sources=book.sources,
            terms=terms,
            pretests=pretests,
            satisfaction=satisfaction,
            problems=self.workshop.reports.all(),
            unlisted=tuple(self.workshop.identifiers.unlisted(register)),
            census=course_census(
                introduction,
                modules,
                forms={form: len(quiz.items) for form, quiz in pretests.items()},
                enquiry=len(satisfaction),
                sources=book.sources.values(),
                terms=len(terms),
            ),
        )

    def _register(self) -> TextFile | None:
        """The register, compared with the course unless a fault may hide some of it."""
        path = self.folder / REGISTER
        register = self.workshop.open(path) if path.exists() else None
        if register and not any(problem.severity is Severity.ERROR for problem in self.workshop.reports.all()):
            self.workshop.identifiers.compare(register)
        return register

    def _glossary(self) -> dict[TermId, Term]:
        path = self.folder / "glossary.md"
        file = self.workshop.open(path) if path.exists() else None
        if file is None:
            return {}
        check_body(file.lines, 1, file.report)
        writer = self.workshop.writer(file.report)
        terms = guarded(file.report, lambda: read_glossary(file, writer)) or {}
        self.workshop.cited.update(writer.page.citations.cited)
        if self.workshop.wording:
            check_wording(file.lines, 1, None, file.report)
        self.workshop.linker = TermLinker(terms.values())
        self.workshop.acronyms = acronyms_of(name for term in terms.values() for name in term.names)
        return terms

    def _pretests(self, pass_mark: float) -> dict[str, Quiz]:
        found = dict[str, Pool]()
        for path in sorted((self.folder / "pretest").glob("form-*.md")):
            pool = read_quiz(path, self.workshop, None, pass_mark)
            if pool and pool.form in found:
                pool.document.report.error(1, Rule.IDENTIFIER, f"forme déjà prise : {pool.form} (A ou B)")
            elif pool:
                found[pool.form] = pool
        check_pretests([found[form] for form in sorted(found)])
        return {form: pool.quiz for form, pool in found.items()}

    def _satisfaction(self) -> tuple[Item, ...]:
        path = self.folder / "satisfaction.md"
        document = self.workshop.document(path) if path.exists() else None
        if document is None:
            return ()
        writer = self.workshop.writer(document.report)
        asked = guarded(document.report, lambda: read_enquiry(document, writer)) or ()
        self.workshop.claim([(question.item.id, question.line) for question in asked], document.report)
        self.workshop.finish(document, writer)
        return () if document.report.broken else tuple(question.item for question in asked)

    def _tell_unused_sources(self, book: SourceBook) -> None:
        report = self.workshop.reports.of("sources.toml")
        for source, line in book.lines.items():
            if source not in self.workshop.cited:
                report.advice(line, Rule.UNUSED, f"source que rien ne cite : {source} (citez-la, ou ôtez-la)")


def _course(
    head: CourseHead | None,
    introduction: ReadLesson | None,
    modules: list[ReadModule],
    pretests: Mapping[str, Quiz],
    enquiry: int,
) -> Course:
    if head is None:
        return Course("", "", "", "", "", None, ())
    lesson = introduction.lesson if introduction else None
    return Course(
        id=head.id,
        title=head.title,
        short_title=head.short_title,
        version=head.version,
        notice=head.notice,
        introduction=LessonHead(lesson.id, lesson.title, lesson.minutes) if lesson else None,
        modules=tuple(read.module for read in modules),
        completion=head.completion,
        pretests=tuple((form, quiz.head) for form, quiz in sorted(pretests.items())),
        enquiry=enquiry,
        credits=head.credits,
        timetable=compile_timetable(head.timetable, {read.folder: read.module for read in modules}, head.report),
    )
