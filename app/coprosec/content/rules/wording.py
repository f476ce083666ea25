"""Advice about the words themselves: sentences too long, unknown acronyms, careless typography."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coprosec.content.problems import FileReport, Rule
from coprosec.content.words import count_words

MOST_WORDS = 35
KNOWN_ACRONYMS = frozenset({"CFA", "FM", "GPS", "ID", "OK", "PDF", "SIM", "SMS", "TV", "USB"})

_MASKED = re.compile(
    r"(?<!`)(`++).+?(?<!`)\1(?!`)"  # code
    r"|\]\([^)\s]*(?:\s+\"(?=.*\"\)))?|(?<=\S)\"\)$"  # targets of links, and the quotes of a caption
    r"| ?\[\^[^\]]*\]"  # sources
    r"|https?://\S+"
    r"|\{#[^{}]*\}|\{\.[^{}]*\}|(?<!\{)\{\w+=[^{}]*\}"  # attributes
)
_MASKABLE = re.compile(r"[`\[{]|://")
_GAP = re.compile(r"\{\{([^|{}]*)(?:\|[^{}]*)?\}\}")
_LINE_MARKS = re.compile(r"\s*(?:>\s*|[-*+] (?:\[[ xX]\] )?\s*|\d+[.)] \s*|#{1,6} \s*|:\s+|!!! ?[\w-]*)*")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»\"”)*_]*(?:\s|$))")
_ACRONYM = re.compile(r"(?<![\w’'-])[A-ZÀ-Ý]{2,}\d*(?![\w])")
_SHOUTED = re.compile(r"\b[A-ZÀ-Ý]{2,}(?:[\s\d,!]+[A-ZÀ-Ý]{2,})+\b")
_ROMAN = re.compile(r"[IVXLCDM]+")
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[;!?](?:(?<=[^\W\d]{2}.)|(?<=[»)*].))(?![\w/=&])"), "espace absente avant ; ! ou ? (ajoutez-la)"),
    (re.compile(r":(?<=[^\W\d]{2}.)(?=\s|$)|:(?<=[»)*].)(?=\s|$)"), "espace absente avant : (ajoutez-la)"),
    (re.compile(r"\"(?<![\w=]\")(?=\w)[^\"]*\""), "guillemets droits (écrivez « ainsi »)"),
    (re.compile(r" (?<=\S ) +(?=\S)"), "espace double (gardez-en une)"),
    (re.compile(r" [,.](?![.\d])"), "espace avant une virgule ou un point (ôtez-la)"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body: `marks` are what makes it a title, an item or a quote, `text` the words behind them."""

    number: int
    marks: str
    text: str

    @property
    def starts(self) -> bool:
        """Whether it cannot go on with the sentence of the line before."""
        return bool(self.marks.strip()) or not self.text

    @property
    def is_prose(self) -> bool:
        return not self.text.startswith(("|", "!", "=")) and "!!!" not in self.marks


def prose(lines: Sequence[str], first_line: int) -> list[Line]:
    """The lines without code, addresses and attributes; gaps hold their word."""
    found = list[Line]()
    for number, line in enumerate(lines, first_line):
        words = _GAP.sub(r"\1", _MASKED.sub("", line)) if _MASKABLE.search(line) else line
        marks = match[0] if (match := _LINE_MARKS.match(words)) else ""
        found.append(Line(number, marks, words[len(marks) :].rstrip()))
    return found


def check_wording(lines: Sequence[str], first_line: int, acronyms: Collection[str] | None, report: FileReport) -> None:
    """All the advice of this module. Without `acronyms`, none is looked for."""
    words = prose(lines, first_line)
    check_typography(words, report)
    check_sentences(words, report)
    if acronyms is not None:
        check_acronyms(words, acronyms, report)


def check_typography(lines: Iterable[Line], report: FileReport) -> None:
    for line in lines:
        if not line.text or not line.is_prose:
            continue
        for pattern, message in _FAULTS:
            if match := pattern.search(line.text):
                report.advice(line.number, Rule.TYPOGRAPHY, f"{message} : {match[0].strip()}")


def check_acronyms(lines: Iterable[Line], known: Collection[str], report: FileReport) -> None:
    """Each unknown acronym once a file."""
    told = set(known) | KNOWN_ACRONYMS
    for line in lines:
        for acronym in _ACRONYM.findall(_SHOUTED.sub("", line.text)):
            if acronym not in told and not _ROMAN.fullmatch(acronym):
                told.add(acronym)
                report.advice(line.number, Rule.ACRONYM, f"sigle absent du glossaire : {acronym} (ajoutez-le)")


def acronyms_of(names: Iterable[str]) -> frozenset[str]:
    """The acronyms that occur in names."""
    return frozenset(acronym for name in names for acronym in _ACRONYM.findall(name))


def check_sentences(lines: Iterable[Line], report: FileReport) -> None:
    for number, words in sentences(lines):
        if words > MOST_WORDS:
            report.advice(number, Rule.SENTENCE, f"phrase de {words} mots (coupez-la : {MOST_WORDS} au plus)")


def sentences(lines: Iterable[Line]) -> Iterator[tuple[int, int]]:
    """(line where it starts, words) of each sentence; a list item or a title ends the one before."""
    started = words = 0
    for line in lines:
        if line.starts and words:
            yield started, words
            words = 0
        if not line.text or not line.is_prose:
            continue
        *ended, rest = _SENTENCE_END.split(line.text)
        for part in ended:
            yield (started if words else line.number), words + count_words(part)
            words = 0
        if fresh := count_words(rest):
            started, words = (started if words else line.number), words + fresh
        if words and line.marks.startswith("#"):
            yield started, words
            words = 0
    if words:
        yield started, words
