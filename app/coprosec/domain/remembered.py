"""What was worked out once for each distinct value: columns of a file have few."""

from collections.abc import Callable
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class Remembered(dict[_K, _V]):
    """`self[key]` is `work(key)`, worked out the first time; `map(self.__getitem__, keys)` goes through a column
    without Python code for what is known. Beyond `most` values it starts again from nothing: memory is bounded.
    """

    def __init__(self, work: Callable[[_K], _V], most: int = 50_000) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, key: _K) -> _V:
        value = self._work(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
