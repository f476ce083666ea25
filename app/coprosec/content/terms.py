"""Recognises glossary terms in a lesson, by words: each term is linked at its first appearance only."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from coprosec.content.folding import words_of
from coprosec.domain.lesson import Term
from coprosec.domain.remembered import Remembered

_PIECE = re.compile(r"(<[^>]*>)")
_ADDRESS = re.compile(r"\S+@\S+|www\.\S+")
_WORD = re.compile(r"&\w+;|[^\W_]+")
_SEPARATOR = re.compile(r"[ \u00a0\u202f\n]+|[’'/-]|, ")
_CLOSED = re.compile(r"<(a|h2|h3|code|p class=\"callout-title\")[ >]")


@dataclass(frozen=True, slots=True)
class _Form:
    term: Term
    words: tuple[str, ...]
    acronym: bool

    def matches(self, words: list[str]) -> bool:
        if len(words) < len(self.words):
            return False
        if self.acronym:
            return tuple(words[: len(self.words)]) == self.words
        return all(_same(word.casefold(), mine) for word, mine in zip(words, self.words, strict=False))


def _same(found: str, form: str) -> bool:
    return found == form or (len(found) == len(form) + 1 and found[-1] in "sx" and found.startswith(form))


class TermLinker:
    """Finds terms in HTML. Built once for a glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for term in terms:
            for name in term.names:
                if form := _form(term, name):
                    self._forms[form.words[0].casefold()].append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.words))
        self._begun = Remembered(self._begun_by)
        """The forms that a word of a text may begin: a word comes back often, and few begin one."""

    def linked(self, rich: str, seen: dict[str, Term]) -> str:
        """`rich` with links on the terms that are not yet in `seen`, to which they are added in order."""
        pieces, closed = _PIECE.split(rich), ""
        for index, piece in enumerate(pieces):
            if index % 2:
                closed = _state(piece, closed)
            elif piece and not closed:
                pieces[index] = self._linked_text(piece, seen)
        return "".join(pieces)

    def _linked_text(self, text: str, seen: dict[str, Term]) -> str:
        words = _WORD.findall(text) if "&" in text else words_of(text)
        found = [
            (index, form)
            for index, forms in enumerate(map(self._begun.__getitem__, words))
            for form in forms
            if form.term.id not in seen and form.matches(words[index : index + len(form.words)])
        ]
        if not found:
            return text
        spans = [word.span() for word in _WORD.finditer(text)]
        addresses = [address.span() for address in _ADDRESS.finditer(text)] if "@" in text or "www" in text else []
        parts, position = list[str](), 0
        for index, form in found:
            run = spans[index : index + len(form.words)]
            start, end = run[0][0], run[-1][1]
            if start < position or form.term.id in seen or not _adjoining(text, run):
                continue
            if any(a <= start < b for a, b in addresses):
                continue
            seen[form.term.id] = form.term
            parts += text[position:start], f'<a class="term" href="term:{form.term.id}">{text[start:end]}</a>'
            position = end
        return "".join((*parts, text[position:]))

    def _begun_by(self, word: str) -> tuple[_Form, ...]:
        first = word.casefold()
        more = self._forms.get(first[:-1], ()) if first[-1] in "sx" else ()
        return (*self._forms.get(first, ()), *more)


def _adjoining(text: str, run: list[tuple[int, int]]) -> bool:
    return all(_SEPARATOR.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(run))


def _form(term: Term, name: str) -> _Form | None:
    words = [word[0] for word in _WORD.finditer(html.escape(name, quote=False))]
    acronym = all(word.isupper() or word.isdigit() for word in words) and len("".join(words)) > 1
    return _Form(term, tuple(word if acronym else word.casefold() for word in words), acronym) if words else None


def _state(tag: str, closed: str) -> str:
    """Which element, in which no term is linked, is open after `tag`."""
    if closed:
        return "" if tag == f"</{closed}>" else closed
    return match[1].split()[0] if (match := _CLOSED.match(tag)) else ""
