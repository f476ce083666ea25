"""Pairs to make: a list of targets beside each source."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy

from coprosec.domain.items import Matching, Response
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.verdict import Verdict
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import rich_label


class _Picker(QComboBox):
    """A list that a passing mouse wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MatchingWidget(ItemWidget):
    """One row a source, answered by a list that opens with Space or the arrows."""

    def __init__(self, body: Matching, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self.hint = self.tr("Pour chaque ligne, choisissez ce qui va avec.")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(10))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._pickers: list[_Picker] = []
        self._verdicts: list[Verdict] = []
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
            verdict = Verdict(theme, picker)
            grid.addWidget(rich_label(source.text), 2 * nth, 0)
            grid.addWidget(picker, 2 * nth, 1)
            grid.addWidget(verdict.mark, 2 * nth, 2)
            grid.addWidget(verdict.right, 2 * nth + 1, 1)
            self._pickers.append(picker)
            self._verdicts.append(verdict)

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
