"""Names compared as people compare them: accents, case, hyphens and the order of words do not count."""

import unicodedata
from collections.abc import Iterable
from itertools import combinations
from typing import TypeVar

_Key = TypeVar("_Key")


def name_key(name: str) -> str:
    """Equal for « KPÈNOU Élodie » and « Elodie Kpenou »."""
    spread = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "oe"))
    bare = "".join(mark for mark in spread if not unicodedata.combining(mark)).casefold()
    words = "".join(mark if mark.isalnum() else " " for mark in bare).split()
    return " ".join(sorted(words))


def alike(one: str, other: str) -> bool:
    """Whether two keys may be one person: equal, one letter away, or one the other with a name more."""
    if one == other:
        return True
    first, second = set(one.split()), set(other.split())
    if min(len(first), len(second)) >= 2 and (first <= second or second <= first):
        return True
    return min(len(one), len(other)) >= 8 and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter added, removed or changed makes the two equal."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    return short[start:] == long[start + 1 :] or short[start + 1 :] == long[start + 1 :]


def possible_duplicates(names: Iterable[tuple[_Key, str]]) -> list[tuple[_Key, _Key]]:
    """Pairs that may be one person, those whose keys are equal first. Only names that share a word are compared."""
    keys = [(key, name_key(name)) for key, name in names]
    by_word: dict[str, list[int]] = {}
    for nth, (_key, text) in enumerate(keys):
        for word in set(text.split()):
            by_word.setdefault(word, []).append(nth)
    found: dict[tuple[int, int], bool] = {}
    for places in by_word.values():
        for one, other in combinations(places, 2):
            if (one, other) not in found and alike(keys[one][1], keys[other][1]):
                found[one, other] = keys[one][1] == keys[other][1]
    return [(keys[one][0], keys[other][0]) for (one, other), _same in sorted(found.items(), key=lambda it: not it[1])]
