"""Files that are there whole or not at all."""

from collections.abc import Callable

from coprosec.disk import beside
from coprosec.domain.work import Cancelled

__all__ = ["EVERY", "Cancelled", "Progress", "beside"]

Progress = Callable[[int], None]
"""Told how many rows are written so far; raises Cancelled to end the writing: nothing stays."""

EVERY = 2000
"""Rows between two tellings."""
