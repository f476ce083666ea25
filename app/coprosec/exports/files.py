"""Files that are there whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coprosec.disk import replace_durably

Progress = Callable[[int], None]
"""Told how many rows are written so far; what it raises ends the writing, and nothing stays."""

EVERY = 2000
"""Rows between two tellings."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The writing was given up: nothing is left of the file."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own once the block is done. OSError when it cannot be written."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        yield temporary
        replace_durably(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
