"""glossary.md: terms and their definitions."""

import re

from coprosec.content.attributes import read_attributes, split_attributes
from coprosec.content.files import TextFile
from coprosec.content.problems import FileReport, Rule
from coprosec.content.typography import typeset
from coprosec.content.writer import Writer
from coprosec.domain.ids import TermId
from coprosec.domain.lesson import Term

_DEFINITION = re.compile(r":\s+(\S.*)")


def read_glossary(file: TextFile, writer: Writer) -> dict[TermId, Term]:
    """The terms by id, in the file's order."""
    terms: dict[TermId, Term] = {}
    entry: list[tuple[int, str]] = []
    for number, line in enumerate((*file.lines, ""), 1):
        if line.strip() and (line[0] in ": " or not entry):
            entry.append((number, line))
        elif entry and (line.strip() or not _goes_on(file.lines, number)):
            _add(terms, entry, writer)
            entry = [(number, line)] if line.strip() else []
    if entry:
        _add(terms, entry, writer)
    return terms


def _goes_on(lines: tuple[str, ...], index: int) -> bool:
    """Whether the line after a blank one belongs to the same term."""
    return index < len(lines) and lines[index].startswith((":", "    "))


def _add(terms: dict[TermId, Term], entry: list[tuple[int, str]], writer: Writer) -> None:
    (line, head), *rest = entry
    report = writer.report
    names_text, inside = split_attributes(head)
    attributes = read_attributes(inside or "", line, report)
    term_id = TermId(attributes.id)
    if head.startswith("#"):
        report.error(line, Rule.SYNTAX, "titre dans le glossaire (écrivez Terme {#identifiant}, sans dièse)")
        return
    if not attributes.id:
        report.error(line, Rule.IDENTIFIER, "terme sans identifiant (écrivez Terme {#identifiant})")
    elif term_id in terms:
        report.error(line, Rule.IDENTIFIER, f"identifiant déjà pris : {term_id} (choisissez-en un autre)")
    names = tuple(typeset(name) for part in names_text.split("|") if (name := " ".join(part.split())))
    definition = _definition(rest, line, report)
    if names and definition and attributes.id and term_id not in terms:
        terms[term_id] = Term(term_id, names, writer.comment(definition, rest[0][0]))


def _definition(lines: list[tuple[int, str]], line: int, report: FileReport) -> str:
    match = _DEFINITION.fullmatch(lines[0][1].rstrip()) if lines else None
    if match is None:
        report.error(line, Rule.SYNTAX, "terme sans définition (dessous, écrivez deux-points, trois espaces, le texte)")
        return ""
    return "\n".join((match[1], *(text.strip() for _, text in lines[1:])))
