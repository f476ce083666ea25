"""Opening an author's file: what is too big, not UTF-8 or hostile is refused before any parser sees it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from coprosec.content.folding import composed
from coprosec.content.problems import Acceptance, FileReport, Reports, Rule
from coprosec.domain.remembered import Remembered

MAX_BYTES = 1_000_000
MAX_LINE = 5_000
MAX_DEPTH = 8

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff]")
_ACCEPTANCE = re.compile(r"\s*<!--\s*accepté\s*:\s*([\w-]+)\s*[—–-]+\s*(\S.*?)\s*-->\s*")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A readable file of the course. Accents are on their letters, tabs are spaces, line ends are gone, and advice that
    was accepted is blanked out.
    """

    path: Path
    name: str
    lines: tuple[str, ...]
    report: FileReport


class Root:
    """The folder of a course. Nothing outside it is read, wherever a link leads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._real = os.path.realpath(folder)
        self._inside = Remembered(self._is_inside)
        """Folders; as files are many, they are only followed where they are links."""

    def name_of(self, path: Path) -> str:
        """Relative to the course, with slashes."""
        return path.relative_to(self.folder).as_posix()

    def read(self, path: Path, most: int) -> bytes | None:
        """The first `most` bytes; None when there is no such file in the folder. OSError when it cannot be read."""
        inside = self._is_inside(path) if path.is_symlink() else self._inside[path.parent]
        if not inside or not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(min(most, os.fstat(stream.fileno()).st_size))

    def _is_inside(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self._real)


def open_text(path: Path, root: Root, reports: Reports) -> TextFile | None:
    """The file's lines, or None when it cannot be used: its report then says why."""
    name = root.name_of(path)
    report = reports.of(name)
    raw = _read(path, root, report)
    text = None if raw is None else _decoded(raw, report)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (text.expandtabs(4) if "\t" in text else text).split("\n")
    if not _wholesome(lines, report):
        return None
    report.accept(_acceptances(lines, report))
    return TextFile(path, name, tuple(lines), report)


def _read(path: Path, root: Root, report: FileReport) -> bytes | None:
    try:
        raw = root.read(path, MAX_BYTES + 1)
    except OSError as failure:
        report.error(1, Rule.FILE, f"fichier illisible : {failure} (vérifiez les droits et le disque)")
        return None
    if raw is None:
        report.error(1, Rule.FILE, "fichier introuvable dans le dossier du cours (ajoutez-le, ou ôtez le lien)")
    elif len(raw) > MAX_BYTES:
        report.error(1, Rule.FILE, "fichier de plus de 1 Mo (coupez-le en plusieurs)")
        return None
    return raw


def _decoded(raw: bytes, report: FileReport) -> str | None:
    try:
        return composed(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        line = raw.count(b"\n", 0, failure.start) + 1
        report.error(line, Rule.FILE, "texte qui n’est pas en UTF-8 (enregistrez le fichier avec l’encodage UTF-8)")
        return None


def _wholesome(lines: list[str], report: FileReport) -> bool:
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            report.error(number, Rule.FILE, "ligne de plus de 5 000 caractères (coupez-la)")
        elif not line.isprintable() and (sign := _FORBIDDEN.search(line)):
            report.error(number, Rule.FILE, f"caractère invisible U+{ord(sign[0]):04X} (effacez-le)")
    return not report.broken


def _acceptances(lines: list[str], report: FileReport) -> list[Acceptance]:
    """The accepted advice; each comment is blanked in `lines`."""
    found = []
    for index, line in enumerate(lines):
        if "<!--" not in line or (match := _ACCEPTANCE.fullmatch(line)) is None:
            continue
        lines[index] = ""
        if match[1] not in set(Rule):
            report.error(index + 1, Rule.SYNTAX, f"règle inconnue : {match[1]} (une de : {', '.join(Rule)})")
        found.append(Acceptance(match[1], *_next_paragraph(lines, index + 1)))
    return found


def _next_paragraph(lines: list[str], start: int) -> tuple[int, int]:
    """First and last line number (from 1) of the paragraph at or after index `start`."""
    first = next((index for index in range(start, len(lines)) if lines[index].strip()), start)
    last = next((index for index in range(first, len(lines)) if not lines[index].strip()), len(lines))
    return first + 1, last
