"""Measures what `domain.health` judges: no Qt, no display, nothing changed on the PC, a few seconds at most."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from coprosec import __version__, paths
from coprosec.domain.clock import Clock
from coprosec.domain.measures import Backups, Measures, Screen
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services import integrity
from coprosec.volume import volume_of

_TRIES = 5
_BLOCK = 4096
_PATIENCE = 2.0
_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_FONTS = {
    b"\x00\x01\x00\x00": ("Andika-Regular.ttf", "Andika-Bold.ttf", "Andika-Italic.ttf", "Andika-BoldItalic.ttf"),
    b"OTTO": ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf"),
}


class Health:
    """Looks at one PC and one data folder. What only a window knows, it is told."""

    def __init__(self, data: DataFolder, clock: Clock, resources: Path = paths.RESOURCES) -> None:
        self._data = data
        self._clock = clock
        self._resources = resources

    def measure(self, screen: Screen | None = None, drawing: str | None = None) -> Measures:
        """Never raises: what cannot be told is None."""
        statements, newest, fault = self._database()
        checked, wrong, course_fault = self._course()
        return Measures(
            version=__version__,
            system=f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
            now=self._clock(),
            memory=memory(),
            disk=_disk(existing(self._data.root)),
            write_ms=write_ms(existing(self._data.root)),
            newest_statement=newest,
            data_folder=str(self._data.root),
            closed_folders=self._closed(),
            volume=str(volume_of(self._data.root)),
            portable=paths.portable_marker() is not None,
            voice=french_voice(),
            printers=printers(),
            broken_fonts=self._broken_fonts(),
            screen=screen,
            drawing=drawing,
            statements=statements,
            database_fault=fault,
            backups=self._backups(),
            checked_files=checked,
            wrong_files=wrong,
            course_fault=course_fault,
        )

    def _closed(self) -> tuple[str, ...]:
        folders = dict.fromkeys(existing(folder) for folder in (self._data.root, self._data.backups))
        return tuple(str(folder) for folder in folders if not _writes(folder))

    def _database(self) -> tuple[int | None, datetime | None, str]:
        """How many facts, when the newest was recorded, and why the file cannot be used."""
        from coprosec.storage import backups

        database = self._data.database
        try:
            if not database.exists() or not database.stat().st_size:
                return None, None, ""
            found = backups.contents(database)
        except KnownError as error:
            return None, None, str(error.code)
        except OSError:
            return None, None, str(ErrorCode.NO_RIGHTS)
        return found.statements, found.last_at, ""

    def _backups(self) -> Backups:
        from coprosec.storage import backups

        try:
            kept = backups.listed(self._data.backups)
        except OSError:
            return Backups(0)
        if not kept:
            return Backups(0)
        try:
            backups.contents(kept[0].path)
        except (KnownError, OSError):
            return Backups(len(kept), kept[0].made_at, readable=False)
        return Backups(len(kept), kept[0].made_at, readable=True)

    def _broken_fonts(self) -> tuple[str, ...]:
        broken = []
        for magic, names in _FONTS.items():
            for name in names:
                try:
                    with (self._resources / "fonts" / name).open("rb") as stream:
                        sound = stream.read(4) == magic
                except OSError:
                    sound = False
                if not sound:
                    broken.append(name)
        return tuple(broken)

    def _course(self) -> tuple[int, tuple[str, ...], str | None]:
        """Of an installed program its sums, which hold the course too; elsewhere, whether the course can be built."""
        sums = integrity.sums_file()
        if sums is not None:
            checked, wrong = integrity.compare(sums)
            return checked, wrong, ""
        from coprosec.content.compiled import build

        try:
            with TemporaryDirectory(prefix="coprosec-") as scratch:
                today = self._clock().astimezone().date()
                faults = build(self._data.course_sources, Path(scratch) / "course.db", today).errors
        except KnownError as error:
            return 0, (), f"le cours ne se construit pas ({error.code})"
        except OSError:
            return 0, (), None
        return 0, (), f"{len(faults)} erreurs dans le cours" if faults else ""


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def write_ms(folder: Path) -> float | None:
    """How long a few kilobytes take to be on the disk for good; None where nothing can be written."""
    took = []
    try:
        with NamedTemporaryFile(dir=folder, prefix="essai-", suffix=".tmp", buffering=0) as probe:
            for _try in range(_TRIES):
                began = time.perf_counter()
                probe.write(os.urandom(_BLOCK))
                os.fsync(probe.fileno())
                took.append((time.perf_counter() - began) * 1000)
    except OSError:
        return None
    return statistics.median(took)


def memory() -> tuple[int, int] | None:
    """Bytes of memory: installed, and free for programs; None where the system does not tell."""
    return _windows_memory() if sys.platform == "win32" else _linux_memory(Path("/proc/meminfo"))


def _linux_memory(meminfo: Path) -> tuple[int, int] | None:
    try:
        rows = dict(line.split(":", 1) for line in meminfo.read_text().splitlines() if ":" in line)
        total, free = (int(rows[name].split()[0]) * 1024 for name in ("MemTotal", "MemAvailable"))
    except (OSError, KeyError, ValueError, IndexError):
        return None
    return total, free


def _windows_memory() -> tuple[int, int] | None:
    import ctypes

    state = (ctypes.c_ulonglong * 8)()  # MEMORYSTATUSEX: two 32-bit fields, then seven of 64
    state[0] = ctypes.sizeof(state)
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - no such name where the types are checked
    return (state[1], state[2]) if library.GlobalMemoryStatusEx(ctypes.byref(state)) else None


def french_voice() -> str | None:
    """The engine that would read aloud, as `ui.voice` looks for it; empty when there is none."""
    if sys.platform == "win32":
        return _windows_voice()
    engines = {"spd-say": "Speech Dispatcher", "espeak-ng": "eSpeak NG"}
    return next((name for program, name in engines.items() if shutil.which(program)), "")


def _windows_voice() -> str | None:
    root = r"HKLM\SOFTWARE\Microsoft\Speech\Voices\Tokens"
    told = _told("reg", "query", root, "/s", "/v", "Language")
    if told is None:
        return None
    languages = {code for line in told.splitlines() if line.strip() for code in line.split()[-1].split(";")}
    return "SAPI" if "40C" in languages else ""


def printers() -> int | None:
    """How many printers the system has; None when it does not tell."""
    if sys.platform == "win32":
        told = _told("reg", "query", r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Devices")
        return None if told is None else sum("winspool" in line for line in told.splitlines())
    if shutil.which("lpstat") is None:
        return 0
    told = _told("lpstat", "-e")
    return 0 if told is None else len(told.split())


def _told(*command: str) -> str | None:
    """What a command of the system says; None when it fails or hangs."""
    try:
        answer = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True, creationflags=_NO_CONSOLE)
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace")


def _disk(folder: Path) -> tuple[int, int] | None:
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return usage.total, usage.free


def _writes(folder: Path) -> bool:
    try:
        with NamedTemporaryFile(dir=folder, prefix="essai-", suffix=".tmp"):
            return True
    except OSError:
        return False
