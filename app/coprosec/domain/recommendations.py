"""Recommendations: what should be done, by whom, when; written by learners, gathered by the trainer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coprosec.domain.ids import LearnerId, ModuleId
from coprosec.domain.statements import Statement, Verb, in_order

LONGEST = 600
"""Characters of one recommendation."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation as it is now worded. `question` is the prompt, in plain words, as it was asked.

    Several authors wrote it together at one PC; any of them may word it anew.
    """

    id: str
    module: ModuleId
    prompt: str
    question: str
    text: str
    actor: str
    deadline: str
    authors: tuple[LearnerId, ...]
    at: datetime
    """When it was last worded."""


def fold_recommendations(statements: Iterable[Statement]) -> tuple[Recommendation, ...]:
    """Everything still recommended, in the order of first wording, whatever the order and repetitions of arrival.

    A recommendation that every author withdrew is left out; so is what a newer program wrote otherwise.
    """
    wordings: dict[str, Recommendation] = {}
    authors: dict[str, dict[LearnerId, bool]] = {}
    for statement in in_order(statements):
        told = statement.draft.data.get("recommendation")
        if not isinstance(told, str):
            continue
        if statement.draft.verb == Verb.RECOMMENDED:
            wording = _worded(told, statement)
            if wording is not None:
                wordings[told] = wording
                authors.setdefault(told, {})[statement.draft.learner] = True
        elif statement.draft.verb == Verb.WITHDREW:
            authors.setdefault(told, {})[statement.draft.learner] = False
    return tuple(
        replace(wording, authors=still)
        for name, wording in wordings.items()
        if (still := tuple(sorted(learner for learner, kept in authors[name].items() if kept)))
    )


def _worded(name: str, statement: Statement) -> Recommendation | None:
    data = statement.draft.data
    texts = [data.get(key) for key in ("module", "prompt", "text", "actor", "deadline")]
    if not all(isinstance(text, str) for text in texts) or not data["text"].strip():
        return None
    return Recommendation(
        id=name,
        module=ModuleId(data["module"]),
        prompt=statement.draft.activity,
        question=data["prompt"],
        text=data["text"],
        actor=data["actor"],
        deadline=data["deadline"],
        authors=(),
        at=statement.recorded_at,
    )
