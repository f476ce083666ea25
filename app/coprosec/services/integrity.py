"""Whether an installed program is as it was packed: `SHA256SUMS` stands beside it."""

import hashlib
from pathlib import Path

from coprosec import paths

SUMS = "SHA256SUMS"


def sums_file() -> Path | None:
    """The list of sums beside the program, or above a program that keeps itself in a folder; None in a checkout."""
    folder = paths.program_folder()
    if (folder / "resources").is_dir():
        return None
    return next((path for path in (folder / SUMS, folder.parent / SUMS) if path.is_file()), None)


def compare(sums: Path) -> tuple[int, tuple[str, ...]]:
    """How many files were compared, and those that are missing or changed."""
    wrong, count = [], 0
    for line in sums.read_text("utf-8").splitlines():
        expected, _blank, name = line.partition("  ")
        if name:
            count += 1
            if sum_of(sums.parent / name) != expected:
                wrong.append(name)
    return count, tuple(wrong)


def sum_of(path: Path) -> str:
    """Empty when the file cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
