"""What learners think of the course: the last answer of each to each question, and how many gave each answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.items import Response
from coprosec.domain.statements import Statement, Verb, in_order


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's last answer to one question; `question` and `answer` in plain words, as they were then.

    Without a response the question was skipped.
    """

    learner: LearnerId
    item: ItemId
    question: str
    response: Response
    answer: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: how many gave each answer, the most given first; `n` people answered, `skipped` did not."""

    item: ItemId
    question: str
    answers: tuple[tuple[str, int], ...]
    n: int
    skipped: int


def fold_opinions(statements: Iterable[Statement]) -> tuple[Opinion, ...]:
    """The last answers, whatever the order and repetitions of arrival; what cannot be read is passed over."""
    found: dict[tuple[LearnerId, str], Opinion] = {}
    for statement in in_order(statements):
        draft = statement.draft
        response = draft.data.get("response")
        if draft.verb != Verb.RESPONDED or not isinstance(response, list | tuple):
            continue
        question, answer = (str(draft.data.get(key, "")) for key in ("question", "answer"))
        given = tuple(str(text) for text in response)
        opinion = Opinion(draft.learner, ItemId(draft.activity), question, given, answer)
        found[draft.learner, draft.activity] = opinion
    return tuple(found.values())


def tally(opinions: Iterable[Opinion]) -> tuple[Tally, ...]:
    """Every question by its id, worded as it was last."""
    asked: dict[ItemId, list[Opinion]] = {}
    for opinion in opinions:
        asked.setdefault(opinion.item, []).append(opinion)
    return tuple(_tally(item, told) for item, told in sorted(asked.items()))


def _tally(item: ItemId, told: list[Opinion]) -> Tally:
    given = Counter(opinion.answer for opinion in told if opinion.response)
    answers = tuple(sorted(given.items(), key=lambda answer: (-answer[1], answer[0])))
    n = sum(given.values())
    return Tally(item, told[-1].question, answers, n, len(told) - n)
