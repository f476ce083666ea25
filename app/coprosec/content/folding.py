"""Words as a search compares them: no accents, no case, ligatures apart, letters of Benin's languages plain."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
_SPELT = {"œ": "oe", "æ": "ae"}
_PLAIN = {"ɖ": "d", "ɛ": "e", "ɔ": "o", "ŋ": "n", "ƒ": "f", "ʋ": "v", "ɣ": "g"}


class _Flat(dict[int, int]):
    """A translation table made as letters are met; each letter gives one letter, so places in the text stay true."""

    def __missing__(self, code: int) -> int:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        letter = " " if unicodedata.combining(letter) else _PLAIN.get(letter, letter)
        self[code] = flat = ord(letter) if len(letter) == 1 else code
        return flat


_flat = _Flat()


def flat(text: str) -> str:
    """Composed text without accents nor case, letter for letter: œ stays one letter."""
    return text.translate(_flat)


def apart(flat: str) -> str:
    """Flat text with its ligatures as letters: its words are those of the index."""
    return flat.replace("œ", "oe").replace("æ", "ae")


def folded_word(word: str) -> str:
    """A word as the index holds it."""
    return apart(flat(word))


def composed(text: str) -> str:
    """`text` with each accent on its letter."""
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> list[str]:
    """The words of a plain text, as they are written."""
    return WORD.findall(composed(text))


def pattern_of(word: str) -> str:
    """A regular expression that finds a folded word in flat text."""
    spelt = re.escape(word)
    for ligature, letters in _SPELT.items():
        spelt = spelt.replace(letters, f"(?:{letters}|{ligature})")
    return spelt
