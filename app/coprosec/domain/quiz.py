"""A quiz as its author made it: what an attempt draws from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.course import QuizHead
from coprosec.domain.ids import ItemId, ObjectiveId, QuizId
from coprosec.domain.items import Item
from coprosec.domain.items.base import Data


@dataclass(frozen=True, slots=True)
class Quiz:
    """A pool of items and the rule of drawing: `draw` says how many for each objective."""

    id: QuizId
    title: str
    pass_mark: float
    feedback_at_end: bool
    draw: Mapping[ObjectiveId, int]
    items: tuple[Item, ...]
    certainty: bool = True
    """Whether the learner also says how sure they are of each answer."""

    @property
    def head(self) -> QuizHead:
        return QuizHead(self.id, self.title, sum(self.draw.values()), self.pass_mark)

    def item(self, item_id: ItemId) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "pass_mark": self.pass_mark,
            "feedback_at_end": self.feedback_at_end,
            "draw": dict(self.draw),
            "certainty": self.certainty,
            "items": [item.to_data() for item in self.items],
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=QuizId(data["id"]),
            title=data["title"],
            pass_mark=data["pass_mark"],
            feedback_at_end=data["feedback_at_end"],
            draw={ObjectiveId(objective): count for objective, count in data["draw"].items()},
            items=tuple(Item.from_data(item) for item in data["items"]),
            certainty=data.get("certainty", True),
        )
