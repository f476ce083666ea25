"""The board as a table model: sorted and filtered in one pass over frozen rows, whatever their number."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from coprosec.domain.board import Board, BoardRow, Cell, Standing
from coprosec.domain.counting import counted
from coprosec.ui.translation import tr
from coprosec.ui.wording import NBSP, day, minutes, percent

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a column of a module gives its Cell."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_RANK = {standing: rank for rank, standing in enumerate(Standing)}


class Shown(StrEnum):
    """Whom the board shows."""

    EVERYBODY = "everybody"
    NEEDING_HELP = "needing-help"
    NOT_STARTED = "not-started"
    FINISHED = "finished"


class Fixed(IntEnum):
    """Columns before the modules'; two more follow them: time spent, last activity."""

    NAME = 0
    GROUP = 1


def standing_text(cell: Cell) -> str:
    """A cell in a few words."""
    match cell.standing:
        case Standing.NOT_STARTED:
            return tr("Pas commencé")
        case Standing.STARTED:
            return tr("Commencé")
        case Standing.NEEDS_HELP:
            return tr("À aider")
        case Standing.COMPLETED:
            return tr("Terminé")
        case Standing.PASSED:
            return tr("Réussi")


def cell_detail(cell: Cell) -> str:
    """What stands behind a cell: lessons, tries, the best score; nothing for what was not begun."""
    if cell.standing is Standing.NOT_STARTED:
        return ""
    parts = [tr("leçons {done} sur {all}").format(done=cell.completed, all=cell.lessons)]
    if cell.best_percent is not None:
        parts.append(tr("meilleur score {score}").format(score=percent(cell.best_percent)))
    if cell.failed:
        parts.append(counted(cell.failed, tr("essai manqué"), tr("essais manqués")))
    return " · ".join(parts)


def folded(text: str) -> str:
    """As names are searched and sorted: no accent, no case."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in bare if not unicodedata.combining(mark)).casefold()


class BoardModel(QAbstractTableModel):
    """The rows that match, in the order asked."""

    def __init__(self) -> None:
        super().__init__()
        self._board = Board((), ())
        self._names: dict[str, str] = {}
        self._rows: list[BoardRow] = []
        self._sorted: list[BoardRow] = []
        self._order = (int(Fixed.NAME), Qt.SortOrder.AscendingOrder)
        self._typed, self._kind, self._group = "", Shown.EVERYBODY, ""

    def show_board(self, board: Board) -> None:
        self.beginResetModel()
        self._board = board
        self._names = {row.learner: folded(row.name) for row in board.rows}
        self._arrange()
        self.endResetModel()

    def filter(self, typed: str, kind: Shown, group: str) -> None:
        """Show those whose name has `typed`, who are as `kind` says, in `group` unless it is empty."""
        self.beginResetModel()
        self._typed, self._kind, self._group = folded(typed), kind, group
        self._select()
        self.endResetModel()

    def row(self, index: Index) -> BoardRow:
        return self._rows[index.row()]

    @property
    def shown(self) -> tuple[BoardRow, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Fixed) + len(self._board.modules) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, nth = self._rows[index.row()], index.column() - len(Fixed)
        cell = row.cells[nth] if 0 <= nth < len(row.cells) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column(), cell)
            case Qt.ItemDataRole.ToolTipRole:
                return (cell_detail(cell) if cell is not None else None) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, index.column(), cell)
            case _:
                return cell if role == CELL else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        nth = section - len(Fixed)
        is_module = 0 <= nth < len(self._board.modules)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Module {number}").format(number=nth + 1) if is_module else self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole and is_module:
            return self._board.modules[nth].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._order = (column, order)
        self._arrange()
        self.endResetModel()

    def _heading(self, section: int) -> str:
        nth = section - len(Fixed)
        if section < len(Fixed):
            return (tr("Nom"), tr("Groupe"))[section]
        if nth < len(self._board.modules):
            return f"{nth + 1}. {self._board.modules[nth].title}"
        return (tr("Temps"), tr("Dernière activité"))[nth - len(self._board.modules)]

    def _text(self, row: BoardRow, column: int, cell: Cell | None) -> str:
        if column == Fixed.NAME:
            return row.name
        if column == Fixed.GROUP:
            return row.group
        if cell is not None:
            return standing_text(cell)
        if column == len(Fixed) + len(self._board.modules):
            return _time(row.spent_ms // 60_000) if row.spent_ms else "–"
        return _seen(row.last_seen) if row.last_seen is not None else tr("jamais")

    def _spoken(self, row: BoardRow, column: int, cell: Cell | None) -> str:
        text = self._text(row, column, cell)
        if cell is None:
            return text
        return ", ".join(part for part in (self._heading(column), text, cell_detail(cell)) if part)

    def _arrange(self) -> None:
        column, order = self._order
        rows = sorted(self._board.rows, key=lambda row: self._names[row.learner])
        rows.sort(key=self._key(column), reverse=order is Qt.SortOrder.DescendingOrder)
        self._sorted = rows
        self._select()

    def _key(self, column: int) -> Callable[[BoardRow], Any]:
        nth = column - len(Fixed)
        if column == Fixed.NAME:
            return lambda row: self._names[row.learner]
        if column == Fixed.GROUP:
            return lambda row: folded(row.group)
        if nth < len(self._board.modules):
            return lambda row: (_RANK[row.cells[nth].standing], row.cells[nth].best_percent or 0)
        if nth == len(self._board.modules):
            return lambda row: row.spent_ms
        return lambda row: row.last_seen or _NEVER

    def _select(self) -> None:
        self._rows = [
            row
            for row in self._sorted
            if self._typed in self._names[row.learner] and _matches(row, self._kind) and self._group in ("", row.group)
        ]


def _time(count: int) -> str:
    """56 min, 1 h 05: short enough for a column."""
    return minutes(count) if count >= 60 else f"{count}{NBSP}min"


def _seen(moment: datetime) -> str:
    """In words for today and yesterday, else the date in figures."""
    local = moment.astimezone()
    recent = (datetime.now(local.tzinfo).date() - local.date()).days in (0, 1)
    return day(moment) if recent else local.strftime("%d/%m/%Y")


def _matches(row: BoardRow, kind: Shown) -> bool:
    match kind:
        case Shown.NEEDING_HELP:
            return row.needs_help
        case Shown.NOT_STARTED:
            return not row.started
        case Shown.FINISHED:
            return bool(row.cells) and row.passed == len(row.cells)
        case Shown.EVERYBODY:
            return True
