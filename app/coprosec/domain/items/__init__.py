"""Questions ("items", as QTI names them). A new kind is one body here, one parser entry, one widget, one guide page."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any, Self

from coprosec.domain.ids import ItemId, LessonId, ObjectiveId
from coprosec.domain.items.base import NOTHING, Body, Choice, Data, Response, Score
from coprosec.domain.items.choice import MultipleChoice, Opinion, Picking, SingleChoice, TrueFalse
from coprosec.domain.items.matching import Matching
from coprosec.domain.items.ordering import Ordering
from coprosec.domain.items.text import FreeText, Gaps, Number, ShortText

ItemBody = (
    SingleChoice | TrueFalse | MultipleChoice | Opinion | Ordering | Matching | Gaps | ShortText | Number | FreeText
)

BODIES: dict[str, type[ItemBody]] = {
    body.kind: body
    for body in (
        SingleChoice,
        TrueFalse,
        MultipleChoice,
        Opinion,
        Ordering,
        Matching,
        Gaps,
        ShortText,
        Number,
        FreeText,
    )
}

__all__ = [
    "BODIES",
    "NOTHING",
    "Body",
    "Choice",
    "FreeText",
    "Gaps",
    "Item",
    "ItemBody",
    "Matching",
    "MultipleChoice",
    "Number",
    "Opinion",
    "Ordering",
    "Picking",
    "Response",
    "Score",
    "ShortText",
    "SingleChoice",
    "TrueFalse",
]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `prompt`, `detail` and `feedback` are rich text; `difficulty` is 1 (easy) to 3."""

    id: ItemId
    objective: ObjectiveId
    lesson: LessonId
    difficulty: int
    prompt: str
    detail: str
    feedback: str
    body: ItemBody

    def arranged(self, random: Random) -> Self:
        """This item as one attempt shows it."""
        return replace(self, body=self.body.arranged(random))

    def asks_the_same_as(self, other: "Item") -> bool:
        """Whether nothing differs but the order in which propositions are shown."""
        return _unshuffled(self.to_data()) == _unshuffled(other.to_data())

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.body.kind,
            "objective": self.objective,
            "lesson": self.lesson,
            "difficulty": self.difficulty,
            "prompt": self.prompt,
            "detail": self.detail,
            "feedback": self.feedback,
            "body": self.body.to_data(),
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """Inverse of `to_data`. KeyError when the kind comes from a newer version of the program."""
        return cls(
            id=ItemId(data["id"]),
            objective=ObjectiveId(data["objective"]),
            lesson=LessonId(data["lesson"]),
            difficulty=data["difficulty"],
            prompt=data["prompt"],
            detail=data["detail"],
            feedback=data["feedback"],
            body=BODIES[data["kind"]].from_data(data["body"]),
        )


def _unshuffled(data: dict[str, Any]) -> dict[str, Any]:
    body = {
        key: sorted(value, key=lambda one: str(one["id"])) if key in _SHUFFLED else value
        for key, value in data["body"].items()
    }
    return {**data, "body": body}


_SHUFFLED = ("choices", "steps", "targets")
