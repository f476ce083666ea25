"""What the course adds to Markdown's inline syntax: sources, and links that stay inside the course."""

import re
from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import ImageInlineProcessor, InlineProcessor, LinkInlineProcessor
from markdown.util import AtomicString

from coprosec.content.page import Page
from coprosec.content.problems import Rule
from coprosec.domain.ids import LessonId, SourceId

Match = tuple[Element | str | None, int | None, int | None]
_NO_MATCH = (None, None, None)


class Desk(Protocol):
    """What the processors know of the conversion going on."""

    @property
    def page(self) -> Page: ...

    def line_of(self, needle: str) -> int:
        """The line of the next `needle` in the source text."""
        ...


class SourceProcessor(InlineProcessor):
    """`[^identifiant]`"""

    def __init__(self, md: Markdown, desk: Desk) -> None:
        super().__init__(r"\[\^([^\]\s]+)\]", md)
        self._desk = desk

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802
        line = self._desk.line_of(m[0])
        reference = self._desk.page.citations.cite(SourceId(m[1]))
        if reference is None:
            self._desk.page.error(line, Rule.SOURCE, f"source inconnue : {m[1]} (ajoutez-la à sources.toml)")
            reference = ""
        return reference, m.start(0), m.end(0)


class LinkProcessor(LinkInlineProcessor):
    """`[texte](lecon:identifiant)` or `[texte](https://…)`; anything else is refused."""

    def __init__(self, md: Markdown, desk: Desk) -> None:
        super().__init__(r"(?<!!)\[", md)
        self._desk = desk

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802
        link, start, end = super().handleMatch(m, data)
        if not isinstance(link, Element):
            return _NO_MATCH
        href = link.attrib.pop("href", "")
        link.attrib.pop("title", None)
        line = self._desk.line_of(href)
        if not link.text:
            self._desk.page.error(line, Rule.LINK, "lien sans texte (écrivez-le entre les crochets)")
        link.set("href", self._target(href, line))
        return link, start, end

    def _target(self, href: str, line: int) -> str:
        page = self._desk.page
        if href.startswith("lecon:"):
            lesson = LessonId(href.removeprefix("lecon:"))
            if lesson not in page.library.lessons:
                page.error(line, Rule.LINK, f"leçon inconnue : {lesson} (vérifiez l’identifiant)")
            return f"lesson:{lesson}"
        if not _is_web_address(href):
            page.error(line, Rule.LINK, f"lien refusé : {href} (écrivez lecon:identifiant, ou une adresse https://)")
        return href


class StrayImageProcessor(ImageInlineProcessor):
    """An image inside a sentence, where it would not be drawn."""

    def __init__(self, md: Markdown, desk: Desk) -> None:
        super().__init__(r"!\[", md)
        self._desk = desk

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802
        image, start, end = super().handleMatch(m, data)
        if not isinstance(image, Element):
            return _NO_MATCH
        line = self._desk.line_of(image.get("src", ""))
        self._desk.page.error(line, Rule.FIGURE, "figure dans un texte (mettez-la seule dans son paragraphe)")
        return AtomicString(""), start, end


def _is_web_address(href: str) -> bool:
    try:
        address = urlsplit(href)
        return address.scheme == "https" and bool(address.hostname) and not re.search(r"[\s\"'<>]", href)
    except ValueError:
        return False


Processor = Callable[[Markdown, Desk], InlineProcessor]
PROCESSORS: tuple[tuple[str, Processor, int], ...] = (
    ("course_source", SourceProcessor, 175),
    ("course_link", LinkProcessor, 160),
    ("course_image", StrayImageProcessor, 150),
)
