"""When a session in a group does what."""

from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.ids import ModuleId
from coprosec.domain.items.base import Data


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the programme, on day `day` (from 1). `start` and `end` are "08:30", `title` is plain."""

    day: int
    start: str
    end: str
    title: str
    module: ModuleId | None = None
    """The module that is learnt then."""

    @property
    def minutes(self) -> int:
        return _minutes(self.end) - _minutes(self.start)

    def to_data(self) -> dict[str, Any]:
        found = {"day": self.day, "start": self.start, "end": self.end, "title": self.title}
        return found | ({"module": self.module} if self.module else {})

    @classmethod
    def from_data(cls, data: Data) -> Self:
        module = data.get("module")
        return cls(data["day"], data["start"], data["end"], data["title"], ModuleId(module) if module else None)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
