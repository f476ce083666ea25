"""Names compared as people compare them: accents, case, hyphens and the order of words do not count."""

import unicodedata
from collections.abc import Iterable
from itertools import combinations
from typing import TypeVar

_Key = TypeVar("_Key")

MOST_PAIRS = 200
"""More doubles than this are not looked at in one sitting."""
_LONG_ENOUGH = 8
"""Letters under which one more or less makes another name."""
_MOST_WORDS = 5


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
    return min(len(one), len(other)) >= _LONG_ENOUGH and _one_slip(one, other)


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
    """Pairs that may be one person, those whose keys are equal first; MOST_PAIRS at most.

    Only names that a signature brings together are compared, so that ten thousand names take a moment.
    """
    keys = [(key, name_key(name)) for key, name in names]
    found: dict[tuple[int, int], None] = {}
    for signatures in (_whole, _near):
        buckets: dict[str, list[int]] = {}
        for nth, (_key, text) in enumerate(keys):
            for signature in signatures(text):
                buckets.setdefault(signature, []).append(nth)
        for places in buckets.values():
            for one, other in combinations(places, 2):
                if alike(keys[one][1], keys[other][1]):
                    found.setdefault((one, other))
                if len(found) == MOST_PAIRS:
                    return [(keys[one][0], keys[other][0]) for one, other in found]
    return [(keys[one][0], keys[other][0]) for one, other in found]


def _whole(key: str) -> tuple[str, ...]:
    """Equal names meet here."""
    return (key,)


def _near(key: str) -> set[str]:
    """Names one letter apart, and names one of which has a word more, meet here."""
    words = key.split()[:_MOST_WORDS]
    parts = {" ".join(some) for size in range(2, len(words) + 1) for some in combinations(words, size)}
    shorter = {key[:nth] + key[nth + 1 :] for nth in range(len(key))} if len(key) >= _LONG_ENOUGH else set[str]()
    return {f"+{part}" for part in parts} | {f"-{part}" for part in shorter} | {f"-{key}"}
