"""A Markdown file of the course: TOML between `+++` lines, then a body whose line numbers are kept."""

import re
from dataclasses import dataclass

from coprosec.content.files import MAX_DEPTH, TextFile
from coprosec.content.problems import FileReport, Rule
from coprosec.content.tables import Toml, parse

_CODE = re.compile(r"(?<!`)(`++).+?(?<!`)\1(?!`)")
_TAG = re.compile(r"(?<!\\)<[a-zA-Z/!?]")
_MARKER = re.compile(r"[ \t]*(?:>|[-*+](?=\s)|\d+[.)](?=\s))")


@dataclass(frozen=True, slots=True)
class Document:
    """A file in two parts: `head` (its TOML) and `body`, whose first line is line `body_line` of the file."""

    file: TextFile
    head: Toml
    body: tuple[str, ...]
    body_line: int

    @property
    def report(self) -> FileReport:
        return self.file.report


def read_document(file: TextFile) -> Document | None:
    """The document, or None when its head cannot be read. Faults of the body are told, and do not stop the reading."""
    lines, report = file.lines, file.report
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "+++":
        report.error(start + 1, Rule.SYNTAX, "il manque l’en-tête (commencez le fichier par une ligne +++)")
        return None
    end = next((index for index in range(start + 1, len(lines)) if lines[index].strip() == "+++"), None)
    if end is None:
        report.error(start + 1, Rule.SYNTAX, "l’en-tête n’est pas fermé (ajoutez une ligne +++ avant le texte)")
        return None
    head = parse(lines[start + 1 : end], start + 2, report)
    if head is None:
        return None
    body = lines[end + 1 :]
    check_body(body, end + 2, report)
    return Document(file, head, body, min(end + 2, len(lines)))


def check_body(body: tuple[str, ...], first_line: int, report: FileReport) -> None:
    """Refuse raw HTML and hostile nesting, before Markdown sees them."""
    for number, line in enumerate(body, first_line):
        if "<" in line and _TAG.search(_CODE.sub("", line)):
            report.error(number, Rule.HTML, "balise HTML (écrivez en Markdown ; pour montrer le signe, tapez \\<)")
        if not line[:1].isalpha() and depth(line) > MAX_DEPTH:
            report.error(number, Rule.SYNTAX, "listes ou citations emboîtées plus de huit fois (remontez d’un niveau)")


def depth(line: str) -> int:
    """How deep a line is nested: its quote and list marks, and its indents of four spaces."""
    indent = len(line) - len(line.lstrip(" "))
    position = count = 0
    while (mark := _MARKER.match(line, position)) is not None:
        position, count = mark.end(), count + 1
    return count + indent // 4 if line.strip() else 0
