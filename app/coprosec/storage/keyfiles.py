"""Private keys on the disk: written whole, readable by the program's account alone.

POSIX has it by the mode 0600. On Windows a file inherits its folder's rights, so each account has a folder of its own
in `keys`, given to it alone with `icacls` when it is made; where that fails, the data folder's rights stand. Accounts
that share a data folder therefore sign with keys of their own.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from coprosec.disk import replace_durably
from coprosec.errors import unwritable

SUFFIX = ".key"


def private_folder(keys: Path) -> Path:
    """Where this account's keys are."""
    account = os.environ.get("USERNAME", "") if sys.platform == "win32" else ""
    return keys / account if account else keys


def save(folder: Path, name: str, content: bytes) -> Path:
    """Write a private key under `name`. KnownError NO_RIGHTS or DISK_FULL."""
    path = folder / f"{name}{SUFFIX}"
    temporary = path.with_suffix(".tmp")
    try:
        _make_private(folder)
        temporary.unlink(missing_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
        replace_durably(temporary, path)
    except OSError as error:
        raise unwritable(error, folder) from error
    finally:
        _forget(temporary)
    return path


def _forget(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def newest(folder: Path) -> bytes | None:
    """The key written last, of those that this account may read; None when there is none."""
    for path in sorted(_keys(folder), key=lambda path: path.name, reverse=True):
        try:
            return path.read_bytes()
        except OSError:  # another account's
            continue
    return None


def next_name(folder: Path) -> str:
    """A name that sorts after those of the keys already there."""
    numbers = [int(path.stem) for path in _keys(folder) if path.stem.isdigit()]
    return f"{max(numbers, default=0) + 1:04d}"


def drop_but(folder: Path, name: str) -> None:
    """Delete the private keys that `name` replaces."""
    for path in _keys(folder):
        if path.stem != name and os.access(path, os.R_OK):
            path.unlink(missing_ok=True)


def _keys(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return ()


def _make_private(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    if sys.platform == "win32" and (account := os.environ.get("USERNAME")):
        command = ["icacls", str(folder), "/inheritance:r", "/grant:r", f"{account}:(OI)(CI)F"]
        subprocess.run(command, capture_output=True, check=False)
