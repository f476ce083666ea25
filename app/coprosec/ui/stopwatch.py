"""Time spent doing something, without the time spent away."""

import time

IDLE_SECONDS = 120.0
"""Longest pause that still counts as reading or thinking."""


class Stopwatch:
    """Adds up the time between touches, each pause counting for at most IDLE_SECONDS."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._spent = 0.0

    def restart(self) -> None:
        self._last = time.monotonic()
        self._spent = 0.0

    def touch(self) -> None:
        """Somebody is there."""
        now = time.monotonic()
        self._spent += min(now - self._last, IDLE_SECONDS)
        self._last = now

    @property
    def spent_ms(self) -> int:
        self.touch()
        return round(self._spent * 1000)
