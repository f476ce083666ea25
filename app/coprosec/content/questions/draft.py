"""A question as its author wrote it, cut in its parts; the readers of each kind look inside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprosec.content.attributes import Attributes
from coprosec.content.problems import Rule
from coprosec.content.writer import Writer
from coprosec.domain.items import ItemBody

_ANSWER = re.compile(r"- \[|\d+[.)] |\||=|.*\{\{")
_QUOTE = re.compile(r">\s?")


@dataclass(frozen=True, slots=True)
class Draft:
    """`lines` stand between the title and the final comment; the first one is line `first_line` of the file."""

    line: int
    title: str
    attributes: Attributes
    lines: tuple[str, ...]
    first_line: int
    writer: Writer

    def error(self, line: int, message: str, rule: Rule = Rule.QUESTION) -> None:
        self.writer.report.error(line, rule, message)

    def numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self.lines, self.first_line))


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader found: the body, how many lines before it belong to the situation, another title if need be."""

    body: ItemBody
    intro: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a question's parts end, as indexes in its section: the comment is `comment:end`, the rest goes on."""

    comment: int
    end: int


def cut(lines: Sequence[str], *, answered: bool) -> Cut | None:
    """Finds the final comment: the first quote at the margin behind the answers. `answered` when none is expected."""
    for index, line in enumerate(lines):
        after_blank = index == 0 or not lines[index - 1].strip()
        if line.startswith(">") and answered and after_blank:
            end = next((i for i in range(index, len(lines)) if not lines[i].startswith(">")), len(lines))
            return Cut(index, end)
        answered = answered or _ANSWER.match(line) is not None
    return None


def unquoted(lines: Sequence[str]) -> str:
    """Quote lines without their marks."""
    return "\n".join(_QUOTE.sub("", line.strip(), count=1) for line in lines)
