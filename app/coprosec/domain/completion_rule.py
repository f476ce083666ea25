"""What the author asks for an attestation, as course.toml says it."""

from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.items.base import Data


@dataclass(frozen=True, slots=True)
class CompletionRule:
    """Each part that is asked; a course that asks for nothing gives no attestation.

    `scenarios` is how many of each module's must have been played to an end.
    """

    lessons: bool = False
    quizzes: bool = False
    scenarios: int = 0
    post_test: bool = False
    enquiry: bool = False

    @property
    def asks(self) -> bool:
        return self.lessons or self.quizzes or self.scenarios > 0 or self.post_test or self.enquiry

    def to_data(self) -> dict[str, Any]:
        return {
            "lessons": self.lessons,
            "quizzes": self.quizzes,
            "scenarios": self.scenarios,
            "post_test": self.post_test,
            "enquiry": self.enquiry,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(**data)


NOTHING_ASKED = CompletionRule()
