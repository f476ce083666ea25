"""A lesson as it is shown: blocks, with the sources and the glossary terms that it cites.

Texts are rich text unless said to be plain; each type goes to JSON data and back, as in `course`.
"""

from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.ids import LessonId, ObjectiveId, SourceId, TermId
from coprosec.domain.items import Item
from coprosec.domain.items.base import Data


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Flowing text, cut where a figure or a question stands."""

    html: str
    anchors: tuple[tuple[str, str], ...] = ()
    """The headings in it: (anchor, plain title)."""

    def to_data(self) -> dict[str, Any]:
        return {"block": "text", "html": self.html, "anchors": [list(anchor) for anchor in self.anchors]}


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture: `src` relative to the course folder, `alt` and `caption` plain."""

    src: str
    alt: str
    caption: str

    def to_data(self) -> dict[str, Any]:
        return {"block": "figure", "src": self.src, "alt": self.alt, "caption": self.caption}


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """A self-check inside a lesson."""

    item: Item

    def to_data(self) -> dict[str, Any]:
        return {"block": "item", "item": self.item.to_data()}


Block = TextBlock | FigureBlock | ItemBlock


def block_from_data(data: Data) -> Block:
    match data["block"]:
        case "figure":
            return FigureBlock(data["src"], data["alt"], data["caption"])
        case "item":
            return ItemBlock(Item.from_data(data["item"]))
        case _:
            return TextBlock(data["html"], tuple((anchor, title) for anchor, title in data["anchors"]))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `date` may be a year, a month or empty; `checked_on` and `review_by` are ISO days."""

    id: SourceId
    title: str
    publisher: str
    url: str
    date: str
    primary: bool
    grade: str
    checked_on: str
    review_by: str

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "date": self.date,
            "primary": self.primary,
            "grade": self.grade,
            "checked_on": self.checked_on,
            "review_by": self.review_by,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: `names[0]` is the title, the others are forms that lessons may use."""

    id: TermId
    names: tuple[str, ...]
    definition: str

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "names": list(self.names), "definition": self.definition}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(TermId(data["id"]), tuple(data["names"]), data["definition"])


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson, ready to be shown. `sources` and `terms` are those it cites, in order of appearance."""

    id: LessonId
    title: str
    minutes: int
    objectives: tuple[ObjectiveId, ...]
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(block.item for block in self.blocks if isinstance(block, ItemBlock))

    @property
    def anchors(self) -> tuple[tuple[str, str], ...]:
        return tuple(anchor for block in self.blocks if isinstance(block, TextBlock) for anchor in block.anchors)

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "minutes": self.minutes,
            "objectives": list(self.objectives),
            "blocks": [block.to_data() for block in self.blocks],
            "sources": [source.to_data() for source in self.sources],
            "terms": [term.to_data() for term in self.terms],
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=LessonId(data["id"]),
            title=data["title"],
            minutes=data["minutes"],
            objectives=tuple(ObjectiveId(objective) for objective in data["objectives"]),
            blocks=tuple(block_from_data(block) for block in data["blocks"]),
            sources=tuple(Source.from_data(source) for source in data["sources"]),
            terms=tuple(Term.from_data(term) for term in data["terms"]),
        )
