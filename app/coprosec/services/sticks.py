"""The removable drives that are plugged into this PC."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coprosec.volume import mount_point

_WHERE = ("/media/", "/run/media/", "/mnt/")
_REMOVABLE = 2
"""What Windows calls a drive that can be taken out."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A place to read and write; `name` is what people see on it."""

    path: Path
    name: str


def drives() -> tuple[Drive, ...]:
    """What is plugged in now, by name."""
    found = _windows_drives() if sys.platform == "win32" else mounted(_read("/proc/self/mounts"))
    return tuple(sorted(found, key=lambda drive: drive.name.casefold()))


def mounted(table: str) -> list[Drive]:
    """The drives of a table of mounts as Linux writes it."""
    found = []
    for line in table.splitlines():
        fields = line.split()
        if len(fields) < 2 or not fields[0].startswith("/dev/"):
            continue
        where = mount_point(fields[1])
        if str(where).startswith(_WHERE) or _can_be_taken_out(fields[0]):
            found.append(Drive(where, where.name or str(where)))
    return found


def _can_be_taken_out(device: str) -> bool:
    disk = re.sub(r"p?\d+$", "", Path(device).name)
    return _read(f"/sys/block/{disk}/removable").strip() == "1"


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _windows_drives() -> list[Drive]:
    import ctypes
    import string

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - it is there on Windows alone
    present = kernel.GetLogicalDrives()
    found = []
    for nth, letter in enumerate(string.ascii_uppercase):
        root = f"{letter}:\\"
        if present >> nth & 1 and kernel.GetDriveTypeW(root) == _REMOVABLE:
            label = ctypes.create_unicode_buffer(261)
            known = kernel.GetVolumeInformationW(root, label, 261, None, None, None, None, 0)
            found.append(Drive(Path(root), f"{label.value} ({letter}:)" if known and label.value else f"{letter}:"))
    return found
