"""Cuts a body into titled sections and these into blocks, each with the line where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprosec.content.attributes import split_attributes
from coprosec.content.problems import FileReport, Rule

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_STUCK_HEADING = re.compile(r"#{1,6}[^\s#]")
_CALLOUT = re.compile(r"!!!(?:\s+([\w-]+))?(?:\s+\"([^\"]*)\")?\s*(.*)")
_TARGET = re.compile(r'\s*([^\s"]*)(?:\s+"(.*)")?\s*', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A `##` title. `attributes` is what its braces hold, None without braces."""

    line: int
    level: int
    title: str
    attributes: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading, up to the next; the first section of a body may have none."""

    heading: Heading | None
    lines: tuple[str, ...]
    first_line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text for Markdown."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Callout:
    """`!!! kind "title"` and its text, moved back to the margin."""

    line: int
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An image alone in its paragraph."""

    line: int
    alt: str
    src: str
    caption: str


Block = Passage | Callout | Figure


def sections(lines: Sequence[str], first_line: int, report: FileReport) -> list[Section]:
    """The body's sections in order; the first one is untitled and perhaps empty."""
    heading: Heading | None = None
    start, found = 0, list[Section]()
    for index, line in enumerate(lines):
        if not line.startswith("#"):
            continue
        if (match := _HEADING.fullmatch(line.rstrip())) is None:
            if _STUCK_HEADING.match(line):
                report.error(first_line + index, Rule.SYNTAX, "titre collé à son dièse (mettez une espace après #)")
            continue
        found.append(Section(heading, tuple(lines[start:index]), first_line + start))
        title, attributes = split_attributes(match[2])
        heading, start = Heading(first_line + index, len(match[1]), title, attributes), index + 1
    found.append(Section(heading, tuple(lines[start:]), first_line + start))
    return found


def blocks(lines: Sequence[str], first_line: int, report: FileReport) -> Iterator[Block]:
    """The blocks of a section. Neighbouring paragraphs, lists, tables and quotes stay together in one passage."""
    start = index = 0
    while index < len(lines):
        if lines[index].startswith("!!!"):
            end = _callout_end(lines, index + 1)
            special: Block | None = _callout(lines[index:end], first_line + index, report)
        elif lines[index].startswith("![") and not (index and lines[index - 1].strip()):
            end = _paragraph_end(lines, index)
            special = _figure(lines[index:end], first_line + index)
        else:
            index += 1
            continue
        if special is not None:
            yield from _passage(lines[start:index], first_line + start)
            yield special
            start = end
        index = end
    yield from _passage(lines[start:], first_line + start)


def _passage(lines: Sequence[str], line: int) -> Iterator[Passage]:
    skipped = next((index for index, text in enumerate(lines) if text.strip()), None)
    if skipped is not None:
        yield Passage(line + skipped, "\n".join(lines[skipped:]).rstrip())


def _paragraph_end(lines: Sequence[str], start: int) -> int:
    return next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))


def _callout_end(lines: Sequence[str], start: int) -> int:
    return next(
        (i for i in range(start, len(lines)) if lines[i].strip() and not lines[i].startswith("    ")), len(lines)
    )


def _callout(lines: Sequence[str], line: int, report: FileReport) -> Callout:
    match = _CALLOUT.fullmatch(lines[0])
    kind, title, rest = (match[1] or "", match[2] or "", match[3]) if match else ("", "", "")
    if not kind or not title.strip() or rest:
        report.error(line, Rule.SYNTAX, 'encadré mal écrit (écrivez !!! type "Titre")')
    text = "\n".join(part[4:] for part in lines[1:]).rstrip()
    if not text.strip():
        report.error(line, Rule.SYNTAX, "encadré vide (décalez son texte de quatre espaces)")
    return Callout(line, kind, title, text)


def _figure(lines: Sequence[str], line: int) -> Figure | None:
    alt, opened, rest = "\n".join(lines).rstrip().removeprefix("![").partition("](")
    match = _TARGET.fullmatch(rest[:-1]) if opened and rest.endswith(")") else None
    if match is None:
        return None
    alt, src, caption = (" ".join((part or "").split()) for part in (alt, *match.groups()))
    return Figure(line, alt, src, caption)
