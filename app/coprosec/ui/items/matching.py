"""Pairs to make: a list of targets beside each source."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QSizePolicy, QVBoxLayout

from coprosec.domain.items import Choice, Matching, Response
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.verdict import Verdict
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import rich_label

_NARROW = 560
"""Under this width, at 100 %, each list stands under its source."""


class _Picker(QComboBox):
    """A list that a passing mouse wheel does not change, and that opens as wide as its texts."""

    def showPopup(self) -> None:
        most = self.window().width() - 2 * self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + 40, most))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MatchingWidget(ItemWidget):
    """One row a source, answered by a list that opens with Space or the arrows."""

    def __init__(self, body: Matching, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self.hint = self.tr("Pour chaque ligne, choisissez ce qui va avec.")
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(10))
        self._pickers: list[_Picker] = []
        self._verdicts: list[Verdict] = []
        self._lines: list[QBoxLayout] = []
        targets = [(t.id, plain(t.text)) for t in body.targets]
        self._plain = dict(targets)
        for source in body.sources:
            rows.addLayout(self._line(source, targets))

    def _line(self, source: Choice, targets: list[tuple[str, str]]) -> QBoxLayout:
        """The source, and beside it, or under it where the room is small, the list of targets and its verdict."""
        picker = _Picker()
        picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        picker.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        picker.addItem(self.tr("Choisir…"), "")
        for target, text in targets:
            picker.addItem(text, target)
            picker.setItemData(picker.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        picker.setAccessibleName(plain(source.text))
        picker.setAccessibleDescription(self.hint)
        verdict = Verdict(self._theme, picker)
        picker.currentIndexChanged.connect(lambda _index: self._picked(picker, verdict))
        choosing = QGridLayout()
        choosing.setHorizontalSpacing(self._theme.px(10))
        choosing.setVerticalSpacing(self._theme.px(4))
        choosing.setColumnStretch(0, 1)
        choosing.addWidget(picker, 0, 0)
        choosing.addWidget(verdict.mark, 0, 1)
        choosing.addWidget(verdict.right, 1, 0)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(self._theme.px(10))
        told = rich_label(source.text)
        told.setBuddy(picker)  # on Linux the name of a list is its choice: screen readers say the label beside it
        line.addWidget(told, 1)
        line.addLayout(choosing, 1)
        self._pickers.append(picker)
        self._verdicts.append(verdict)
        self._lines.append(line)
        return line

    def _picked(self, picker: _Picker, verdict: Verdict) -> None:
        """What is too long for the closed list is written out under it."""
        text = picker.currentText()
        picker.setToolTip(text)
        room = picker.width() - self._theme.px(56)
        verdict.remark(text if picker.fontMetrics().horizontalAdvance(text) > room else "")
        picker.setAccessibleDescription(self.hint)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        for line in self._lines:
            line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def response(self) -> Response:
        return tuple(str(picker.currentData()) for picker in self._pickers)

    def give(self, response: Response) -> None:
        for picker, target in zip(self._pickers, response, strict=False):
            picker.setCurrentIndex(max(0, picker.findData(target)))

    def reveal(self) -> None:
        for picker, verdict, target in zip(self._pickers, self._verdicts, self._body.key(), strict=True):
            picker.setEnabled(False)
            verdict.show(good=picker.currentData() == target, answer=self._plain[target])

    def focus_first(self) -> None:
        self._pickers[0].setFocus(Qt.FocusReason.TabFocusReason)
