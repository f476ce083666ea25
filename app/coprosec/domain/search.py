"""What a search of the course gives back."""

from dataclasses import dataclass
from enum import StrEnum

from coprosec.domain.ids import LessonId


class FoundKind(StrEnum):
    SECTION = "section"
    TERM = "term"
    FEEDBACK = "feedback"
    """The explanation of a question that the learner has answered."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text, and where the words looked for stand in it: (start, length)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One passage. `target` is a term's or a question's id; `lesson` is where to read it, nothing for a term.

    `anchor` names the heading, or the question, to go to; `word` is the `nth` (from 0) appearance of itself under it.
    """

    kind: FoundKind
    target: str
    lesson: LessonId
    anchor: str
    title: Marked
    excerpt: Marked
    word: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """Passages, the best first. `loose`: none has every word, these have some. `meant`: a word of the course that
    looks like the one that was typed, when nothing was found.
    """

    found: tuple[Found, ...] = ()
    loose: bool = False
    meant: str = ""
