"""The tools that the readers of one course share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from coprosec.content.converter import Converter
from coprosec.content.documents import Document, read_document
from coprosec.content.files import Root, TextFile, open_text
from coprosec.content.page import Citations, Library, NumberedCitations, Page
from coprosec.content.pictures import Pictures
from coprosec.content.problems import FileReport, Reports, Rule
from coprosec.content.rules.identifiers import Identifiers
from coprosec.content.rules.wording import check_wording
from coprosec.content.terms import TermLinker
from coprosec.content.writer import Writer
from coprosec.domain.ids import SourceId

_T = TypeVar("_T")


@dataclass(slots=True)
class Workshop:
    """Where a course is read. `library` and `linker` fill up as the reading goes on."""

    root: Root
    wording: bool = True
    """Whether to look for advice about words: a build does without."""
    reports: Reports = field(default_factory=Reports)
    converter: Converter = field(default_factory=Converter)
    identifiers: Identifiers = field(default_factory=Identifiers)
    library: Library = field(default_factory=Library)
    linker: TermLinker = field(default_factory=lambda: TermLinker(()))
    acronyms: frozenset[str] = frozenset()
    cited: set[SourceId] = field(default_factory=set)
    pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.root, self.reports)

    def open(self, path: Path) -> TextFile | None:
        return open_text(path, self.root, self.reports)

    def document(self, path: Path) -> Document | None:
        file = self.open(path)
        return read_document(file) if file else None

    def writer(self, report: FileReport, *, numbered: bool = False) -> Writer:
        """A writer for one file; a lesson numbers its sources, the other files name them in the text."""
        citations = NumberedCitations(self.library) if numbered else Citations(self.library)
        return Writer(self.converter, Page(report, self.library, citations))

    def finish(self, document: Document, writer: Writer) -> None:
        """What is checked in every document once it is read."""
        self.cited.update(writer.page.citations.cited)
        if self.wording:
            check_wording(document.body, document.body_line, self.acronyms, document.report)

    def claim(self, identifiers: Iterable[tuple[str, int]], report: FileReport) -> None:
        for identifier, line in identifiers:
            self.identifiers.claim(identifier, line, report)


def guarded(report: FileReport, work: Callable[[], _T]) -> _T | None:
    """What `work` makes of one file; None, and an error, when it fails in a way that nobody foresaw."""
    try:
        return work()
    except Exception as failure:  # noqa: BLE001 — one file must never take the course down
        message = f"fichier trop compliqué : {type(failure).__name__} (simplifiez-le, et prévenez-nous)"
        report.error(1, Rule.FILE, message)
        return None
