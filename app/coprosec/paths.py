"""Where things are: the only code that knows about checkouts, installed packages and data folders."""

import os
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder of the checkout when the program runs from one, else its copy inside the installed package."""
    checkout = _PACKAGE.parent.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "_data" / name


RESOURCES = _shipped("resources")
MODULES = _shipped("modules")
SHIPPED_COURSE = _PACKAGE / "_data" / "course.db"
"""The course compiled with the package that carries it; a checkout has none and compiles its own."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds what people did on this PC, and what is computed from it."""

    root: Path
    backups_elsewhere: str = ""
    """The administrator's folder for backups."""

    @property
    def database(self) -> Path:
        return self.root / "coprosec.db"

    @property
    def course(self) -> Path:
        """The compiled course, which can be deleted at any time."""
        return self.root / "course.db"

    @property
    def courses(self) -> Path:
        """Courses that came on a stick."""
        return self.root / "courses"

    @property
    def course_pointer(self) -> Path:
        """Two lines: the folder of `courses` in force, and the mark of the shipped course that it stands above."""
        return self.courses / "current"

    @property
    def course_sources(self) -> Path:
        """The course in force: the one that came last, with the program or on a stick."""
        try:
            name, mark = self.course_pointer.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return MODULES
        folder = self.courses / name
        return folder if mark == shipped_course_mark() and (folder / "course.toml").is_file() else MODULES

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def backups(self) -> Path:
        return _folder(self.backups_elsewhere) if self.backups_elsewhere else self.root / "backups"

    @property
    def keys(self) -> Path:
        """The private keys that this PC signs with."""
        return self.root / "keys"

    @property
    def exchange(self) -> Path:
        """Bundles being read or made, and lines of other PCs that were set aside."""
        return self.root / "exchange"

    @property
    def suspect(self) -> Path:
        """A mark: the database was found damaged while it was open."""
        return self.root / "coprosec.db-abimee"

    @property
    def starting(self) -> Path:
        """A mark: a window is opening, or never came to be."""
        return self.root / "demarrage"

    @property
    def logs(self) -> Path:
        return self.root / "logs"


def shipped_course_mark() -> str:
    """Changes with the course that came with the program; empty when there is none."""
    try:
        return f"{zlib.crc32((MODULES / 'course.toml').read_bytes()):08x}"
    except OSError:
        return ""


def data_folder(asked: str | None, chosen_by_policy: str = "") -> DataFolder:
    """`--data`, else COPROSEC_DATA, else beside a portable program, else where the administrator says, else the folder
    that all accounts of this PC share, when it is there and can be written, else this user's.
    """
    chosen = asked or os.environ.get("COPROSEC_DATA")
    if chosen:
        return DataFolder(_folder(chosen))
    if (portable := portable_marker()) is not None:
        return DataFolder(portable.parent / _portable_name(portable))
    if chosen_by_policy:
        return DataFolder(_folder(chosen_by_policy))
    shared = machine_folder()
    if shared.is_dir() and _can_write(shared):
        return DataFolder(shared)
    return DataFolder(_user_folder() / "coprosec")


def program_folder() -> Path:
    """The folder that the program was unpacked or installed in; a checkout when it runs from one."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).absolute().parent
    checkout = _PACKAGE.parent.parent
    return checkout if (checkout / "resources").is_dir() else Path(sys.executable).absolute().parent


def portable_marker() -> Path | None:
    """The `portable.toml` that stands beside the program and keeps everything there; None when there is none."""
    marker = program_folder() / "portable.toml"
    return marker if marker.is_file() else None


def machine_folder() -> Path:
    """Where this PC's accounts share their data: /var/lib/coprosec, or Coprosec in %ProgramData%."""
    if sys.platform == "win32":
        return _program_data() / "Coprosec"
    return Path("/var/lib/coprosec")


def policy_file() -> Path:
    """COPROSEC_POLICY, else beside a portable program, else the platform's place for administrators."""
    chosen = os.environ.get("COPROSEC_POLICY")
    if chosen:
        return Path(chosen).absolute()
    if (portable := portable_marker()) is not None:
        return portable.with_name("policy.toml")
    if sys.platform == "win32":
        return _program_data() / "Coprosec" / "policy.toml"
    return Path("/etc/coprosec/policy.toml")


def _folder(written: str) -> Path:
    """A folder as people write it, with ~ and the environment's variables."""
    return Path(os.path.expandvars(written)).expanduser().absolute()


def _portable_name(marker: Path) -> str:
    """The name of the folder beside the marker: « donnees » unless it says `data = "…"`."""
    import tomllib

    try:
        name = tomllib.loads(marker.read_text("utf-8-sig")).get("data", "donnees")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return "donnees"
    return name if isinstance(name, str) and name else "donnees"


def _can_write(folder: Path) -> bool:
    if os.name == "posix":
        return os.access(folder, os.W_OK | os.X_OK)
    probe = folder / f"essai-{os.getpid()}.tmp"  # Windows tells the rights of a folder only by trying
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _program_data() -> Path:
    return Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData")


def _user_folder() -> Path:
    """Where this user's programs keep their data: %LOCALAPPDATA%, or XDG's folder."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".local" / "share"
