"""A converter at work on one page: what every reader of texts holds."""

from dataclasses import dataclass

from coprosec.content.converter import Converter
from coprosec.content.page import Library, Page
from coprosec.content.problems import FileReport


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns an author's texts into rich text, and tells what is wrong with them."""

    converter: Converter
    page: Page

    @property
    def report(self) -> FileReport:
        return self.page.report

    @property
    def library(self) -> Library:
        return self.page.library

    def sentence(self, text: str, line: int) -> str:
        return self.converter.inline(text, line, self.page)

    def blocks(self, text: str, line: int) -> str:
        return self.converter.blocks(text, line, self.page)

    def comment(self, text: str, line: int) -> str:
        """A remark: one sentence stays bare, more become paragraphs."""
        rich = self.blocks(text, line)
        inner = rich.removeprefix("<p>").removesuffix("</p>")
        return inner if rich.startswith("<p>") and "<p>" not in inner and rich.endswith("</p>") else rich
