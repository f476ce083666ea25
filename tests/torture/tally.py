"""What a campaign counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coprosec.domain.clock import Clock
from coprosec.domain.progress import AttemptSummary
from coprosec.domain.statements import Statement
from coprosec.services.study import Study

State = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """`lost`: what was acknowledged and is neither there nor said to be gone. `wrong`: what is there otherwise than it
    was recorded, or shown otherwise than the statements say. `said` counts the faults that the program told of.
    """

    name: str
    faults: int = 0
    said: int = 0
    salvaged: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def line(self, seconds: float) -> str:
        return (
            f"{self.name:<28}{self.faults:>7} faults{self.said:>7} said{self.salvaged:>9} salvaged"
            f"{len(self.lost):>5} lost{len(self.wrong):>5} silently wrong{seconds:>8.1f} s"
        )


def by_id(statements: Iterable[Statement]) -> dict[str, Statement]:
    return {statement.id: statement for statement in statements}


def read(database: Path, clock: Clock) -> dict[str, Statement]:
    """Everything recorded in a sound database."""
    study = Study(database, clock)
    try:
        return by_id(study.record.statements())
    finally:
        study.close()


def shown(study: Study) -> State:
    """What the pages show of everybody."""
    people = study.record.learners()
    attempts: dict[str, Sequence[AttemptSummary]] = {one.id: study.record.attempts(one.id) for one in people}
    return {
        "people": sorted(people, key=lambda one: one.id),
        "lessons": {one.id: study.record.lesson_states(one.id) for one in people},
        "attempts": attempts,
        "merges": study.record.merges(),
    }


def is_shown_rightly(study: Study) -> bool:
    """Whether the pages show what the statements add up to."""
    before = shown(study)
    study.record.rebuild()
    return shown(study) == before
