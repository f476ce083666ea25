"""A scene's text cut into what is told and what is said, so that a message can look like a message. No Qt here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coprosec.domain.plain import plain

_BLOCK = re.compile(r"<(p|blockquote|ul|ol|table)\b[^>]*>.*?</\1>", re.DOTALL)
_QUOTE = re.compile(r"«[^«»]*»")
_SPEAKER = re.compile(r"^<strong>(.{1,60}?)[\s\u00a0\u202f]*:[\s\u00a0\u202f]*</strong>\s*")
_TIME = re.compile(r"\b(\d{1,2})[\s\u00a0\u202f]h(?:[\s\u00a0\u202f](\d{2}))?\b")
_FORWARDED = re.compile(r"transf[èé]r", re.IGNORECASE)
_SHORTEST = 18
"""Letters under which words between quotation marks are a name rather than something said."""
_WORDS_PER_SECOND = 2.4

TALKING = frozenset({"message", "vocal", "appel", "image"})
"""The forms in which somebody says something to the learner."""


class Kind(StrEnum):
    TOLD = "told"
    SAID = "said"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a scene, as rich text; `speaker` is plain, and empty when the text does not name one."""

    kind: Kind
    html: str
    speaker: str = ""

    @property
    def words(self) -> str:
        return plain(self.html)


def parts_of(html: str, form: str) -> tuple[Part, ...]:
    """What is told and what is said, in order. In a voice note the longest thing said is the note."""
    if form not in TALKING:
        return (Part(Kind.TOLD, html),)
    parts = _joined(part for block in _blocks(html) for part in _cut(block))
    if form != "vocal":
        return parts
    said = [nth for nth, part in enumerate(parts) if part.kind is Kind.SAID]
    if not said:
        return parts
    note = max(said, key=lambda nth: len(parts[nth].words))
    return tuple(Part(Kind.VOICE, p.html, p.speaker) if nth == note else p for nth, p in enumerate(parts))


def is_forwarded(html: str) -> bool:
    """Whether what is told says that something is forwarded."""
    return _FORWARDED.search(plain(html)) is not None


def seconds_of(words: str) -> int:
    """About how long it takes to say this."""
    return max(2, round(len(words.split()) / _WORDS_PER_SECOND))


def time_of(text: str) -> str:
    """The first hour that a text gives, as a telephone shows it: 19:10; empty when there is none."""
    found = _TIME.search(text)
    return f"{int(found[1])}:{found[2] or '00'}" if found else ""


def _blocks(html: str) -> Iterator[str]:
    at = 0
    for match in _BLOCK.finditer(html):
        if html[at : match.start()].strip():
            yield html[at : match.start()]
        yield match[0]
        at = match.end()
    if html[at:].strip():
        yield html[at:]


def _cut(block: str) -> Iterator[Part]:
    if block.startswith("<blockquote"):
        for line in re.sub(r"</?(?:blockquote|p)\b[^>]*>", "\n", block).splitlines():
            if line.strip():
                yield Part(Kind.SAID, _bare(line))
        return
    inner = re.sub(r"^<p\b[^>]*>|</p>$", "", block)
    if not block.startswith("<p") or "«" not in inner:
        yield Part(Kind.TOLD, block)
        return
    named = _SPEAKER.match(inner)
    speaker, rest = (plain(named[1]), inner[named.end() :]) if named else ("", inner)
    if _all_said(rest):
        yield Part(Kind.SAID, _bare(rest), speaker)
        return
    quote = next((found for found in _QUOTE.finditer(rest) if _stands_alone(rest, found)), None)
    if quote is None:
        yield Part(Kind.TOLD, block)
        return
    before, after = inner[: len(inner) - len(rest)] + rest[: quote.start()], rest[quote.end() :]
    if before.strip():
        yield Part(Kind.TOLD, f"<p>{before.strip()}</p>")
    yield Part(Kind.SAID, _bare(quote[0]))
    if re.search(r"\w", plain(after)):
        yield Part(Kind.TOLD, f"<p>{after.strip()}</p>")


def _all_said(html: str) -> bool:
    words = plain(html).strip()
    return words.startswith("«") and words.endswith("»") and words.count("«") == 1


def _stands_alone(html: str, quote: re.Match[str]) -> bool:
    """Something said after a colon or at the beginning, long enough, and whole words of rich text."""
    before = plain(html[: quote.start()]).rstrip()
    said = quote[0]
    balanced = said.count("<") == said.count(">") and said.count("</") * 2 == said.count("<")
    return balanced and len(plain(said)) >= _SHORTEST and (not before or before.endswith(":"))


def _bare(html: str) -> str:
    """What is said, without its quotation marks."""
    return html.strip().removeprefix("«").removesuffix("»").strip(" \u00a0\u202f\n")


def _joined(parts: Iterator[Part]) -> tuple[Part, ...]:
    """Neighbouring paragraphs told together are one part."""
    found = list[Part]()
    for part in parts:
        if found and part.kind is Kind.TOLD and found[-1].kind is Kind.TOLD:
            found[-1] = Part(Kind.TOLD, found[-1].html + part.html)
        else:
            found.append(part)
    return tuple(found)
