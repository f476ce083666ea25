"""How the program started again on a damaged record."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Recovery:
    """`set_aside` is the folder that holds the damaged files, untouched; `backup_of` says when the backup gone back to
    was made, None when there was none; `salvaged` counts the statements read from the damaged file and added to it.
    """

    set_aside: Path
    backup_of: datetime | None
    salvaged: int
