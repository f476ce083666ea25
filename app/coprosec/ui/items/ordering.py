"""Steps to put in order, by dragging or with Alt+↑ and Alt+↓."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout

from coprosec.domain.items import Ordering, Response
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.steps import STEP, StepList
from coprosec.ui.items.verdict import ICONS
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.announcing import announce
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.plain import plain


class OrderingWidget(ItemWidget):
    """The steps as a list whose order is the response."""

    def __init__(self, body: Ordering, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self._theme = theme
        self.hint = self.tr(
            "Faites glisser les étapes, ou choisissez-en une et déplacez-la avec les boutons ou Alt+↑ et Alt+↓."
        )
        self._list = StepList(theme)
        self._list.setAccessibleName(self.tr("Étapes à remettre en ordre"))
        self._list.setAccessibleDescription(self.hint)
        self._texts = {step.id: plain(step.text) for step in body.steps}
        for step in body.steps:
            item = QListWidgetItem(theme.icon("grip-vertical", "muted"), self._texts[step.id])
            item.setData(STEP, step.id)
            self._list.addItem(item)
        self._list.number()
        self._list.setCurrentRow(0)
        self._list.moved.connect(self._moved)
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

    def _moved(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            announce(self._list, item.data(Qt.ItemDataRole.AccessibleTextRole))
        self.changed.emit()

    def response(self) -> Response:
        return self._list.order()

    def give(self, response: Response) -> None:
        if set(response) == {step.id for step in self._body.steps}:
            self._list.arrange(response)

    def reveal(self) -> None:
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self._up.hide()
        self._down.hide()
        for row, (given, right) in enumerate(zip(self.response(), self._body.order, strict=True)):
            item = self._list.item(row)
            good = given == right
            item.setIcon(self._theme.icon(*ICONS[good]))
            spoken = self.tr("bien placée") if good else self.tr("mal placée")
            if not good:
                place = self._body.order.index(given) + 1
                item.setText(self.tr("{step} (place juste : {place})").format(step=self._texts[given], place=place))
            told = self.tr("{place} sur {all} : {step}, {verdict}").format(
                place=row + 1, all=self._list.count(), step=item.text(), verdict=spoken
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        self._list.updateGeometry()

    def focus_first(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
