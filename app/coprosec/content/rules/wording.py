"""Advice about the words themselves: sentences too long, unknown acronyms, careless typography."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from coprosec.content.problems import FileReport, Rule

MOST_WORDS = 35
KNOWN_ACRONYMS = frozenset({"CFA", "FM", "GPS", "ID", "OK", "PDF", "SIM", "SMS", "TV", "USB"})

Lines = Iterable[tuple[int, str]]

_MASKED = re.compile(
    r"(`+).+?\1"  # code
    r"|\]\([^)\s]*(?:\s+\"(?=.*\"\)))?|(?<=\S)\"\)$"  # targets of links, and the quotes of a caption
    r"|\[\^[^\]]*\]"  # sources
    r"|https?://\S+"
    r"|\{#[^{}]*\}|\{\.[^{}]*\}|(?<!\{)\{\w+=[^{}]*\}"  # attributes
)
_GAP = re.compile(r"\{\{([^|{}]*)[^{}]*\}\}")
_LINE_MARKS = re.compile(r"^\s*(?:>\s?|[-*+] (?:\[[ xX]\] )?|\d+[.)] |#{1,6} |:\s+|!!! ?[\w-]*)*")
_STARTS = re.compile(r"\s*(?:>|[-*+] |\d+[.)] |#|!|\||=|:\s)")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»\"”)*_]*(?:\s|$))")
_ACRONYM = re.compile(r"(?<![\w’'-])[A-ZÀ-Ý]{2,}\d*(?![\w])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[^\W\d_]{2,}[»)*_]*[;!?](?![\w/=&])"), "espace absente avant ; ! ou ? (ajoutez-la)"),
    (re.compile(r"[^\W\d_]{2,}[»)*_]*:(?=\s|$)"), "espace absente avant : (ajoutez-la)"),
    (re.compile(r"(?<![\w=])\"(?=\w)[^\"]*\""), "guillemets droits (écrivez « ainsi »)"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "espace double (gardez-en une)"),
    (re.compile(r"(?<=\w) +[,.](?![.\d])"), "espace avant une virgule ou un point (ôtez-la)"),
)


def acronyms_of(names: Iterable[str]) -> frozenset[str]:
    """The acronyms that occur in names."""
    return frozenset(acronym for name in names for acronym in _ACRONYM.findall(name))


def prose(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, str]]:
    """The lines without code, addresses and attributes; gaps hold their word."""
    for number, line in enumerate(lines, first_line):
        yield number, _GAP.sub(r"\1", _MASKED.sub("", line)) if any(sign in line for sign in "`[{:") else line


def check_wording(lines: Sequence[str], first_line: int, acronyms: Collection[str] | None, report: FileReport) -> None:
    """All the advice of this module. Without `acronyms`, none is looked for."""
    masked = list(prose(lines, first_line))
    check_typography(masked, report)
    check_sentences(masked, report)
    if acronyms is not None:
        check_acronyms(masked, acronyms, report)


def check_typography(lines: Lines, report: FileReport) -> None:
    for number, line in lines:
        if line.startswith(("=", "!!!", "|")) or not line.strip():
            continue
        for pattern, message in _FAULTS:
            if match := pattern.search(line):
                report.advice(number, Rule.TYPOGRAPHY, f"{message} : {match[0].strip()}")


def check_acronyms(lines: Lines, known: Collection[str], report: FileReport) -> None:
    """Each unknown acronym once a file."""
    told = set(known) | KNOWN_ACRONYMS
    for number, line in lines:
        for acronym in _ACRONYM.findall(line):
            if acronym not in told and not _ROMAN.fullmatch(acronym):
                told.add(acronym)
                report.advice(number, Rule.ACRONYM, f"sigle absent du glossaire : {acronym} (ajoutez-le)")


def check_sentences(lines: Lines, report: FileReport) -> None:
    for line, words in sentences(lines):
        if words > MOST_WORDS:
            report.advice(line, Rule.SENTENCE, f"phrase de {words} mots (coupez-la : {MOST_WORDS} au plus)")


def sentences(lines: Lines) -> Iterator[tuple[int, int]]:
    """(line where it starts, words) of each sentence; a list item or a title ends the one before."""
    started, words = 0, 0
    for number, line in lines:
        if not line.strip() or _STARTS.match(line):
            if words:
                yield started, words
            words = 0
        if line.lstrip().startswith(("|", "!", "=")):
            continue
        *ended, rest = _SENTENCE_END.split(_LINE_MARKS.sub("", line, count=1))
        for part in ended:
            count = words + _words(part)
            if count:
                yield started if words else number, count
            words = 0
        if fresh := _words(rest):
            started, words = (started if words else number), words + fresh
        if words and line.startswith("#"):
            yield started, words
            words = 0
    if words:
        yield started, words


def _words(text: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.split())
