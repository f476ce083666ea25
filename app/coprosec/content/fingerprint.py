"""Whether the compiled course still matches the author's files. Light: looks at names, sizes and times only."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

FORMAT = 7
"""Number of the compiled form. Another number means: build again."""


def fingerprint(folder: Path) -> str:
    """Changes with any file of the folder. Two PCs need not agree on it. OSError when the folder cannot be read."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for line in sorted(_files(str(folder), "")):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                facts = _facts(entry)
                yield f"{prefix}{entry.name}\0{facts.st_size}\0{facts.st_mtime_ns}\n"


def _facts(entry: os.DirEntry[str]) -> os.stat_result:
    """Of the file that a link leads to, or of the link when it leads nowhere."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def read_only_uri(path: Path) -> str:
    """The SQLite address of a file that nobody writes to."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def is_fresh(compiled: Path, folder: Path) -> bool:
    """Whether `compiled` was built from `folder` as it is now. False for a missing or damaged file."""
    try:
        return _meta(compiled, "fingerprint") == fingerprint(folder)
    except (sqlite3.Error, OSError):
        return False


def is_readable(compiled: Path) -> bool:
    """Whether `compiled` is a whole course in the form that this version reads, whatever it was built from."""
    try:
        return _meta(compiled, "format") == str(FORMAT)
    except sqlite3.Error:
        return False


def _meta(compiled: Path, key: str) -> str | None:
    with closing(sqlite3.connect(read_only_uri(compiled), uri=True)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row and str(row[0])
