"""What kind of disk a folder is on: databases are safe on this PC's own disk, less so on a share or a stick."""

import os
import re
import sys
from enum import StrEnum
from pathlib import Path

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "ceph", "glusterfs", "vboxsf"),
        *("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.vmhgfs-fuse"),
    }
)
_MEMORY = frozenset({"tmpfs", "ramfs"})
_ESCAPED = re.compile(rb"\\([0-3][0-7]{2})")
_MOUNTS = Path("/proc/self/mountinfo")
_BLOCKS = Path("/sys/dev/block")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE, _WINDOWS_MEMORY = 2, 4, 6


class Volume(StrEnum):
    """`OWN` is a fixed disk, or one about which nothing is known."""

    OWN = "own"
    NETWORK = "network"
    REMOVABLE = "removable"
    MEMORY = "memory"


def volume_of(folder: Path) -> Volume:
    """The kind of disk of a folder, which need not exist yet. Never raises: what cannot be told is `OWN`."""
    try:
        if sys.platform == "win32":
            return _on_windows(folder)
        return from_mounts(_MOUNTS.read_text("utf-8", "surrogateescape"), _existing(folder), _BLOCKS)
    except (OSError, ValueError):
        return Volume.OWN


def from_mounts(mountinfo: str, folder: Path, blocks: Path) -> Volume:
    """Linux: the mount that holds `folder` (proc(5), mountinfo), and whether `blocks` knows its disk as removable."""
    best, kind, device = Path("/"), "", ""
    for line in mountinfo.splitlines():
        before, found, after = line.partition(" - ")
        fields = before.split()
        if not found or len(fields) < 5:
            continue
        point = mount_point(fields[4])
        if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind, device = point, after.split()[0], fields[2]
    if kind in _NETWORK:
        return Volume.NETWORK
    if kind in _MEMORY:
        return Volume.MEMORY
    return Volume.REMOVABLE if device and _removable(blocks / device) else Volume.OWN


def mount_point(written: str) -> Path:
    """A folder as Linux writes it in its tables, where only blanks and backslashes must be told by their number."""
    raw = _ESCAPED.sub(lambda code: bytes([int(code[1], 8)]), written.encode("utf-8", "surrogateescape"))
    return Path(raw.decode("utf-8", "surrogateescape"))


def _removable(block: Path) -> bool:
    """A card or a stick says so itself; a disk in a USB case only by the bus it hangs on."""
    if not block.exists():
        return False
    place = block.resolve()
    if "usb" in str(place):
        return True
    disks = (place, place.parent)  # a partition's disk is the folder above it
    return any((disk / "removable").is_file() and (disk / "removable").read_text().strip() == "1" for disk in disks)


def _existing(folder: Path) -> Path:
    """The nearest folder that is there, symbolic links followed."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.resolve()


def _on_windows(folder: Path) -> Volume:
    import ctypes

    root = os.path.splitdrive(folder.absolute())[0]  # of a share, \\server\share
    if root.startswith("\\\\"):
        return Volume.NETWORK
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - no such name where the types are checked
    kinds = {
        _WINDOWS_REMOVABLE: Volume.REMOVABLE,
        _WINDOWS_REMOTE: Volume.NETWORK,
        _WINDOWS_MEMORY: Volume.MEMORY,
    }
    return kinds.get(library.GetDriveTypeW(f"{root}\\"), Volume.OWN)
