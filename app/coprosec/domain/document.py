"""A document as blocks, which DOCX and PDF write alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """What stands alone on the first page."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 begins a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """`quiet` for what is said aside."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `widths` are shares of the page's width."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Title | Heading | Text | Items | Grid | PageBreak
