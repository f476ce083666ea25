"""What a text being converted belongs to: its file, what it may link to, and how it cites its sources."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from coprosec.content.problems import FileReport, Rule
from coprosec.domain.dates import french_date
from coprosec.domain.ids import LessonId, ObjectiveId, SourceId, TermId
from coprosec.domain.lesson import Source, Term


class Everything(Container[Any]):
    """Holds whatever one looks for: stands for what cannot be read, so that nothing is called unknown for that."""

    def __contains__(self, thing: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Library:
    """All that a text may refer to. `any_source` is set when sources.toml cannot be read: then nothing is unknown."""

    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    terms: Mapping[TermId, Term] = field(default_factory=dict)
    lessons: Container[LessonId] = frozenset()
    objectives: Collection[ObjectiveId] = frozenset()
    any_source: bool = False


class Citations:
    """The sources that one text cites, numbered as they come; `asked` holds the unknown ones too."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.cited: dict[SourceId, Source] = {}
        self.asked: set[SourceId] = set()

    def cite(self, source_id: SourceId) -> Element | str | None:
        """What stands for the reference in the text; None when the source is unknown."""
        self.asked.add(source_id)
        source = self._library.sources.get(source_id)
        if source is None:
            return "" if self._library.any_source else None
        self.cited.setdefault(source_id, source)
        return self._reference(source)

    def _reference(self, source: Source) -> Element | str:
        """The publisher and the date, between parentheses: for a text that has no list of sources."""
        return f" (source : {source.publisher}{', ' + french_date(source.date) if source.date else ''})"


class NumberedCitations(Citations):
    """References as small numbers that lead to the list of sources below a lesson."""

    def _reference(self, source: Source) -> Element | str:
        mark = Element("sup")
        link = SubElement(mark, "a", {"class": "source", "href": f"source:{source.id}"})
        link.text = str(list(self.cited).index(source.id) + 1)
        return mark


@dataclass(frozen=True, slots=True)
class Page:
    """The context of a conversion."""

    report: FileReport
    library: Library
    citations: Citations

    def error(self, line: int, rule: Rule, message: str) -> None:
        self.report.error(line, rule, message)
