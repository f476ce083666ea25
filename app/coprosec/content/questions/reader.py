"""Reads one question, wherever it stands: lesson, quiz, pre-test, satisfaction form."""

from dataclasses import dataclass

from coprosec.content.attributes import Attributes, read_attributes
from coprosec.content.blocks import Heading, Section
from coprosec.content.problems import Rule
from coprosec.content.questions.draft import Answers, Draft, cut, unquoted
from coprosec.content.questions.kinds import MARKED, reader_of
from coprosec.content.writer import Writer
from coprosec.domain.ids import ItemId, LessonId, ObjectiveId
from coprosec.domain.items import Item

_KEYS = ("objectif", "lecon", "difficulte", "melange", "unite")
_DIFFICULTIES = {"1": 1, "2": 2, "3": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """Where questions stand. `lesson` is the lesson around them; an enquiry has neither objective nor score."""

    writer: Writer
    lesson: LessonId | None = None
    enquiry: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What was read: the item (None when hopeless) and the index in its section where other text goes on."""

    item: Item | None
    line: int
    rest: int


def read_question(heading: Heading, section: Section, place: Place) -> Question:
    """Reads the question under `heading`. Its faults are in the page's report."""
    report = place.writer.report
    attributes = read_attributes(heading.attributes or "", heading.line, report, marks=MARKED, keys=_KEYS)
    parts = cut(section.lines, answered="libre" in attributes.marks or "{{" in heading.title)
    if parts is None:
        message = "question sans commentaire final (après une ligne vide, écrivez > …)"
        report.error(heading.line, Rule.FEEDBACK, message)
    end = parts.comment if parts else len(section.lines)
    draft = Draft(heading.line, heading.title, attributes, section.lines[:end], section.first_line, place.writer)
    comment = ""
    if parts:
        written = unquoted(section.lines[parts.comment : parts.end])
        comment = place.writer.comment(written, section.first_line + parts.comment)
    reader = reader_of(draft)
    rest = parts.end if parts else len(section.lines)
    item = _item(draft, reader(draft), comment, place) if reader else None
    return Question(item, heading.line, rest)


def _item(draft: Draft, answers: Answers, comment: str, place: Place) -> Item:
    writer, attributes = draft.writer, draft.attributes
    if not attributes.id:
        draft.error(draft.line, "question sans identifiant (écrivez {#identifiant …})", Rule.IDENTIFIER)
    if place.enquiry and answers.body.scored:
        draft.error(draft.line, "question notée dans un questionnaire (mettez .opinion ou .libre)")
    return Item(
        id=ItemId(attributes.id),
        objective=ObjectiveId("") if place.enquiry else _objective(draft, attributes),
        lesson=_lesson(draft, attributes, place),
        difficulty=_difficulty(draft, attributes),
        prompt=writer.sentence(answers.title or draft.title, draft.line),
        detail=writer.blocks("\n".join(draft.lines[: answers.intro]).rstrip(), draft.first_line),
        feedback=comment,
        body=answers.body,
    )


def _objective(draft: Draft, attributes: Attributes) -> ObjectiveId:
    objective = ObjectiveId(attributes.values.get("objectif", ""))
    if not objective:
        draft.error(draft.line, "question sans objectif (écrivez objectif=… entre les accolades)", Rule.OBJECTIVE)
    elif objective not in draft.writer.library.objectives:
        draft.error(draft.line, f"objectif inconnu : {objective} (voyez module.toml)", Rule.OBJECTIVE)
    return objective


def _lesson(draft: Draft, attributes: Attributes, place: Place) -> LessonId:
    lesson = LessonId(attributes.values.get("lecon", place.lesson or ""))
    if lesson and lesson not in draft.writer.library.lessons:
        draft.error(draft.line, f"leçon inconnue : {lesson} (vérifiez lecon=…)", Rule.LINK)
    if not lesson and not place.enquiry:
        draft.error(draft.line, "question sans leçon à revoir (écrivez lecon=… entre les accolades)", Rule.LINK)
    return lesson


def _difficulty(draft: Draft, attributes: Attributes) -> int:
    written = attributes.values.get("difficulte", "2")
    if written not in _DIFFICULTIES:
        draft.error(draft.line, f"difficulté inconnue : {written} (1, 2 ou 3)")
    return _DIFFICULTIES.get(written, 2)
