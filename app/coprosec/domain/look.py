"""How somebody likes the program to look; what they never chose is as this PC has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprosec.domain.learner import TEXT_PERCENTS

if TYPE_CHECKING:
    from coprosec.domain.statements import Statement

THEMES = ("light", "dark", "contrast")
READING_FACES = ("andika", "atkinson", "opendyslexic")


@dataclass(frozen=True, slots=True)
class Look:
    """One person's wishes; None is no wish. `still`: nothing moves."""

    theme: str | None = None
    text_percent: int | None = None
    face: str | None = None
    still: bool | None = None

    def fits(self) -> bool:
        """Whether this program can show it."""
        return all(_can_be(name, getattr(self, name)) for name in _KNOWN)


_KNOWN: dict[str, tuple[Any, ...]] = {
    "theme": THEMES,
    "text_percent": TEXT_PERCENTS,
    "face": READING_FACES,
    "still": (True, False),
}


def _can_be(name: str, wished: Any) -> bool:
    """Whether that wish is one of those known, or none; 1 is not true."""
    return wished is None or any(wished == one and type(wished) is type(one) for one in _KNOWN[name])


def fold_look(statements: "Iterable[Statement]") -> Look:
    """The last wish of each kind; what a newer program may have written otherwise is passed over."""
    from coprosec.domain.statements import Verb, in_order  # the first page needs `Look` alone

    wishes: dict[str, Any] = {}
    for statement in in_order(statements):
        if statement.draft.verb == Verb.PREFERRED:
            for name in _KNOWN:
                if name in statement.draft.data:
                    wished = statement.draft.data[name]
                    if _can_be(name, wished):
                        wishes[name] = wished
    return Look(**wishes)
