"""Steps to put in order, by dragging or with Alt+↑ and Alt+↓."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from coprosec.domain.items import Ordering, Response
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.verdict import ICONS
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.plain import plain


class _StepList(QListWidget):
    """A list that grows with its rows and moves the current one with Alt and the arrows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        row = self.currentRow()
        if 0 <= row + by < self.count() and row >= 0:
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(400, rows + 2 * self.frameWidth() + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class OrderingWidget(ItemWidget):
    """The steps as a list whose order is the response."""

    def __init__(self, body: Ordering, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self._theme = theme
        self.hint = self.tr(
            "Faites glisser les étapes, ou choisissez-en une et déplacez-la avec les boutons ou Alt+↑ et Alt+↓."
        )
        self._list = _StepList()
        self._list.setAccessibleName(self.tr("Étapes à remettre en ordre"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setWordWrap(True)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._texts = {step.id: plain(step.text) for step in body.steps}
        for step in body.steps:
            item = QListWidgetItem(theme.icon("grip-vertical", "muted"), self._texts[step.id])
            item.setData(Qt.ItemDataRole.UserRole, step.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.model().rowsInserted.connect(lambda *_: self.changed.emit())
        self._up = self._mover(self.tr("Monter"), "chevron-up", -1)
        self._down = self._mover(self.tr("Descendre"), "chevron-down", 1)
        movers = QVBoxLayout()
        movers.addWidget(self._up)
        movers.addWidget(self._down)
        movers.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list, 1)
        row.addLayout(movers)

    def _mover(self, text: str, icon: str, by: int) -> QPushButton:
        made = button(text)
        set_icon(made, self._theme, icon)
        made.clicked.connect(lambda: self._list.shift(by))
        return made

    def response(self) -> Response:
        return tuple(self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count()))

    def give(self, response: Response) -> None:
        known = {step.id for step in self._body.steps}
        if set(response) == known:
            items = {}
            while self._list.count():
                item = self._list.takeItem(0)
                items[item.data(Qt.ItemDataRole.UserRole)] = item
            for step in response:
                self._list.addItem(items[step])

    def reveal(self) -> None:
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self._up.hide()
        self._down.hide()
        for row, (given, right) in enumerate(zip(self.response(), self._body.order, strict=True)):
            item = self._list.item(row)
            good = given == right
            item.setIcon(self._theme.icon(*ICONS[good]))
            if not good:
                place = self._body.order.index(given) + 1
                item.setText(self.tr("{step} (place juste : {place})").format(step=self._texts[given], place=place))
        self._list.updateGeometry()

    def focus_first(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
