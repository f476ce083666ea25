"""Files that are there whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coprosec.disk import replace_durably
from coprosec.domain.work import Cancelled

__all__ = ["EVERY", "Cancelled", "Progress", "beside"]

Progress = Callable[[int], None]
"""Told how many rows are written so far; raises Cancelled to end the writing: nothing stays."""

EVERY = 2000
"""Rows between two tellings."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own once the block is done. OSError when it cannot be written."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        yield temporary
        replace_durably(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
