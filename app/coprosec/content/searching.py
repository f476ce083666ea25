"""What the search index holds: the sections of lessons and the glossary. Light: queries are folded with it too."""

import re
from collections.abc import Iterable, Iterator

from coprosec.content.slugs import plain
from coprosec.domain.course import FigureBlock, Lesson, Term, TextBlock

SearchRow = tuple[str, str, str, str, str]
"""lesson (or term) id, anchor, kind ("section" or "term"), title, body"""

_TITLE = re.compile(r'<h2><a name="([^"]*)"></a>(.*?)</h2>', re.DOTALL)
_ENDS = re.compile(r"</(?:p|li|td|th|h3|tr)>|<br>")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": "'"})


def search_fold(text: str) -> str:
    """What FTS5's `remove_diacritics` does not do: ligatures taken apart, straight apostrophes."""
    return text.translate(_LIGATURES)


def search_rows(lessons: Iterable[Lesson], terms: Iterable[Term]) -> Iterator[SearchRow]:
    for lesson in lessons:
        for anchor, title, body in _sections(lesson):
            yield lesson.id, anchor, "section", search_fold(title), search_fold(body)
    for term in terms:
        yield term.id, "", "term", search_fold(", ".join(term.names)), search_fold(_text(term.definition))


def _sections(lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    """(anchor, title, plain text), first what stands before the titles, under the lesson's own."""
    anchor, title, body = "", lesson.title, list[str]()
    for block in lesson.blocks:
        if isinstance(block, FigureBlock):
            body += block.caption, block.alt
        if not isinstance(block, TextBlock):
            continue
        before, *rest = _TITLE.split(block.html)
        body.append(_text(before))
        for index in range(0, len(rest), 3):
            yield anchor, title, " ".join(body)
            anchor, title, body = rest[index], plain(rest[index + 1]), [_text(rest[index + 2])]
    yield anchor, title, " ".join(body)


def _text(rich: str) -> str:
    return " ".join(plain(_ENDS.sub(" ", rich)).split())
