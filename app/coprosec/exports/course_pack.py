"""A course's folder as one file, and back: names that leave the folder, bombs and oddities are refused."""

import re
import zipfile
from pathlib import Path

from coprosec.domain.bundle import BadBundleError, BundleFault

MOST_FILES = 5000
MOST_BYTES = 1 << 28
_SEGMENT = re.compile(r"[^\x00-\x1f<>:\"/\\|?*]{1,120}")
_EPOCH = (2020, 1, 1, 0, 0, 0)


def pack(folder: Path, target: Path) -> int:
    """Write `folder` into `target`; the size of its files. The same files give the same bytes."""
    total = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not path.is_symlink() and _is_safe(name) and not name.endswith("~"):
                content = path.read_bytes()
                total += len(content)
                packed.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return total


def unpack(source: Path, folder: Path) -> None:
    """Write the files of `source` into `folder`, which is new. BadBundleError BAD_COURSE when one is no course's."""
    try:
        with zipfile.ZipFile(source) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            names = {entry.filename.casefold() for entry in entries}
            announced = sum(entry.file_size for entry in entries)
            if len(names) != len(entries) or len(entries) > MOST_FILES or announced > MOST_BYTES:
                raise BadBundleError(BundleFault.BAD_COURSE)
            for entry in entries:
                if not _is_safe(entry.filename):
                    raise BadBundleError(BundleFault.BAD_COURSE)
                _extract(packed, entry, folder / entry.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadBundleError(BundleFault.BAD_COURSE) from error


def _extract(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise BadBundleError(BundleFault.BAD_COURSE)
    target.write_bytes(content)


def _is_safe(name: str) -> bool:
    """Whether a name stays in the folder, on every system."""
    parts = name.split("/")
    return len(name) < 200 and all(
        _SEGMENT.fullmatch(part) and part.strip(". ") and not part.startswith(".") and part == part.rstrip(". ")
        for part in parts
    )
