"""Blocks one under the other in a centred column, each as tall as it says for the column's width."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

Fit = Callable[[int], int]
"""Lays a block out for a width, and gives the height that it needs."""


@dataclass(slots=True)
class _Slot:
    block: QWidget
    fit: Fit
    above: int
    below: int
    top: int = 0
    height: int = 0


class Pile(QWidget):
    """Placed by hand: Qt's layouts ask every label of every block for its height at each change, which costs more
    than to lay out the text.
    """

    def __init__(self, width: int, margins: tuple[int, int, int, int]) -> None:
        """`width` is the most that the column takes; margins are left, top, right, bottom."""
        super().__init__()
        self._most = width
        self._left, self._top, self._right, self._bottom = margins
        self._slots: list[_Slot] = []
        self.setObjectName("column")

    def add(self, block: QWidget, fit: Fit, above: int = 0, below: int = 0) -> None:
        """Put a block at the bottom, laid out at once for the width that the pile has."""
        block.setParent(self)
        slot = _Slot(block, fit, above, below)
        bottom = self._place(slot, self._end())
        self._slots.append(slot)
        block.show()
        self.resize(self.width(), bottom + self._bottom)

    def fit(self, width: int) -> None:
        """Lay every block out again, the whole pile being `width` pixels wide."""
        self.resize(width, self.height())
        self.lay_out()

    def show_between(self, top: int, bottom: int) -> None:
        """Show only the blocks that stand there: to show every widget of the others would hold up the first frame."""
        for slot in self._slots:
            slot.block.setVisible(slot.top < bottom and slot.top + slot.height > top)

    def show_all(self) -> None:
        for slot in self._slots:
            slot.block.show()

    def lay_out(self) -> None:
        """Place every block now, so that places can be asked for."""
        bottom = self._top
        for slot in self._slots:
            bottom = self._place(slot, bottom)
        self.resize(self.width(), bottom + self._bottom)

    def _place(self, slot: _Slot, top: int) -> int:
        """Put a block at `top`; where it ends is returned."""
        column = self._column()
        slot.block.ensurePolished()
        slot.top, slot.height = top + slot.above, slot.fit(column)
        slot.block.setGeometry((self.width() - column) // 2, slot.top, column, slot.height)
        layout = slot.block.layout()
        if layout is not None:
            layout.activate()
        return slot.top + slot.height + slot.below

    def _column(self) -> int:
        return max(1, min(self._most, self.width() - self._left - self._right))

    def _end(self) -> int:
        last = self._slots[-1] if self._slots else None
        return self._top if last is None else last.top + last.height + last.below

    def event(self, event: QEvent) -> bool:
        """A block that needs another height says so by a request."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay_out()
        return super().event(event)


def fit_by_layout(block: QWidget) -> Fit:
    """The height that the layout inside `block` asks for."""

    def fit(width: int) -> int:
        layout = block.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    return fit
