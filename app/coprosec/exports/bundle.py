"""The file that a stick carries: written in pieces, checked whole before anything of it is believed."""

import gzip
import hashlib
import os
import zlib
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from coprosec.disk import replace_durably
from coprosec.domain.bundle import MAGIC, MAX_HEADER, MAX_LINE, BadBundleError, BundleFault, Header, Part, read_header
from coprosec.domain.work import Progress, unwatched

_CHUNK = 1 << 20
_LEVEL = 4
"""A level more costs time and wins little."""
_SIGNATURE_LINE = 128

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes, bytes], bool]
"""Key, signature, message."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A bundle whose signature holds: its header, and where its parts begin in the file."""

    path: Path
    header: Header
    start: int

    def offset(self, part: Part) -> int:
        before = self.header.parts[: self.header.parts.index(part)]
        return self.start + sum(other.size for other in before)


def pack_lines(lines: Iterable[bytes], target: Path, name: str) -> Part:
    """Compress lines, each with its end of line, into `target`; what the header has to say of them."""
    unpacked = count = 0
    with target.open("wb") as stream, gzip.GzipFile("", "wb", _LEVEL, stream, mtime=0) as packed:
        for block in lines:
            packed.write(block)
            unpacked += len(block)
            count += block.count(b"\n")
    size, digest = _digest(target)
    return Part(name, size, digest, unpacked, count)


def describe(path: Path, name: str, unpacked: int, version: str) -> Part:
    """A part that is a file already."""
    size, digest = _digest(path)
    return Part(name, size, digest, unpacked, version=version)


def write(target: Path, header: Header, sign: Sign, parts: Sequence[Path], progress: Progress = unwatched) -> None:
    """Put header, signature and parts into `target`: written beside, flushed, renamed. OSError when it cannot be."""
    temporary = target.with_name(f"{target.name}.tmp")
    line = header.to_line()
    total = sum(part.size for part in header.parts) or 1
    try:
        with temporary.open("wb") as stream:
            stream.write(MAGIC + line + b"\n" + b64encode(sign(line)) + b"\n")
            done = 0
            for path in parts:
                with path.open("rb") as source:
                    while block := source.read(_CHUNK):
                        stream.write(block)
                        done += len(block)
                        progress(min(1.0, done / total))
            stream.flush()
            os.fsync(stream.fileno())
        replace_durably(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def look(path: Path, verify: Verify) -> Arrival:
    """Read the header and check its signature and the file's length. BadBundleError, or OSError from the stick."""
    with path.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            raise BadBundleError(BundleFault.NOT_A_BUNDLE)
        line = _line(stream, MAX_HEADER)
        signature = _line(stream, _SIGNATURE_LINE)
        start = stream.tell()
        length = stream.seek(0, os.SEEK_END)
    header = read_header(line)
    try:
        signed = b64decode(signature, validate=True)
    except BadBase64 as error:
        raise BadBundleError(BundleFault.BAD_SIGNATURE) from error
    if b64encode(signed) != signature or not verify(header.key.public, signed, line):
        raise BadBundleError(BundleFault.BAD_SIGNATURE)
    expected = start + sum(part.size for part in header.parts)
    if length != expected:
        raise BadBundleError(BundleFault.CUT if length < expected else BundleFault.CHANGED)
    return Arrival(path, header, start)


def fetch(arrival: Arrival, part: Part, target: Path, progress: Progress = unwatched) -> None:
    """Copy one part to this PC's disk while checking it: the stick may be pulled out afterwards.

    BadBundleError CHANGED when it is not what the header announced, CUT when the file ends before.
    """
    digest, left = hashlib.sha256(), part.size
    with arrival.path.open("rb") as source, target.open("wb") as copy:
        source.seek(arrival.offset(part))
        while left:
            block = source.read(min(_CHUNK, left))
            if not block:
                raise BadBundleError(BundleFault.CUT)
            digest.update(block)
            copy.write(block)
            left -= len(block)
            progress(1 - left / part.size)
    if digest.hexdigest() != part.sha256:
        raise BadBundleError(BundleFault.CHANGED)


def unpack_lines(path: Path, part: Part) -> Iterator[bytes]:
    """Blocks of whole lines of a fetched part, without ever holding more than announced.

    A line longer than MAX_LINE comes cut, so that it reads as no statement. BadBundleError CHANGED when it unpacks into
    something else than its header says, or cannot be unpacked.
    """
    left, rest = part.unpacked, b""
    try:
        with gzip.open(path, "rb") as stream:
            while block := stream.read(_CHUNK):
                left -= len(block)
                if left < 0:
                    raise BadBundleError(BundleFault.CHANGED)
                lines, end, rest = (rest + block).rpartition(b"\n")
                yield lines + end
                rest = rest[: MAX_LINE + 1]
    except (OSError, EOFError, zlib.error) as error:
        raise BadBundleError(BundleFault.CHANGED) from error
    if left or rest:
        raise BadBundleError(BundleFault.CHANGED)


def _line(stream: BinaryIO, most: int) -> bytes:
    line = stream.readline(most)
    if not line.endswith(b"\n"):
        raise BadBundleError(BundleFault.NOT_A_BUNDLE if len(line) >= most else BundleFault.CUT)
    return line[:-1]


def _digest(path: Path) -> tuple[int, str]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return stream.seek(0, os.SEEK_END), digest.hexdigest()
