"""Lessons: a front matter, then text, figures and self-checks."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from coprosec.content import tables
from coprosec.content.blocks import Callout, Figure, Heading, Section, blocks, sections
from coprosec.content.callouts import callout_html
from coprosec.content.documents import Document
from coprosec.content.pictures import Pictures
from coprosec.content.problems import Rule
from coprosec.content.questions.reader import Place, read_question
from coprosec.content.slugs import Names, plain, slug
from coprosec.content.tables import Key
from coprosec.content.terms import TermLinker
from coprosec.content.typography import typeset
from coprosec.content.words import count_rich_words
from coprosec.content.writer import Writer
from coprosec.domain.course import LessonHead
from coprosec.domain.ids import LessonId, ObjectiveId
from coprosec.domain.lesson import Block, FigureBlock, ItemBlock, Lesson, Term, TextBlock

_KEYS = (
    Key("id", tables.identifier),
    Key("title", tables.text),
    Key("minutes", tables.whole(1, 600)),
    Key("objectives", tables.texts),
)
_TOP, _SUB = 2, 3
_LEAST_ALT = 20


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson whose head is read: enough to link to it."""

    document: Document
    head: LessonHead
    objectives: tuple[ObjectiveId, ...]

    @property
    def folder(self) -> Path:
        return self.document.file.path.parent


def read_lesson_head(document: Document) -> LessonFile | None:
    values = document.head.values(_KEYS)
    if values is None:
        return None
    head = LessonHead(LessonId(values["id"]), typeset(values["title"]), values["minutes"])
    return LessonFile(document, head, tuple(ObjectiveId(objective) for objective in values["objectives"]))


@dataclass(slots=True)
class Outline:
    """What the rules about lessons look at, gathered on the way: lines and sizes."""

    callouts: list[Callout] = field(default_factory=list)
    first_block: object = None
    sections: list[tuple[int, int]] = field(default_factory=list)
    """(line, words) under each title of the second level, and before the first."""
    questions: list[tuple[str, int]] = field(default_factory=list)
    """(id, line)"""
    cites: bool = False

    @property
    def words(self) -> int:
        return sum(words for _, words in self.sections)


@dataclass(frozen=True, slots=True)
class ReadLesson:
    """A lesson, with what was seen on the way."""

    lesson: Lesson
    outline: Outline


class LessonReader:
    """Reads the body of one lesson."""

    def __init__(self, file: LessonFile, writer: Writer, pictures: Pictures) -> None:
        self._file, self._writer, self._pictures = file, writer, pictures
        self._place = Place(writer, file.head.id)
        self._blocks: list[Block] = []
        self._html: list[str] = []
        self._anchors: list[tuple[str, str]] = []
        self._names = Names()
        self._outline = Outline()

    def read(self, linker: TermLinker) -> ReadLesson:
        document, head = self._file.document, self._file.head
        self._outline.sections.append((document.body_line, 0))
        for section in sections(document.body, document.body_line, document.report):
            self._section(section)
        self._flush()
        seen: dict[str, Term] = {}
        linked = tuple(
            replace(block, html=linker.linked(block.html, seen)) if isinstance(block, TextBlock) else block
            for block in self._blocks
        )
        self._outline.cites = bool(self._writer.page.citations.asked)
        sources = tuple(self._writer.page.citations.cited.values())
        terms = tuple(seen.values())
        lesson = Lesson(head.id, head.title, head.minutes, self._file.objectives, linked, sources, terms)
        return ReadLesson(lesson, self._outline)

    def _section(self, section: Section) -> None:
        heading, lines, line = section.heading, section.lines, section.first_line
        if heading is not None and heading.attributes is not None:
            question = read_question(heading, section, self._place)
            self._flush()
            if question.item:
                self._outline.questions.append((question.item.id, heading.line))
                self._blocks.append(ItemBlock(question.item))
            lines, line = lines[question.rest :], line + question.rest
        elif heading is not None:
            self._heading(heading)
        self._text(lines, line)

    def _heading(self, heading: Heading) -> None:
        if heading.level not in (_TOP, _SUB):
            self._writer.report.error(heading.line, Rule.SYNTAX, "titre d’un autre niveau (commencez par ## ou ###)")
        title = self._writer.sentence(heading.title, heading.line)
        anchor = self._names.distinct(slug(plain(title)))
        tag = "h2" if heading.level <= _TOP else "h3"
        self._add(f'<{tag}><a name="{anchor}"></a>{title}</{tag}>', starts=heading.line if tag == "h2" else 0)
        if tag == "h2":
            self._anchors.append((anchor, plain(title)))

    def _text(self, lines: Iterable[str], line: int) -> None:
        for block in blocks(tuple(lines), line, self._writer.report):
            self._outline.first_block = self._outline.first_block or block
            if isinstance(block, Figure):
                self._figure(block)
            elif isinstance(block, Callout):
                self._outline.callouts.append(block)
                self._add(callout_html(block, self._writer))
            else:
                self._add(self._writer.blocks(block.text, block.line))

    def _figure(self, figure: Figure) -> None:
        report = self._writer.report
        if len(figure.alt) < _LEAST_ALT:
            message = "texte de remplacement absent ou trop court (dites ce que dit la figure, en 20 signes au moins)"
            report.error(figure.line, Rule.FIGURE, message)
        if not figure.caption.strip():
            report.error(figure.line, Rule.FIGURE, "figure sans légende (écrivez-la entre guillemets, après le nom)")
        src = self._pictures.check(self._file.folder, figure.src, figure.line, report)
        self._flush()
        self._blocks.append(FigureBlock(src, typeset(figure.alt), typeset(figure.caption)))

    def _add(self, html: str, starts: int = 0) -> None:
        self._html.append(html)
        if starts:
            self._outline.sections.append((starts, 0))
        line, words = self._outline.sections[-1]
        self._outline.sections[-1] = (line, words + count_rich_words(html))

    def _flush(self) -> None:
        if self._html:
            self._blocks.append(TextBlock("\n".join(self._html), tuple(self._anchors)))
        self._html, self._anchors = [], []
