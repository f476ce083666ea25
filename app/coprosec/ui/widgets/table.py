"""A table that goes by keyboard: rows selected whole, Enter opens one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from coprosec.ui.theme import Theme


class Table(QTableView):
    """Tab leaves it, arrows walk through it.

    Signals:
        opened: a row was chosen, by Enter or a double click (its index in the model).
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._wanted: dict[int, int] = {}
        self._floors: dict[int, int] = {}
        self.is_narrow = False
        """Whether every column has its least width, and some are out of sight."""
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.opened.emit)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(40))
        self.setMinimumHeight(self._theme.px(150))

    def set_widths(self, widths: dict[int, int], least: dict[int, int] | None = None) -> None:
        """Widths that columns would like, in pixels at 100 %: what is left is shared out, and what lacks is given by
        the wide ones, down to `least` or to what their headings need.
        """
        self._wanted, self._floors = widths, least or {}
        self._fit()

    def _fit(self) -> None:
        if not self._wanted or self.model() is None:
            return
        seen = {column: width for column, width in self._wanted.items() if not self.isColumnHidden(column)}
        wanted = {column: self._theme.px(width) for column, width in seen.items()}
        least = {column: min(width, self._least(column)) for column, width in wanted.items()}
        lacking = sum(wanted.values()) - self.viewport().width()
        spare = {column: wanted[column] - least[column] for column in wanted}
        if lacking > 0 and any(spare.values()):
            share = min(1.0, lacking / sum(spare.values()))
            wanted = {column: int(width - share * spare[column]) for column, width in wanted.items()}
        elif lacking < 0:
            wider = self.viewport().width() / sum(wanted.values())
            wanted = {column: int(width * wider) for column, width in wanted.items()}
        self.is_narrow = lacking > sum(spare.values())
        for column, width in wanted.items():
            self.setColumnWidth(column, width)

    def _least(self, column: int) -> int:
        """Room for the heading, and for a short word or a number."""
        header = self.horizontalHeader()
        told = self.model().headerData(column, Qt.Orientation.Horizontal)
        words = header.fontMetrics().horizontalAdvance(str(told or "")) + self._theme.px(28)
        return max(self._theme.px(self._floors.get(column, 64)), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell that is cut tells the whole under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = str(index.data() or "")
            own = index.data(Qt.ItemDataRole.ToolTipRole)
            if not own and self.fontMetrics().horizontalAdvance(text) > self.columnWidth(index.column()) - 16:
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
