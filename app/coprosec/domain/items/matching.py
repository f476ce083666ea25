"""Pairs to make. A response holds one target id for each source, in the order of the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any, ClassVar, Self

from coprosec.domain.items.base import Choice, Data, Response, Score, shuffled, texts
from coprosec.domain.plain import plain


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs` gives the right target of each source; targets that nobody claims are decoys. Right pairs / pairs."""

    sources: tuple[Choice, ...]
    targets: tuple[Choice, ...]
    pairs: Mapping[str, str]

    kind: ClassVar[str] = "matching"
    scored: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        known = {target.id for target in self.targets}
        return None if len(response) == len(self.sources) and known.issuperset(response) else "every-source-once"

    def grade(self, response: Response) -> Score:
        right = sum(self.pairs[source.id] == given for source, given in zip(self.sources, response, strict=True))
        return Score(Fraction(right, len(self.sources)))

    def key(self) -> Response:
        return tuple(self.pairs[source.id] for source in self.sources)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        known = texts(self.targets)
        pairs = zip(self.sources, response, strict=False)
        return tuple(f"{plain(source.text)} → {known.get(given, given)}" for source, given in pairs)

    def arranged(self, random: Random) -> Self:
        return replace(self, targets=shuffled(self.targets, random))

    def to_data(self) -> dict[str, Any]:
        return {
            "sources": [source.to_data() for source in self.sources],
            "targets": [target.to_data() for target in self.targets],
            "pairs": dict(self.pairs),
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            tuple(Choice.from_data(source) for source in data["sources"]),
            tuple(Choice.from_data(target) for target in data["targets"]),
            dict(data["pairs"]),
        )
