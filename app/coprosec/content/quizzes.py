"""Question pools: quiz.md, the pre-tests, the satisfaction form."""

from collections import Counter
from dataclasses import dataclass

from coprosec.content import tables
from coprosec.content.blocks import Section, sections
from coprosec.content.documents import Document
from coprosec.content.problems import Rule
from coprosec.content.questions.reader import Place, read_question
from coprosec.content.tables import Key
from coprosec.content.typography import typeset
from coprosec.content.writer import Writer
from coprosec.domain.ids import ObjectiveId, QuizId
from coprosec.domain.items import Item
from coprosec.domain.quiz import Quiz

_QUIZ = (
    Key("id", tables.identifier),
    Key("title", tables.text),
    Key("feedback", tables.one_of("immediate", "end"), required=False),
    Key("pass_mark", tables.ratio, required=False),
    Key("certainty", tables.one_of("asked", "none"), required=False),
    Key("draw", tables.counts),
)
_PRETEST = (*_QUIZ[:-1], Key("draw", tables.counts, required=False), Key("form", tables.one_of("A", "B")))
_ENQUIRY = (Key("id", tables.identifier), Key("title", tables.text))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a pool, and where it stands."""

    item: Item
    line: int


@dataclass(frozen=True, slots=True)
class Pool:
    """A quiz and its file. `form` is a pre-test's letter, empty for a module's quiz."""

    document: Document
    quiz: Quiz
    asked: tuple[Asked, ...]
    form: str = ""


def read_pool(document: Document, writer: Writer, pass_mark: float, *, pretest: bool = False) -> Pool | None:
    values = document.head.values(_PRETEST if pretest else _QUIZ)
    asked = _questions(document, Place(writer))
    if values is None:
        return None
    items = tuple(question.item for question in asked)
    everything = Counter(item.objective for item in items) if pretest else {}
    quiz = Quiz(
        id=QuizId(values["id"]),
        title=typeset(values["title"]),
        pass_mark=float(values.get("pass_mark", pass_mark)),
        feedback_at_end=values.get("feedback", "end" if pretest else "immediate") == "end",
        certainty=values.get("certainty", "none" if pretest else "asked") == "asked",
        draw={ObjectiveId(objective): count for objective, count in values.get("draw", everything).items()},
        items=items,
    )
    return Pool(document, quiz, asked, values.get("form", ""))


def read_enquiry(document: Document, writer: Writer) -> tuple[Asked, ...]:
    """The satisfaction form: opinions and free texts."""
    document.head.values(_ENQUIRY)
    return _questions(document, Place(writer, enquiry=True))


def _questions(document: Document, place: Place) -> tuple[Asked, ...]:
    first, *titled = sections(document.body, document.body_line, document.report)
    _tell_stray(first, 0, place)
    asked = list[Asked]()
    for section in titled:
        assert section.heading is not None, "only the first section is untitled"
        question = read_question(section.heading, section, place)
        _tell_stray(section, question.rest, place)
        if question.item:
            asked.append(Asked(question.item, section.heading.line))
    if not asked and not document.report.broken:
        document.report.error(document.body_line, Rule.QUESTION, "aucune question (écrivez ## Question {#…})")
    return tuple(asked)


def _tell_stray(section: Section, start: int, place: Place) -> None:
    stray = next((i for i in range(start, len(section.lines)) if section.lines[i].strip()), None)
    if stray is not None:
        message = "texte hors d’une question (le commentaire final la termine : déplacez ce texte avant)"
        place.writer.report.error(section.first_line + stray, Rule.QUESTION, message)
