"""Each word of every text, looked up in the French Hunspell dictionary and in the project's own list.

Words found once are remembered in build/, so that a run without a new word does not even open the dictionary.
Only look-ups: asking spylls for suggestions may take minutes.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.prose.texts import ROOT, Passage

HERE = Path(__file__).parent
DICTIONARY = HERE / "dictionary-fr.zip"
WORD_LIST = HERE / "words.txt"
NAME = WORD_LIST.relative_to(ROOT).as_posix()
CACHE = ROOT / "build" / "spelling.txt"

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-·][^\W\d_]+)*")
_NOT_WORDS = re.compile(
    r"https?://\S+|\S+@\S+"  # addresses
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:bj|org|com|info|net|eu)\b"  # sites
    r"|\b[\w-]+\.(?:md|toml|svg|db|py|bat|csv|xlsx|pdf|docx|txt|json|xml|zip)\b|(?<!\w)\.[a-z]+\b"  # files
    r"|\{[^{}]*\}|<[^<>]+>|&\w+;|(?<![\w-])--?[a-z]+(?:-[a-z]+)*|\w*_\w*"  # places to fill, tags, options, names
)
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)[’']", re.IGNORECASE)

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no list has."""

    passage: Passage
    word: str

    def __str__(self) -> str:
        return f"{self.passage.file}:{self.passage.line}: mot inconnu : {self.word}"


def unknown_words(passages: Iterable[Passage], known: Known) -> list[Unknown]:
    """The first place of each word that is not known, in the order of the texts."""
    places: dict[str, Passage] = {}
    for passage in passages:
        for word in words_of(passage.text):
            places.setdefault(word, passage)
    return [Unknown(passage, word) for word, passage in places.items() if not known(word)]


def words_of(text: str) -> list[str]:
    """The words to look up; an elided article is left out, so that « l’école » is « école »."""
    return [_ELIDED.sub("", word, count=1).replace("’", "'") for word in _WORD.findall(_NOT_WORDS.sub(" ", text))]


class Speller:
    """Knows the words of the dictionary and of the list; remembers those that it met."""

    def __init__(self, cache: Path = CACHE, word_list: Path = WORD_LIST) -> None:
        own = word_list.read_text(encoding="utf-8")
        self._own = {line.split("#")[0].strip() for line in own.splitlines()} - {""}
        self._cache = cache
        self._stamp = hashlib.sha256(DICTIONARY.read_bytes()).hexdigest()
        first, *remembered = cache.read_text(encoding="utf-8").splitlines() if cache.is_file() else [""]
        self._met = set(remembered) if first == self._stamp else set()
        self._lookup: Known | None = None

    def knows(self, word: str) -> bool:
        if word in self._own or word in self._met:
            return True
        if self._looked_up(word):
            self._met.add(word)
            return True
        parts = re.split(r"[-·]", word)
        return len(parts) > 1 and all(part in self._own or self._looked_up(part) for part in parts)

    def remember(self) -> None:
        """Writes down the words met, for the next run."""
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        self._cache.write_text("\n".join([self._stamp, *sorted(self._met)]), encoding="utf-8")

    def _looked_up(self, word: str) -> bool:
        if self._lookup is None:
            from spylls.hunspell import Dictionary  # type: ignore[import-untyped]

            self._lookup = Dictionary.from_zip(str(DICTIONARY)).lookup
        return bool(self._lookup(word))
