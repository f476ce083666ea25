"""What is measured of a PC, and what a verdict on it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Level(StrEnum):
    GREEN = "green"
    ORANGE = "orange"
    RED = "red"
    UNKNOWN = "unknown"
    """Not looked at here."""


LEVEL_WORDS = {Level.GREEN: "bon", Level.ORANGE: "à voir", Level.RED: "à réparer", Level.UNKNOWN: "non vérifié ici"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Room for a window in logical points, and how many device points each has."""

    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Backups:
    """How many are kept, when the newest was made, whether it reads from end to end."""

    count: int
    newest_at: datetime | None = None
    readable: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """What was found. None everywhere means: not looked at, or the system does not tell."""

    version: str
    system: str
    now: datetime
    memory: tuple[int, int] | None = None
    """Bytes: installed, and free for programs."""
    disk: tuple[int, int] | None = None
    """Bytes: of the disk, and free."""
    write_ms: float | None = None
    """A few kilobytes onto the disk for good, the median of several tries."""
    newest_statement: datetime | None = None
    data_folder: str = ""
    closed_folders: tuple[str, ...] = ()
    """Those where this account cannot write."""
    volume: str = "own"
    """`own`, `network`, `removable` or `memory`."""
    portable: bool = False
    voice: str | None = None
    """The engine that speaks French; empty when there is none."""
    printers: int | None = None
    broken_fonts: tuple[str, ...] = ()
    screen: Screen | None = None
    drawing: str | None = None
    """`software`, `safe` (after a failed start), or the system's own."""
    statements: int | None = None
    database_fault: str = ""
    """Why the database cannot be used, as an error code; empty when it is sound, or not there yet."""
    backups: Backups | None = None
    checked_files: int = 0
    wrong_files: tuple[str, ...] = ()
    """Of an installed program: those that are missing or are not as they were packed."""
    course_fault: str | None = ""
    """Why the course cannot be built; None when it was not tried."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, what was found, what to do (empty when all is well)."""

    key: str
    title: str
    level: Level
    found: str
    advice: str = ""


def unknown(key: str, title: str) -> Finding:
    """The line of what the system does not tell, or nobody looked at."""
    return Finding(key, title, Level.UNKNOWN, LEVEL_WORDS[Level.UNKNOWN])
