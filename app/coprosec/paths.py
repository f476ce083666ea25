"""Where things are: the only code that knows about checkouts, installed packages and data folders."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder of the checkout when the program runs from one, else its copy inside the installed package."""
    checkout = _PACKAGE.parent.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "_data" / name


RESOURCES = _shipped("resources")
MODULES = _shipped("modules")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds what people did on this PC, and what is computed from it."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "coprosec.db"

    @property
    def course(self) -> Path:
        """The compiled course, which can be deleted at any time."""
        return self.root / "course.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def keys(self) -> Path:
        """The private keys that this PC signs with."""
        return self.root / "keys"

    @property
    def suspect(self) -> Path:
        """A mark: the database was found damaged while it was open."""
        return self.root / "coprosec.db-abimee"

    @property
    def logs(self) -> Path:
        return self.root / "logs"


def data_folder(asked: str | None) -> DataFolder:
    """`--data`, else COPROSEC_DATA, else the platform's folder for this user."""
    chosen = asked or os.environ.get("COPROSEC_DATA")
    if chosen:
        return DataFolder(Path(chosen).expanduser().absolute())
    return DataFolder(_platform_folder() / "coprosec")


def _platform_folder() -> Path:
    """Where this user's programs keep their data: %LOCALAPPDATA%, or XDG's folder."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".local" / "share"
