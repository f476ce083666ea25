"""How a file that is being written tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int], None]
"""Told how many rows are written so far; raises Cancelled to end the writing: nothing stays."""

EVERY = 2000
"""Rows between two tellings."""
