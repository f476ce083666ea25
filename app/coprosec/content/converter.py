"""Markdown to the HTML that Qt's rich text understands, with one Python-Markdown instance for a whole reading.

The blocks around (titles, callouts, figures, questions) are cut beforehand by `blocks`, which knows line numbers;
this converts what is inside them. Python-Markdown only gets what it is needed for: lists, tables and quotes whole,
paragraphs for the signs inside them, each kind of sign where it stands; plain text never reaches it.
"""

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from coprosec.content.inline import PROCESSORS
from coprosec.content.page import Page
from coprosec.content.problems import Rule
from coprosec.content.typography import typeset_rich

MAX_TEXT = 20_000
MAX_SIGNS = 400

_ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("div", "p", "ul", "li", "thead", "tbody", "tr", "strong", "em", "sup", "code"), frozenset()),
    **dict.fromkeys(("blockquote", "br"), frozenset()),
    **dict.fromkeys(("td", "th"), frozenset({"align"})),
    "ol": frozenset({"start"}),
    "a": frozenset({"class", "href"}),
    "table": frozenset(),
}
_GRID = {"class": "grid", "width": "100%", "cellspacing": "0", "cellpadding": "8"}

_INLINE_SIGNS = re.compile(r"[*_`\[\\<>&]|  \n")
_BLOCK_SIGNS = re.compile(r"^ {4}|^ {0,3}(?:(?:[-+*]|\d+[.)])\s|>)|\|", re.MULTILINE)
_HEAVY_SIGNS = re.compile(r"[*_`\[]")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_NEIGHBOURS = re.compile(r"(?<=</a>)</sup>\s*<sup>(?=<a class=\"source\")")
_LIST = re.compile(r" *(?:[-*+]|\d+\.) ")

_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "course_source": ("[^",),
    "course_link": ("](",),
    "course_image": ("![",),
    "linebreak": ("  \n",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
"""The inline patterns that are used, where the version has them, and what a text must hold for each to do something."""
_UNUSED_BLOCKS = ("code", "hashheader", "setextheader", "hr", "reference")


class _Guard(Treeprocessor):
    """Refuses what the converter should never make, and dresses tables."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag not in _ALLOWED or not _ALLOWED[element.tag].issuperset(element.attrib):
                raise ValueError(f"unexpected <{element.tag}> {element.attrib}")
            if element.tag == "table":
                element.attrib.update(_GRID)


class Converter:
    """Converts texts of any file. Not for several threads."""

    def __init__(self) -> None:
        tables = TableExtension(use_align_attribute=True)
        self._md = Markdown(extensions=[tables, SaneListExtension()], output_format="html")
        self._md.ESCAPED_CHARS = [*self._md.ESCAPED_CHARS, "<"]
        for name in _UNUSED_BLOCKS:
            self._md.parser.blockprocessors.deregister(name, strict=False)
        self._md.preprocessors.deregister("html_block", strict=False)
        self._md.treeprocessors.deregister("prettify", strict=False)
        self._md.postprocessors.deregister("raw_html", strict=False)
        for name, processor, priority in PROCESSORS:
            self._md.inlinePatterns.register(processor(self._md, self), name, priority)
        self._md.treeprocessors.register(_Guard(self._md), "guard", -10)
        self._inline: Any = self._md.treeprocessors["inline"]
        self._patterns = [
            (signs, self._md.inlinePatterns[name]) for name, signs in _SIGNS.items() if name in self._md.inlinePatterns
        ]
        self._page: Page | None = None
        self._text, self._line, self._found = "", 1, dict[str, int]()

    @property
    def page(self) -> Page:
        assert self._page is not None, "no conversion is going on"
        return self._page

    def line_of(self, needle: str) -> int:
        """The line of the next `needle` that was not asked for yet; the last one found when there is no more."""
        start = self._found.get(needle, -1)
        position = self._text.find(needle, start + 1)
        position = max(start, 0) if position < 0 else position
        self._found[needle] = position
        return self._line + self._text.count("\n", 0, position)

    def blocks(self, text: str, line: int, page: Page) -> str:
        """Paragraphs, lists, tables and quotes. `line` is where `text` starts in its file."""
        if not _fits(text, line, page):
            return ""
        if _BLOCK_SIGNS.search(text):
            _check_lists(text, line, page)
            self._start(text, line, page)
            return _finished(self._md.convert(text))
        if _INLINE_SIGNS.search(text):
            return self._paragraphs(_PARAGRAPHS.split(text.strip()), text, line, page)
        return "".join(f"<p>{part.strip()}</p>" for part in _PARAGRAPHS.split(typeset_rich(text.strip())) if part)

    def inline(self, text: str, line: int, page: Page) -> str:
        """A sentence or a title: no paragraph around it."""
        text = text.strip()
        if not _fits(text, line, page):
            return ""
        if not _INLINE_SIGNS.search(text):
            return typeset_rich(text)
        return self._paragraphs([text], text, line, page)[len("<p>") : -len("</p>")].strip()

    def _paragraphs(self, parts: Iterable[str], text: str, line: int, page: Page) -> str:
        """The paragraphs of a text that has nothing else."""
        self._start(text, line, page)
        root = Element("div")
        for part in parts:
            SubElement(root, "p").text = part.strip()
        for processor in self._md.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        return _finished(self._md.serializer(root)[len("<div>") : -len("</div>")])

    def _start(self, text: str, line: int, page: Page) -> None:
        self._page, self._text, self._line, self._found = page, text, line, {}
        self._inline.inlinePatterns = [
            pattern for signs, pattern in self._patterns if any(sign in text for sign in signs)
        ]


def _fits(text: str, line: int, page: Page) -> bool:
    """Whether Markdown can take the text: its parsing is quadratic in unclosed brackets and stars."""
    if len(text) <= MAX_SIGNS or (len(text) <= MAX_TEXT and len(_HEAVY_SIGNS.findall(text)) <= MAX_SIGNS):
        return True
    page.error(line, Rule.SYNTAX, "texte trop long ou trop chargé de signes (coupez-le par des titres)")
    return False


def _finished(rich: str) -> str:
    """Typeset, and with a comma between neighbouring references, which would read as one number."""
    return typeset_rich(_NEIGHBOURS.sub(", ", rich))


def _check_lists(text: str, line: int, page: Page) -> None:
    """Lists that Markdown would not see: stuck to a paragraph, or not moved by four spaces."""
    previous, in_list = "", False
    for number, current in enumerate(text.split("\n"), line):
        is_item, after_blank = _LIST.match(current) is not None, not previous.strip()
        if is_item and (len(current) - len(current.lstrip(" "))) % 4:
            page.error(number, Rule.SYNTAX, "liste mal décalée (décalez-la de zéro, quatre ou huit espaces)")
        elif is_item and not in_list and not after_blank:
            page.error(number, Rule.SYNTAX, "liste collée au texte (laissez une ligne vide avant)")
        elif current.startswith("    ") and not in_list and after_blank:
            page.error(number, Rule.SYNTAX, "texte décalé de quatre espaces hors d’un encadré (ôtez les espaces)")
        if current.strip():
            in_list = is_item or (in_list and (current.startswith(" ") or not after_blank))
        previous = current
