"""A written text as a voice says it: cut into sentences, its signs and abbreviations in words. French."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SPEEDS = (60, 80, 100, 125, 150)
"""Per cent of the usual speed."""
USUAL_SPEED = 100

_END = re.compile(r"[.!?…]+[\u00a0\u202f ]*[»”\")]*(?=[\s\u00a0\u202f]+[^\sa-zà-öø-ÿ]|\s*$)")
_SHORT = re.compile(r"(?:\b(?:M|MM|Mme|Mmes|Dr|Pr|St|art|al|p|n|cf|vol|av|apr|J|C|ex|boul|tél)|\b[A-Z])\.$")
_HAS_SOUND = re.compile(r"\w")

_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
_WORDS = (
    (re.compile(r"https?://\S+|www\.\S+"), "adresse internet"),
    (re.compile(r"_{3,}"), " blanc "),
    (re.compile(r"\bc\.-à-d\."), "c’est-à-dire"),
    (re.compile(r"\bp\. ?ex\."), "par exemple"),
    (re.compile(r"\betc\.(?=\s*$)"), "et cetera."),
    (re.compile(r"\betc\."), "et cetera"),
    (re.compile(r"\bcf\.", re.IGNORECASE), "voir"),
    (re.compile(r"\bMM\."), "messieurs"),
    (re.compile(r"\bM\.(?=\s+[A-ZÉÈ])"), "monsieur"),
    (re.compile(r"\bMmes\b\.?"), "mesdames"),
    (re.compile(r"\bMme\b\.?"), "madame"),
    (re.compile(r"\bDr\b\.?"), "docteur"),
    (re.compile(r"\bart\.(?=\s*\d)"), "article"),
    (re.compile(r"\bp\.(?=\s*\d)"), "page"),
    (re.compile(r"\bn[°º]\s*(?=\d)"), "numéro "),
    (re.compile(r"(?<=\d)\s*%"), " pour cent"),
    (re.compile(r"\bF\s?CFA\b"), "francs CFA"),
    (re.compile(r"(?<=\d)\s*km/h\b"), " kilomètres à l’heure"),
    (re.compile(r"(?<=\d)\s*km²"), " kilomètres carrés"),
    (re.compile(r"(?<=\d)\s*km\b"), " kilomètres"),
    (re.compile(r"(?<=\d)\s*h\s*(?=\d{2}\b)"), " heures "),
    (re.compile(r"(?<=\d)\s*h\b"), " heures"),
    (re.compile(r"(?<=\d)\s*min\b"), " minutes"),
    (re.compile(r"\b1(?:er|ʳ)\b"), "premier"),
    (re.compile(r"(?<=\d)\s*–\s*(?=\d)|(?<=\d{4})-(?=\d{4}\b)"), " à "),
    (re.compile(r"(?<=\d)-(?=\d{1,3}\b)"), " tiret "),
    (re.compile(r"\s*→\s*"), ", puis "),
    (re.compile(r"\s+&\s+"), " et "),
    (re.compile(r"(?<=\d)\s*×\s*(?=\d)"), " fois "),
    (re.compile(r"(?<=\w)/(?=\w)"), " ou "),
    (re.compile(r"[«»“”\"*#|•·✓]|\(\s*\)"), " "),
    (re.compile(r"…"), "."),
    (re.compile(r"\s+[–—]\s+"), ", "),
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2028\u2029\ufffc]+")
_LOOSE = re.compile(r"\s+(?=[,.])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The part [start, end[ of a text, and what a voice is given for it."""

    start: int
    end: int
    spoken: str


def spoken(text: str) -> str:
    """What a voice is given to say `text`; empty when there is nothing to say."""
    text = _THOUSANDS.sub("", text)
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    text = _LOOSE.sub("", _SPACES.sub(" ", text)).strip()
    return text if _HAS_SOUND.search(text) else ""


def sentences(text: str, dropped: Sequence[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """The sentences of a text of several paragraphs, one a line. `dropped` are parts not to be said: (start, end)."""
    return tuple(
        Sentence(start, end, said) for start, end in _cut(text) if (said := spoken(_without(text, start, end, dropped)))
    )


def _cut(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for paragraph in re.split(r"([\n\u2028\u2029])", text):
        start = position
        for found in _END.finditer(paragraph):
            if not _SHORT.search(paragraph[: found.end()]):
                yield _trimmed(text, start, position + found.end())
                start = position + found.end()
        position += len(paragraph)
        if text[start:position].strip():
            yield _trimmed(text, start, position)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without(text: str, start: int, end: int, dropped: Sequence[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in sorted(dropped):
        if start <= first < end:
            parts.append(text[at : max(at, first)])
            at = max(at, min(last, end))
    return "".join((*parts, text[at:end]))


def patience_ms(said: str, speed: int) -> int:
    """How long a voice may take at most to say this, silences included, before it must be taken for dead."""
    return 8000 + len(said) * 200 * 100 // max(1, speed)
