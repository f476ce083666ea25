"""What learners think of the course: the last answer of each to each question, and what agreement that makes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.items import Item, Response
from coprosec.domain.items import Opinion as Scale
from coprosec.domain.plain import plain
from coprosec.domain.statements import Statement, Verb, in_order

FEWEST = 5
"""Under so many answers none is shown: people who know one another would recognise theirs."""


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
class Rating:
    """One question of agreement: the mean of `n` people's places on its scale, from 1 to `most`.

    The mean is None under FEWEST people, so that nobody's opinion is guessed from it; `lowest` and `highest` say what
    the ends of the scale are called.
    """

    question: str
    mean: float | None
    n: int
    most: int
    lowest: str
    highest: str


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


def ratings(opinions: Iterable[Opinion], form: Sequence[Item]) -> tuple[Rating, ...]:
    """Every question of the form that has a scale, in its order. What is written freely has none."""
    told = tuple(opinions)
    return tuple(_rating(item, told) for item in form if isinstance(item.body, Scale))


def _rating(item: Item, told: Sequence[Opinion]) -> Rating:
    assert isinstance(item.body, Scale)
    choices = item.body.choices
    places = {(choice.id,): nth for nth, choice in enumerate(choices, start=1)}
    given = [places[one.response] for one in told if one.item == item.id and one.response in places]
    mean = sum(given) / len(given) if len(given) >= FEWEST else None
    lowest, highest = plain(choices[0].text), plain(choices[-1].text)
    return Rating(plain(item.prompt), mean, len(given), len(choices), lowest, highest)
