"""What a stick carries: the header that announces a file's contents, and what may be wrong with them.

A bundle is one line that names the format, one line of JSON (the header), one line with the Ed25519 signature of that
line in base64, then the parts that the header lists, one after the other. The part `statements` is gzip of JSON lines,
each an array of `COLUMNS` written without spaces. A receipt is a bundle whose statements say what was received.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from coprosec.domain.ids import DeviceId
from coprosec.domain.keys import CentreKey

MAGIC = b"coprosec-bundle 1\n"
SCHEMA = 1
COLUMNS = (
    *("id", "device", "seq", "tick", "recorded_at", "learner", "verb", "activity", "attempt", "course_version"),
    *("score_raw", "score_max", "success", "completion", "duration_ms", "certainty", "data"),
)
"""The order of a line. `recorded_at` is UTC, as 2026-11-23 09:00:00.000000; `data` is an object."""

MAX_HEADER = 1 << 16
MAX_LINE = 1 << 20
MAX_PART = 1 << 29
MAX_UNPACKED = 1 << 32
MAX_COUNT = 10**12
"""No count of statements is anywhere near this."""

STATEMENTS = "statements"
COURSE = "course"
SUFFIX = ".coprosec"
FOLDER = "coprosec"
"""Where the files are on a stick."""

_HEX = re.compile(r"[0-9a-f]{64}")


class BundleFault(StrEnum):
    """Why a file is refused as a whole; nothing of it is believed."""

    NOT_A_BUNDLE = "not-a-bundle"
    NEWER = "newer"
    CUT = "cut"
    BAD_SIGNATURE = "bad-signature"
    CHANGED = "changed"
    TOO_LARGE = "too-large"
    UNKNOWN_KEY = "unknown-key"
    BAD_COURSE = "bad-course"


class LineFault(StrEnum):
    """Why one line is set aside while the rest is taken."""

    NOT_A_STATEMENT = "not-a-statement"
    TAKEN_NUMBER = "taken-number"
    CHANGED_STATEMENT = "changed-statement"
    OWN_NUMBER = "own-number"
    ERASED_PERSON = "erased-person"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the file. `lines` counts statements, and is 0 for other pieces."""

    name: str
    size: int
    sha256: str
    unpacked: int
    lines: int = 0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """The sender gives all it has of one device from `first` to `last`: `count` statements."""

    device: DeviceId
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the sender says and signs."""

    key: CentreKey
    made_at: str
    receipt: bool
    ranges: tuple[Range, ...]
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)

    @property
    def lines(self) -> int:
        part = self.part(STATEMENTS)
        return part.lines if part else 0

    def to_line(self) -> bytes:
        """The exact bytes that are signed, without the end of line."""
        data = {
            "schema": SCHEMA,
            "key": self.key.to_data(),
            "made_at": self.made_at,
            "receipt": self.receipt,
            "columns": list(COLUMNS),
            "ranges": [[r.device, r.first, r.last, r.count] for r in self.ranges],
            "parts": [
                {
                    "name": part.name,
                    "size": part.size,
                    "sha256": part.sha256,
                    "unpacked": part.unpacked,
                    "lines": part.lines,
                    "version": part.version,
                }
                for part in self.parts
            ],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class BadBundleError(ValueError):
    """A file that is refused."""

    def __init__(self, fault: BundleFault) -> None:
        super().__init__(fault)
        self.fault = fault


def stick_of(file: Path) -> Path:
    """The stick, or the folder, that a bundle found by itself belongs to."""
    folder = file.absolute().parent
    return folder.parent if folder.name == FOLDER else folder


def read_header(line: bytes) -> Header:
    """A header from its line. BadBundleError NEWER from a newer program, NOT_A_BUNDLE from none."""
    try:
        data = json.loads(line)
        schema = data["schema"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadBundleError(BundleFault.NOT_A_BUNDLE) from error
    if not isinstance(schema, int) or schema > SCHEMA or data.get("columns") != list(COLUMNS):
        raise BadBundleError(BundleFault.NEWER)
    try:
        return Header(
            key=CentreKey.from_data(data["key"]),
            made_at=str(data["made_at"])[:40],
            receipt=data["receipt"] is True,
            ranges=tuple(_range(row) for row in data["ranges"]),
            parts=tuple(_part(row) for row in data["parts"]),
        )
    except BadBundleError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadBundleError(BundleFault.NOT_A_BUNDLE) from error


def _part(data: Mapping[str, Any]) -> Part:
    part = Part(
        name=str(data["name"])[:40],
        size=_count(data["size"], MAX_UNPACKED * 1000),
        sha256=str(data["sha256"]),
        unpacked=_count(data["unpacked"], MAX_UNPACKED * 1000),
        lines=_count(data["lines"]),
        version=str(data.get("version", ""))[:80],
    )
    if not _HEX.fullmatch(part.sha256):
        raise ValueError(part.sha256)
    if part.size > MAX_PART or part.unpacked > MAX_UNPACKED:
        raise BadBundleError(BundleFault.TOO_LARGE)
    return part


def _range(row: Any) -> Range:
    device, first, last, count = row
    if not isinstance(device, str) or len(device) > 36:
        raise ValueError(device)
    return Range(DeviceId(device), _count(first), _count(last), _count(count))


def _count(value: Any, most: int = MAX_COUNT) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(value)
    return value
