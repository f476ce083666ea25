"""Writes questions as GIFT."""

import re
from collections.abc import Iterable

from coprosec.content.gift.model import GAP, GiftQuestion, Given, Shape
from coprosec.domain.items import Item, MultipleChoice, Opinion, SingleChoice, TrueFalse
from coprosec.domain.items.matching import Matching
from coprosec.domain.items.ordering import Ordering
from coprosec.domain.items.text import FreeText, Gaps, Number, ShortText
from coprosec.domain.plain import plain

_SPECIAL = re.compile(r"[~=#{}:\\]")


def write_gift(questions: Iterable[GiftQuestion]) -> str:
    """A whole file, one question a block."""
    return "\n\n".join(_block(question) for question in questions) + "\n"


def escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")


def _block(question: GiftQuestion) -> str:
    before, after = question.text, ""
    if question.missing and GAP in question.text:
        before, after = (part.strip() for part in question.text.split(GAP, 1))
    head = f"// [id:{question.id.replace(']', chr(92) + ']')}]\n" if question.id else ""
    style = f"[{question.format}]" if question.format != "moodle" else ""
    text = f"{head}::{escaped(question.title)}::{style}{escaped(before)}" if question.title else None
    start = text if text is not None else f"{head}{style}{escaped(before)}"
    if question.shape is Shape.DESCRIPTION:
        return start
    lines = [f"\t{line}" for line in _answers(question)]
    if question.feedback:
        lines.append(f"\t####{escaped(question.feedback)}")
    inside = "\n" + "\n".join(lines) + "\n" if lines else ""
    return f"{start} {{{inside}}}" + (f" {escaped(after)}" if after else "")


def _answers(question: GiftQuestion) -> list[str]:
    match question.shape:
        case Shape.TRUE_FALSE:
            return [_truth(question.given)]
        case Shape.MATCHING:
            return [f"={escaped(pair.text)} -> {escaped(pair.match)}" for pair in question.given]
        case Shape.NUMBER:
            return ["#", *(_number(given) for given in question.given)]
        case Shape.CHOICE | Shape.MULTIPLE | Shape.SHORT:
            return [_answer(given, question.shape) for given in question.given]
        case _:
            return []


def _answer(given: Given, shape: Shape) -> str:
    right = given.share == 100 and shape is not Shape.MULTIPLE
    sign = "=" if right or shape is Shape.SHORT else "~"
    share = (
        ""
        if right or (given.share == 0 and shape is Shape.CHOICE)
        else f"%{given.share:.5f}".rstrip("0").rstrip(".") + "%"
    )
    return f"{sign}{share}{escaped(given.text)}{_comment(given)}"


def _comment(given: Given) -> str:
    return f"#{escaped(given.feedback)}" if given.feedback else ""


def _number(given: Given) -> str:
    share = "" if given.share == 100 else f"%{given.share:g}%"
    return f"={share}{given.text}:{given.match or '0'}{_comment(given)}"


def _truth(given: tuple[Given, ...]) -> str:
    right = next(one for one in given if one.share == 100)
    wrong = next(one for one in given if one.share != 100)
    comments = f"#{escaped(wrong.feedback)}#{escaped(right.feedback)}" if wrong.feedback or right.feedback else ""
    return ("TRUE" if right.text == "Vrai" else "FALSE") + comments


def question_of(item: Item) -> tuple[GiftQuestion | None, str]:
    """An item as GIFT can say it, and what is lost (empty when nothing is); None when GIFT has nothing like it."""
    body = item.body
    shape, lost = Shape.ESSAY, ""
    given: tuple[Given, ...] = ()
    match body:
        case TrueFalse() if sorted(plain(choice.text) for choice in body.choices) == ["Faux", "Vrai"]:
            shape = Shape.TRUE_FALSE
            judged = [Given(plain(c.text), 100.0 * (c.id in body.keys), c.feedback) for c in body.choices]
            given = tuple(sorted(judged, key=lambda one: one.text != "Vrai"))
        case SingleChoice() | TrueFalse():
            shape = Shape.CHOICE
            given = tuple(Given(c.text, 100.0 * (c.id in body.keys), c.feedback) for c in body.choices)
        case MultipleChoice():
            shape, given = Shape.MULTIPLE, _weighted(body)
        case Matching():
            shape, given = Shape.MATCHING, _pairs(body)
        case ShortText():
            shape, given = Shape.SHORT, tuple(Given(text, 100.0) for text in body.accepted)
        case Number():
            shape, given = Shape.NUMBER, (Given(body.answer, 100.0, match=body.tolerance),)
            lost = f"l’unité {body.unit}" if body.unit else ""
        case Gaps():
            return _gap(item, body)
        case Ordering() | Opinion():
            return None, "GIFT n’a pas cette sorte de question"
        case FreeText():
            pass
    return _built(item, shape, given), lost


def _built(item: Item, shape: Shape, given: tuple[Given, ...]) -> GiftQuestion:
    return GiftQuestion(item.id, item.prompt + item.detail, shape, given, item.feedback, "html", id=item.id)


def _weighted(body: MultipleChoice) -> tuple[Given, ...]:
    """Weights that give Moodle the same partial credit, floored at 0: +1/right, −1/wrong."""
    right = len(body.keys)
    wrong = len(body.choices) - right
    return tuple(
        Given(c.text, round(100 / right if c.id in body.keys else -100 / wrong, 5), c.feedback) for c in body.choices
    )


def _pairs(body: Matching) -> tuple[Given, ...]:
    targets = {target.id: plain(target.text) for target in body.targets}
    pairs = [Given(source.text, 100.0, match=targets[body.pairs[source.id]]) for source in body.sources]
    decoys = [Given("", 100.0, match=text) for name, text in targets.items() if name not in body.pairs.values()]
    return tuple(pairs + decoys)


def _gap(item: Item, body: Gaps) -> tuple[GiftQuestion | None, str]:
    if len(body.accepted) != 1:
        return None, "GIFT n’a qu’un trou par question"
    text = f"{item.detail}{body.parts[0]} {GAP} {body.parts[1]}"
    given = tuple(Given(word, 100.0) for word in body.accepted[0])
    return GiftQuestion(item.id, text, Shape.SHORT, given, item.feedback, "html", missing=True, id=item.id), ""
