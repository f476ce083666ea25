"""Searches the compiled course: what is typed becomes a question for the index, what is found becomes excerpts.

Nothing that can be typed raises: only words reach the index, each between quotes.
"""

import json
import re
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from coprosec.content.folding import apart, composed, folded_word, pattern_of, words_of
from coprosec.content.stems import EMPTY_WORDS
from coprosec.content.vocabulary import Vocabulary, read_stems
from coprosec.domain.ids import LessonId
from coprosec.domain.search import Findings, Found, FoundKind, Marked

MOST_WORDS = 8
_MOST_LETTERS = 200
_SHORTEST = 2
_MOST_FOUND = 30
_EXCERPT = 170
_BEFORE = 45
"""Letters shown before the first word found, so that it is read in its sentence."""
_ENDS = ".?!…"
_SENTENCE = re.compile(r"[.?!…] ")
_HEAD = 4
"""Letters by which a word is looked for in a text, before it is compared whole."""
_QUERY = """
SELECT passage.* FROM search JOIN passage ON passage.id = search.rowid
WHERE search MATCH ? AND (passage.kind <> 'feedback' OR passage.target IN (SELECT value FROM json_each(?)))
ORDER BY search.rank LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class _Word:
    """`folded` as typed; `stems` of the words of the course that are written so; `open`: it may go on."""

    folded: str
    stems: tuple[str, ...]
    open: bool

    def match(self) -> str:
        exact = f'{{title body}} : "{self.folded}"{" *" if self.open else ""}'
        return " OR ".join([exact, *(f'{{title_stems body_stems}} : "{stem}"' for stem in self.stems)])


class CourseSearch:
    """On one open course; used by the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words = Vocabulary(read_stems(connection))

    def find(self, typed: str, answered: Collection[str] = ()) -> Findings:
        """The passages that have every word, else some; explanations only of the questions `answered`."""
        words = self._understood(typed)
        if not words:
            return Findings()
        loose = False
        rows = self._matching(words, " AND ", answered)
        if not rows and len(words) > 1:
            loose, rows = True, self._matching(words, " OR ", answered)
        if not rows:
            return Findings(meant=self._meant(words))
        marking = self._marking(words)
        return Findings(tuple(_found(row, marking) for row in rows), loose)

    def _understood(self, typed: str) -> list[_Word]:
        written = [word.lower() for word in words_of(composed(typed[:_MOST_LETTERS]))]
        whole = not typed[:_MOST_LETTERS][-1:].isalnum()
        told = [word for word in written if folded_word(word) not in EMPTY_WORDS] or written
        if sum(map(len, told)) < _SHORTEST:
            return []
        last = written[-1] if not whole else ""
        return [
            self._word(word, open_=word == last and len(word) > 1) for word in list(dict.fromkeys(told))[:MOST_WORDS]
        ]

    def _word(self, written: str, *, open_: bool) -> _Word:
        return _Word(folded_word(written), tuple(self._words.stems(written)), open_)

    def _matching(self, words: list[_Word], operator: str, answered: Collection[str]) -> list[tuple[str, ...]]:
        match = operator.join(f"({word.match()})" for word in words)
        asked = (match, json.dumps(list(answered)), _MOST_FOUND)
        return self._connection.execute(_QUERY, asked).fetchall()

    def _marking(self, words: list[_Word]) -> "_Marking":
        """Finds in flat text every form that the words matched."""
        forms = {word.folded for word in words}
        forms.update(form for word in words for stem in word.stems for form in self._words.forms(stem))
        return _Marking(frozenset(forms), tuple(word.folded for word in words if word.open))

    def _meant(self, words: list[_Word]) -> str:
        """The word of the course nearest to the longest one typed; empty when none is near."""
        return self._words.nearest(max((word.folded for word in words), key=len))


class _Marking:
    """`forms` are words, `begun` the beginnings of words; both folded."""

    def __init__(self, forms: frozenset[str], begun: tuple[str, ...]) -> None:
        self._forms = forms
        self._begun = begun
        self._known: dict[str, bool] = {}
        heads = sorted({form[:_HEAD] for form in (*forms, *begun)})
        self._near = re.compile(rf"(?:{'|'.join(map(pattern_of, heads))})\w*")

    def spans(self, flat: str) -> list[tuple[int, int]]:
        """Where they stand in flat text: (start, end)."""
        known, found = self._known, []
        for near in self._near.finditer(flat):
            start, end = near.span()
            word = near[0]
            if word not in known:
                known[word] = self._is_one(apart(word))
            if known[word] and not (start and flat[start - 1].isalnum()):
                found.append((start, end))
        return found

    def _is_one(self, word: str) -> bool:
        return word in self._forms or word.startswith(self._begun)


def _found(row: tuple[str, ...], marking: _Marking) -> Found:
    _number, kind, target, lesson, anchor, title, body, flat_title, flat_body = row
    excerpt, word, nth = _excerpt(body, marking.spans(flat_body))
    marks = tuple((start, end - start) for start, end in marking.spans(flat_title))
    return Found(FoundKind(kind), target, LessonId(lesson), anchor, Marked(title, marks), excerpt, word, nth)


def _excerpt(body: str, spans: list[tuple[int, int]]) -> tuple[Marked, str, int]:
    """The part of a text that has the most different words looked for; its first one, and how many are before it."""
    if not spans:
        cut = body if len(body) <= _EXCERPT else f"{body[:_EXCERPT].rpartition(' ')[0]}…"
        return Marked(cut), "", 0
    if len(body) <= _EXCERPT:
        first, end = spans[0]
        return Marked(body, tuple((at, to - at) for at, to in spans)), body[first:end], 0
    various = len({body[at:to] for at, to in spans}) > 1
    best = max(range(len(spans)), key=lambda nth: (_variety(body, spans, nth), -nth)) if various else 0
    first, end = spans[best]
    start = _beginning(body, first)
    stop = min(len(body), max(end, start + _EXCERPT))
    if stop < len(body):
        stop = max(end, body.rfind(" ", start, stop))
    head = "… " if start and body[start - 2] not in _ENDS else ""
    tail = " …" if stop < len(body) else ""
    marks = tuple((at - start + len(head), to - at) for at, to in spans if start <= at and to <= stop)
    word = body[first:end]
    return Marked(f"{head}{body[start:stop]}{tail}", marks), word, _before(body, spans[:best], word)


def _variety(body: str, spans: list[tuple[int, int]], nth: int) -> int:
    reach = spans[nth][0] + _EXCERPT - _BEFORE
    return len({body[at:to].lower() for at, to in spans[nth : nth + 20] if to <= reach})


def _beginning(body: str, first: int) -> int:
    near = max(0, first - 2 * _BEFORE)
    ends = [found.end() for found in _SENTENCE.finditer(body, near, first)]
    if ends:
        return ends[-1]
    return body.find(" ", first - _BEFORE) + 1 if first > _BEFORE else 0


def _before(body: str, spans: list[tuple[int, int]], word: str) -> int:
    return sum(body[at:to].casefold() == word.casefold() for at, to in spans)
