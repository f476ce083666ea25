"""The one source of time, injected so that tests choose it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The PC's idea of the time, in UTC. It may be wrong: nothing is ordered by it."""
    return datetime.now(UTC)
