"""What every kind of question's widget offers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprosec.domain.items import Response


class ItemWidget(QWidget):
    """Lets one item be answered, then shows what was right.

    Signals:
        changed: the response is another one.
        submitted: Enter was pressed where it means "this is my answer".
    """

    changed = Signal()
    submitted = Signal()

    hint = ""
    """One sentence that says how to answer."""

    enter_submits = True
    """Whether Enter means "this is my answer"; not where it begins another line."""

    def response(self) -> Response:
        """What is given so far; empty or incomplete while nothing can be judged."""
        raise NotImplementedError

    def give(self, response: Response) -> None:
        """Show `response` as if it had been given by hand."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Show which parts were right and lock them. The meaning is in icons and words, colour only helps."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins."""
        raise NotImplementedError

    def key_picked(self, event: QKeyEvent) -> bool:
        """Answer by a key pressed anywhere on the page (1–9, A–I); False when the key means nothing here."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter_submits:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
