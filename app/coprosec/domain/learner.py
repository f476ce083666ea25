"""A person who learns; apart, because the first page needs nothing else."""

from dataclasses import dataclass
from datetime import datetime

from coprosec.domain.ids import LearnerId

TEXT_PERCENTS = (100, 112, 125, 137, 150, 175, 200)
"""The text sizes that a learner can choose."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who learns on this PC. `last_seen` is None for somebody who registered and never opened the course."""

    id: LearnerId
    name: str
    text_percent: int = 100
    last_seen: datetime | None = None
    signed_out: bool = True
    """Whether the last study period was ended on purpose."""
