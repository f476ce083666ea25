"""The question that comes next: made and laid out while the feedback of this one is read."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from coprosec.ui.items.sheet import Asked, QuestionSheet
from coprosec.ui.widgets.leaves import Leaves

_READ_MS = 60
"""How long after a feedback is shown the next question is made: once it is painted, long before it is read."""


class Coming:
    """What waits hidden among the leaves; `make` makes the sheet of a question."""

    def __init__(self, leaves: Leaves, make: Callable[[Asked], QuestionSheet]) -> None:
        self._leaves = leaves
        self._make = make
        self._wanted: Asked | None = None
        self.made: QuestionSheet | None = None
        self.reading = QTimer(leaves, singleShot=True, interval=_READ_MS)
        self.reading.timeout.connect(self._make_wanted)

    def prepare(self, asked: Asked) -> None:
        """Make a question soon."""
        self._wanted = asked
        self.reading.start()

    def renew(self) -> None:
        """The text size is another one."""
        wanted = self._wanted
        self.forget()
        if wanted is not None:
            self.prepare(wanted)

    def forget(self) -> None:
        """Nothing comes next."""
        self.reading.stop()
        self._wanted = None
        if self.made is not None:
            self._leaves.drop(self.made)
            self.made = None

    def take(self, asked: Asked) -> QuestionSheet:
        """The sheet of a question, which was ready or is made now."""
        made = self.made
        if made is not None and made.asked == asked:
            self.made = None
        else:
            made = self._make(asked)
        self.forget()
        return made

    def _make_wanted(self) -> None:
        if self._wanted is not None and self.made is None:
            self.made = self._make(self._wanted)
            self._leaves.get_ready(self.made)
