"""Private keys on the disk: written whole, readable by those alone who own the data folder.

That is one account, by the mode 0600 and on Windows by a folder of its own in `keys`, given to it with `icacls` (where
that fails, the data folder's rights stand). In a data folder that the accounts of a PC share, it is the group that owns
the folder, on Windows whoever may write there: one PC signs with one key, whoever sits at it. They could as well change
the record that the key signs.
"""

import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from coprosec.disk import is_shared, replace_durably
from coprosec.errors import unwritable
from coprosec.paths import machine_folder

SUFFIX = ".key"


def private_folder(keys: Path) -> Path:
    """Where the keys of this account are, or those of all accounts that share the data folder."""
    shared = keys.parent == machine_folder()
    account = os.environ.get("USERNAME", "") if sys.platform == "win32" and not shared else ""
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
        _let_group_read(temporary)
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
            content = path.read_bytes()
            _let_group_read(path)
            return content
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


def _let_group_read(path: Path) -> None:
    """A key of ours, made just now or before the folder was shared."""
    if is_shared(path.parent):
        state = path.stat()
        if state.st_uid == os.geteuid() and not state.st_mode & stat.S_IRGRP:
            path.chmod(stat.S_IMODE(state.st_mode) | stat.S_IRGRP)


def _make_private(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    if sys.platform == "win32" and folder.name != "keys" and (account := os.environ.get("USERNAME")):
        command = ["icacls", str(folder), "/inheritance:r", "/grant:r", f"{account}:(OI)(CI)F"]
        subprocess.run(command, capture_output=True, check=False)
