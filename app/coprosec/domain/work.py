"""Long work that tells how far it is, and stops when asked."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share done, 0 to 1, from the thread that works; raises Cancelled when the work is to stop."""


class Cancelled(Exception):  # noqa: N818 - somebody's wish, not an error
    """Nobody wants the answer any more: nothing was changed."""


def unwatched(_share: float) -> None:
    """Progress that nobody looks at."""
