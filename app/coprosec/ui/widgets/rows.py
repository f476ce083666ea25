"""Frozen lines of text as a table model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Cells = tuple[str, ...]


class RowsModel(QAbstractTableModel):
    """Texts in lines, each with the object it stands for; sorted by text, or by `keys` where a line gives them."""

    def __init__(self, headings: Cells, right: frozenset[int] = frozenset()) -> None:
        """`right` are the columns of figures."""
        super().__init__()
        self._headings = headings
        self._right = right
        self._rows: list[tuple[Cells, Any, tuple[Any, ...]]] = []

    def show_rows(self, rows: Sequence[tuple[Cells, Any]], keys: Sequence[tuple[Any, ...]] | None = None) -> None:
        """`keys`, where given, sort each line's columns instead of their texts."""
        self.beginResetModel()
        self._rows = [(cells, what, keys[nth] if keys else cells) for nth, (cells, what) in enumerate(rows)]
        self.endResetModel()

    def what(self, index: Index) -> Any:
        """The object that a line stands for."""
        return self._rows[index.row()][1] if index.isValid() else None

    def replace(self, row: int, cells: Cells, what: Any) -> None:
        """Show another line in the place of one."""
        self._rows[row] = (cells, what, cells)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(cells) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._rows[index.row()][0]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headings[index.column()]}, {cells[index.column()]}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._headings[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        down = order is Qt.SortOrder.DescendingOrder
        known = [row for row in self._rows if row[2][column] is not None]
        unknown = [row for row in self._rows if row[2][column] is None]
        self._rows = sorted(known, key=lambda row: row[2][column], reverse=down) + unknown
        self.endResetModel()

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
