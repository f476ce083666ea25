"""Quizzes on paper: variants drawn like any attempt, and the letters that come back."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coprosec.domain.attempts import AttemptPlan
from coprosec.domain.document import Block, Grid, Heading, PageBreak, Text
from coprosec.domain.items import Choice, Item, MultipleChoice, Picking, Response
from coprosec.domain.plain import plain
from coprosec.domain.quiz import Quiz
from coprosec.domain.secrets import CODE_ALPHABET
from coprosec.domain.statements import Statement, Verb, in_order

LETTERS = "ABCDEFGH"
BLANK = "-"
KEYED = "keyed_by"
"""The key, in a statement's data, that says who keyed in what was answered on paper."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One drawing, as it was printed: its code stands on the sheet."""

    code: str
    plan: AttemptPlan


class LettersError(ValueError):
    """Letters that do not fit the sheet; `question` counts from 1, 0 when their number is wrong."""

    def __init__(self, question: int) -> None:
        super().__init__(question)
        self.question = question


def on_paper(quiz: Quiz) -> Quiz:
    """The quiz with the questions that letters can answer."""
    return replace(quiz, items=tuple(item for item in quiz.items if isinstance(item.body, Picking)))


def code_of(seed: str) -> str:
    """Four marks that people do not misread."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
    return "".join(CODE_ALPHABET[number >> 5 * nth & 31] for nth in range(4))


def fold_variants(statements: Iterable[Statement]) -> tuple[Variant, ...]:
    """Every variant printed, the newest first; those of a newer program are passed over."""
    found: dict[str, Variant] = {}
    for statement in in_order(statements):
        code = statement.draft.data.get("code")
        if statement.draft.verb != Verb.PRINTED or not isinstance(code, str):
            continue
        try:
            plan = AttemptPlan.from_statement(statement)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        found[code] = Variant(code, plan)
    return tuple(reversed(found.values()))


def choices_of(item: Item) -> tuple[Choice, ...]:
    """In the order that the sheet shows; none for a question that letters cannot answer."""
    return item.body.choices if isinstance(item.body, Picking) else ()


def read_letters(text: str, plan: AttemptPlan) -> tuple[Response, ...]:
    """One response a question, empty where nothing was ticked. LettersError when they do not fit.

    Letters of one question stand together, questions apart: `A CD - B`; a run of letters is one a question.
    """
    words = text.upper().replace(",", " ").split()
    if len(words) == 1 and len(plan.items) > 1 and len(words[0]) == len(plan.items):
        words = list(words[0])
    if len(words) != len(plan.items):
        raise LettersError(0)
    return tuple(_response(word, item, nth) for nth, (word, item) in enumerate(zip(words, plan.items, strict=True), 1))


def _response(word: str, item: Item, question: int) -> Response:
    if word == BLANK:
        return ()
    choices = choices_of(item)
    places = sorted({LETTERS.find(letter) for letter in word})
    if places[0] < 0 or places[-1] >= len(choices) or len(places) != len(word):
        raise LettersError(question)
    response = tuple(choices[place].id for place in places)
    if item.body.problem(response) is not None:
        raise LettersError(question)
    return response


def sheet(variant: Variant) -> Iterator[Block]:
    """What a learner gets: the questions, then the grid to tick."""
    plan = variant.plan
    yield Heading(f"{plan.title} — variante {variant.code}")
    yield Text("Nom et prénoms : ……………………………………………………………   Date : …………………")
    yield Text(
        "Cochez vos réponses dans la grille de la dernière page. Plusieurs lettres quand la question le dit.",
        quiet=True,
    )
    for nth, item in enumerate(plan.items, start=1):
        more = " (plusieurs réponses)" if isinstance(item.body, MultipleChoice) else ""
        yield Heading(f"{nth}. {plain(item.prompt)}{more}", 2)
        for letter, choice in zip(LETTERS, choices_of(item), strict=False):
            yield Text(f"{letter}.  {plain(choice.text)}")
    yield PageBreak()
    yield Heading(f"Grille de réponses — variante {variant.code}")
    yield Text("Nom et prénoms : ……………………………………………………………")
    most = max((len(choices_of(item)) for item in plan.items), default=4)
    rows = tuple(_ticks(nth, item, most) for nth, item in enumerate(plan.items, start=1))
    yield Grid(("N°", *LETTERS[:most]), rows, (0.12, *((0.88 / most,) * most)))


def _ticks(number: int, item: Item, most: int) -> tuple[str, ...]:
    count = len(choices_of(item))
    return (str(number), *("○" if nth < count else "" for nth in range(most)))


def answers(variants: Sequence[Variant]) -> Iterator[Block]:
    """The trainer's page: the right letters of each variant."""
    yield Heading("Corrigé, pour le formateur")
    for variant in variants:
        right = [
            "".join(LETTERS[nth] for nth, one in enumerate(choices_of(item)) if one.id in item.body.key()) or BLANK
            for item in variant.plan.items
        ]
        yield Text(f"{variant.plan.title} — variante {variant.code} :  {'  '.join(right)}")
