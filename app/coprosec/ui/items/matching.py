"""Pairs to make: a list of targets beside each source."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy

from coprosec.domain.items import Matching, Response
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label, rich_label


class _Picker(QComboBox):
    """A list that a passing mouse wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MatchingWidget(ItemWidget):
    """One row a source, answered by a list that opens with Space or the arrows."""

    def __init__(self, body: Matching, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self._theme = theme
        self.hint = self.tr("Pour chaque ligne, choisissez ce qui va avec.")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(10))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._pickers: list[_Picker] = []
        self._marks: list[QLabel] = []
        self._rights: list[QLabel] = []
        targets = [(t.id, plain(t.text)) for t in body.targets]
        self._plain = dict(targets)
        for nth, source in enumerate(body.sources):
            picker = _Picker()
            picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            picker.addItem(self.tr("Choisir…"), "")
            for target, text in targets:
                picker.addItem(text, target)
                picker.setItemData(picker.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
            picker.setAccessibleName(plain(source.text))
            picker.currentIndexChanged.connect(lambda _index: self.changed.emit())
            mark, right = QLabel(), label("", "small", wrap=True)
            right.hide()
            grid.addWidget(rich_label(source.text), 2 * nth, 0)
            grid.addWidget(picker, 2 * nth, 1)
            grid.addWidget(mark, 2 * nth, 2)
            grid.addWidget(right, 2 * nth + 1, 1)
            self._pickers.append(picker)
            self._marks.append(mark)
            self._rights.append(right)

    def response(self) -> Response:
        return tuple(str(picker.currentData()) for picker in self._pickers)

    def give(self, response: Response) -> None:
        for picker, target in zip(self._pickers, response, strict=False):
            picker.setCurrentIndex(max(0, picker.findData(target)))

    def reveal(self) -> None:
        rows = zip(self._pickers, self._marks, self._rights, self._body.key(), strict=True)
        for picker, mark, right, target in rows:
            good = picker.currentData() == target
            picker.setEnabled(False)
            picker.setProperty("verdict", "good" if good else "bad")
            picker.style().unpolish(picker)
            picker.style().polish(picker)
            icon, token = ("circle-check", "primary") if good else ("circle-x", "danger")
            mark.setPixmap(self._theme.pixmap(icon, token, 22))
            if not good:
                right.setText(self.tr("Réponse juste : {answer}").format(answer=self._plain[target]))
                right.show()

    def focus_first(self) -> None:
        self._pickers[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
