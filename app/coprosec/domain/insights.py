"""What a group's answers tell: hard questions, forks of scenarios, certainty, the two tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprosec.domain.certainty import SURE
from coprosec.domain.ids import ItemId, QuizId, ScenarioId
from coprosec.domain.items import Item, Response
from coprosec.domain.plain import plain
from coprosec.domain.statistics import (
    FEWEST,
    ItemFigures,
    Sitting,
    TestFigures,
    effective_weights,
    item_figures,
    test_figures,
)
from coprosec.domain.wording import answer_in_words

MOST_WRONG = 5
"""Wrong answers listed for a question."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that people gave, in plain words, and how many did."""

    text: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionInsight:
    """One question of a quiz."""

    id: ItemId
    prompt: str
    figures: ItemFigures
    given: tuple[Given, ...]
    sure_and_wrong: int

    @property
    def wrong(self) -> tuple[Given, ...]:
        return tuple(answer for answer in self.given if not answer.right)[:MOST_WRONG]


@dataclass(frozen=True, slots=True)
class QuizInsight:
    """A quiz, its questions from the hardest, those with too few answers last."""

    quiz: QuizId
    title: str
    figures: TestFigures | None
    questions: tuple[QuestionInsight, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer as statistics read it."""

    attempt: str
    item: ItemId
    points: float
    most: float
    response: Response
    certainty: int | None


@dataclass(frozen=True, slots=True)
class Fork:
    """One scene of a scenario: how many people took each way out the first time they came there."""

    scene: str
    title: str
    choices: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        return sum(count for _text, count in self.choices)


@dataclass(frozen=True, slots=True)
class ScenarioInsight:
    scenario: ScenarioId
    title: str
    forks: tuple[Fork, ...]


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """The answers given at one level of certainty."""

    certainty: int
    right: int
    wrong: int

    @property
    def n(self) -> int:
        return self.right + self.wrong


def quiz_insight(quiz: QuizId, title: str, items: Mapping[ItemId, Item], marks: Iterable[Mark]) -> QuizInsight:
    """What the marks of first sittings tell. The first answer to a question counts; opinions are left out."""
    sittings: dict[str, dict[ItemId, float]] = {}
    answers: dict[ItemId, list[Mark]] = {}
    for mark in marks:
        seen = sittings.setdefault(mark.attempt, {})
        if mark.most > 0 and mark.item not in seen:
            seen[mark.item] = mark.points / mark.most
            answers.setdefault(mark.item, []).append(mark)
    filled = [sitting for sitting in sittings.values() if sitting]
    weights = effective_weights(filled)
    questions = [_question(item, items.get(item), found, filled, weights) for item, found in answers.items()]
    return QuizInsight(
        quiz,
        title,
        test_figures([_places(sitting, items) for sitting in filled]),
        tuple(sorted(questions, key=lambda one: (one.figures.n < FEWEST, one.figures.facility, one.id))),
    )


def _question(
    item_id: ItemId,
    item: Item | None,
    found: Sequence[Mark],
    sittings: Sequence[Sitting],
    weights: Mapping[ItemId, float | None],
) -> QuestionInsight:
    figures = replace(item_figures(sittings, item_id), weight=weights.get(item_id))
    given: dict[tuple[Response, bool], int] = {}
    for mark in found:
        key = mark.response, mark.points >= mark.most
        given[key] = given.get(key, 0) + 1
    ranked = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))
    return QuestionInsight(
        item_id,
        plain(item.prompt) if item is not None else item_id,
        figures,
        tuple(Given(answer_in_words(item, response), count, right) for (response, right), count in ranked),
        sum(mark.certainty == SURE and mark.points <= 0 for mark in found),
    )


def _places(sitting: Sitting, items: Mapping[ItemId, Item]) -> list[float]:
    """Marks by place: the nth question drawn for an objective, as Moodle compares what each random place gave."""
    ranked = sorted(sitting, key=lambda name: (items[name].objective if name in items else "", name))
    return [sitting[name] for name in ranked]
