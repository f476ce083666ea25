"""Markdown to the HTML that Qt's rich text understands, with one Python-Markdown instance for a whole reading.

The blocks around (titles, callouts, figures, questions) are cut beforehand by `blocks`, which knows line numbers;
this converts what is inside them. Plain paragraphs, the larger part of a question pool, never reach Python-Markdown.
"""

import re
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
_BLOCK_SIGNS = re.compile(r"^ {4}|^ {0,3}(?:[-+]|\d+[.)])|\|", re.MULTILINE)
_HEAVY_SIGNS = re.compile(r"[*_`\[]")
_NEIGHBOURS = re.compile(r"(?<=</a>)</sup>\s*<sup>(?=<a class=\"source\")")
_LIST = re.compile(r" *(?:[-*+]|\d+\.) ")

_UNUSED_INLINE = (
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html", "entity"),
)
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
        for name in _UNUSED_INLINE:
            self._md.inlinePatterns.deregister(name, strict=False)
        for name in _UNUSED_BLOCKS:
            self._md.parser.blockprocessors.deregister(name, strict=False)
        self._md.preprocessors.deregister("html_block", strict=False)
        self._md.treeprocessors.deregister("prettify", strict=False)
        self._md.postprocessors.deregister("raw_html", strict=False)
        for name, processor, priority in PROCESSORS:
            self._md.inlinePatterns.register(processor(self._md, self), name, priority)
        self._md.treeprocessors.register(_Guard(self._md), "guard", -10)
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
        if not self._fits(text, line, page):
            return ""
        _check_lists(text, line, page)
        if not _INLINE_SIGNS.search(text) and not _BLOCK_SIGNS.search(text):
            paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text))
            return typeset_rich("".join(f"<p>{part}</p>" for part in paragraphs if part))
        self._start(text, line, page)
        return _finished(self._md.convert(text))

    def inline(self, text: str, line: int, page: Page) -> str:
        """A sentence or a title: no paragraph around it."""
        text = text.strip()
        if not self._fits(text, line, page):
            return ""
        if not _INLINE_SIGNS.search(text):
            return typeset_rich(text)
        self._start(text, line, page)
        root = Element("div")
        SubElement(root, "p").text = text
        for processor in self._md.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        return _finished(self._md.serializer(root)[len("<div><p>") : -len("</p></div>")].strip())

    def _start(self, text: str, line: int, page: Page) -> None:
        self._page, self._text, self._line, self._found = page, text, line, {}
        self._md.reset()

    @staticmethod
    def _fits(text: str, line: int, page: Page) -> bool:
        """Whether Markdown can take the text: its parsing is quadratic in unclosed brackets and stars."""
        if len(text) > MAX_TEXT or len(_HEAVY_SIGNS.findall(text)) > MAX_SIGNS:
            page.error(line, Rule.SYNTAX, "texte trop long ou trop chargé de signes (coupez-le par des titres)")
            return False
        return True


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
