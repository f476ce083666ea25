"""Files that survive a power cut: written beside, flushed to the disk, then renamed."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Return once the disk has the whole file."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def replace_durably(temporary: Path, target: Path) -> None:
    """Give a complete file its name, in the place of an older one; after a power cut one or the other is there."""
    flush(temporary)
    temporary.replace(target)
    if os.name == "posix":  # Windows journals renames by itself, and cannot open a folder
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
