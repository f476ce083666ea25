"""What the search index holds, made when the course is compiled: sections of lessons, glossary, questions' feedback."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from coprosec.content import vocabulary
from coprosec.content.folding import apart, flat, words_of
from coprosec.content.slugs import plain
from coprosec.content.stems import stem_to_look_for
from coprosec.domain.items import Item
from coprosec.domain.lesson import FigureBlock, Lesson, Term, TextBlock
from coprosec.domain.quiz import Quiz
from coprosec.domain.remembered import Remembered

SCHEMA = f"""
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, kind TEXT, target TEXT, lesson TEXT, anchor TEXT, title TEXT, body TEXT,
    flat_title TEXT, flat_body TEXT
);
CREATE VIRTUAL TABLE search USING fts5(
    title, body, title_stems, body_stems, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8, 4, 3, 1)');
{vocabulary.SCHEMA}
"""
"""`passage` is what people read, and the same flat, where excerpts are looked for; `search` holds what is flat, and the
stems of its words with a lighter weight.
"""

_TITLE = re.compile(r'<h([23])><a name="([^"]*)"></a>(.*?)</h\1>', re.DOTALL)
_ENDS = re.compile(r"</(?:p|li|td|th|tr)>|<br ?/?>")
_NOTES = re.compile(r'<sup>(?:(?!</sup>).)*href="source:.*?</sup>')
_SPACES = re.compile(r" {2,}")


class Passage(NamedTuple):
    """`anchor` is a heading, or a question that stands in the lesson; texts are plain."""

    kind: str
    target: str
    lesson: str
    anchor: str
    title: str
    body: str


def passages(lessons: Iterable[Lesson], quizzes: Iterable[Quiz], terms: Iterable[Term]) -> Iterator[Passage]:
    for lesson in lessons:
        yield from _sections(lesson)
        for item in lesson.items:
            yield _feedback(item, lesson.id, item.id)
    for quiz in quizzes:
        for item in quiz.items:
            yield _feedback(item, item.lesson, "")
    for term in terms:
        yield Passage("term", term.id, "", "", ", ".join(term.names), _text(term.definition))


def fill(connection: sqlite3.Connection, found: Iterable[Passage], known: Mapping[str, str]) -> None:
    """Write the index inside the transaction that is open. `known` gives stems that need not be computed again."""
    stems = Remembered(stem_to_look_for)
    stems.update(known)
    written = dict[str, None]()

    def stemmed(text: str) -> str:
        words = words_of(text)
        written.update(dict.fromkeys(words))
        return " ".join(filter(None, map(stems.__getitem__, words)))

    rows, searched = [], []
    for number, passage in enumerate(found, 1):
        title, body = flat(passage.title), flat(passage.body)
        rows.append((number, *passage, title, body))
        searched.append((number, apart(title), apart(body), stemmed(passage.title), stemmed(passage.body)))
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO search(rowid, title, body, title_stems, body_stems) VALUES (?, ?, ?, ?, ?)", searched
    )
    vocabulary.write_stems(connection, {word: stems[word] for word in written})
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")


def _sections(lesson: Lesson) -> Iterator[Passage]:
    """First what stands before the titles, under the lesson's own; a figure's words come after its section's."""
    anchor, title = "", lesson.title
    body, figures = list[str](), list[str]()

    def section() -> Passage:
        return Passage("section", lesson.id, lesson.id, anchor, title, " ".join((*body, *figures)))

    for block in lesson.blocks:
        if isinstance(block, FigureBlock):
            figures += block.caption, block.alt
        if not isinstance(block, TextBlock):
            continue
        before, *rest = _TITLE.split(block.html)
        body.append(_text(before))
        for index in range(0, len(rest), 4):
            yield section()
            anchor, title = rest[index + 1], plain(rest[index + 2])
            body, figures = [_text(rest[index + 3])], []
    yield section()


def _feedback(item: Item, lesson: str, anchor: str) -> Passage:
    data = item.body.to_data()
    told = [item.feedback, *(choice.get("feedback", "") for choice in data.get("choices", ()))]
    return Passage("feedback", item.id, lesson, anchor, plain(item.prompt), " ".join(filter(None, map(_text, told))))


def _text(rich: str) -> str:
    return _SPACES.sub(" ", plain(_ENDS.sub(" ", _NOTES.sub("", rich))).replace("\n", " "))
