"""A list of steps that wrap, and that move by mouse or by Alt and the arrows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coprosec.ui.theme import Theme

STEP = Qt.ItemDataRole.UserRole
"""Where an item keeps the id of its step."""


class _Wrapping(QStyledItemDelegate):
    """Gives each step the height that its whole text needs; Qt's own cuts it at the width it had before."""

    def __init__(self, view: "StepList", theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(0, self.height_for(text, self._view.viewport().width()))

    def height_for(self, text: str, width: int) -> int:
        px = self._theme.px
        room = max(80, width - px(20) - px(44))
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        # A little narrower than the view: where it wraps depends on a few pixels of the style.
        box = QFontMetrics(self._view.font()).boundingRect(QRect(0, 0, room, 10_000), int(wrap), text)
        return max(box.height() + px(20), px(44))


class StepList(QListWidget):
    """As high as its steps. Each says its place to a screen reader.

    Signals:
        moved: the order is another one.
    """

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._wrapping = _Wrapping(self, theme)
        self.setItemDelegate(self._wrapping)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(theme.icon_size(20))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(lambda *_: self._dragged())
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _dragged(self) -> None:
        self.number()
        self.moved.emit()

    def number(self) -> None:
        """Have each step say its place."""
        for row in range(self.count()):
            item = self.item(row)
            spoken = self.tr("{place} sur {all} : {step}").format(place=row + 1, all=self.count(), step=item.text())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def order(self) -> tuple[str, ...]:
        return tuple(self.item(row).data(STEP) for row in range(self.count()))

    def shift(self, by: int) -> None:
        """Move the current step up or down by one."""
        row = self.currentRow()
        if 0 <= row + by < self.count() and row >= 0:
            self.insertItem(row + by, self.takeItem(row))
            self.number()
            self.setCurrentRow(row + by)
            self.moved.emit()

    def arrange(self, order: tuple[str, ...]) -> None:
        """Show the steps in this order."""
        items: dict[str, QListWidgetItem] = {}
        while self.count():
            item = self.takeItem(0)
            items[item.data(STEP)] = item
        for step in order:
            self.addItem(items[step])
        self.number()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = width - 2 * self.frameWidth()
        rows = sum(self._wrapping.height_for(self.item(row).text(), inside) for row in range(self.count()))
        return rows + 2 * self.frameWidth() + 16

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 240)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
