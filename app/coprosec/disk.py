"""Files that survive a power cut: written beside, flushed to the disk, then renamed. Folders that accounts share."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_GROUP_UMASK = 0o007


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


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own once the block is done. OSError when it cannot be written."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        yield temporary
        replace_durably(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_durably(target: Path, content: bytes) -> None:
    """Replace a small file's content, keeping its rights."""
    temporary = target.with_name(f"{target.name}.tmp")
    try:
        temporary.write_bytes(content)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        replace_durably(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def is_shared(folder: Path) -> bool:
    """Whether a group owns the folder: every account of the group writes there (POSIX: setgid and group-writable).

    On Windows the rights that a folder gives to its files do it all; nothing is shared in this sense.
    """
    wanted = stat.S_ISGID | stat.S_IWGRP
    return os.name == "posix" and folder.is_dir() and folder.stat().st_mode & wanted == wanted


def join_group(folder: Path) -> None:
    """From now on, let the group write what this process makes, when the group owns `folder`."""
    if is_shared(folder):
        os.umask(_GROUP_UMASK)


def give_to_group(path: Path) -> None:
    """Let the group write a file that is ours in a folder that the group owns: SQLite makes its own for one account."""
    if is_shared(path.parent):
        state = path.stat()
        if state.st_uid == os.geteuid() and not state.st_mode & stat.S_IWGRP:
            path.chmod(stat.S_IMODE(state.st_mode) | stat.S_IRGRP | stat.S_IWGRP)
