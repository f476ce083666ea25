"""How a cell of the board is drawn: a picture and a word, never a colour alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprosec.domain.board import Cell, Standing
from coprosec.ui.theme import Theme
from coprosec.ui.trainer.model import CELL, standing_text
from coprosec.ui.wording import percent

LOOKS = {
    Standing.NOT_STARTED: ("circle", "muted", "surface"),
    Standing.STARTED: ("circle-dot", "info", "info_soft"),
    Standing.NEEDS_HELP: ("triangle-alert", "danger", "danger_soft"),
    Standing.COMPLETED: ("check", "accent_dark", "accent_soft"),
    Standing.PASSED: ("circle-check", "primary", "primary_soft"),
}
"""Icon, its token, and the token of the ground behind it."""


class CellDelegate(QStyledItemDelegate):
    """Draws the modules' columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            super().paint(painter, option, index)
            return
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        theme, (icon, token, ground) = self._theme, LOOKS[cell.standing]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.color("primary_soft"))
        painter.setPen(theme.color("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        gap = theme.px(4)
        pill = place.adjusted(gap, gap, -gap, -gap)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme.color("focus_outer"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if cell.standing is Standing.NOT_STARTED else theme.color(ground))
        painter.drawRoundedRect(pill, theme.px(8), theme.px(8))
        picture = theme.pixmap(icon, token, 18)
        left = pill.left() + theme.px(8)
        painter.drawPixmap(left, pill.center().y() - picture.height() // 2 + 1, picture)
        words = QRect(pill)
        words.setLeft(left + picture.width() + theme.px(6))
        words.setRight(pill.right() - theme.px(4))
        font = theme.ui_font(14)
        painter.setFont(font)
        painter.setPen(theme.color("muted" if cell.standing is Standing.NOT_STARTED else "ink"))
        text = QFontMetrics(font).elidedText(short_text(cell), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(124), self._theme.px(40))


def short_text(cell: Cell) -> str:
    """The word that fits in a cell: how far somebody is, or their best score."""
    match cell.standing:
        case Standing.NOT_STARTED:
            return "–"
        case Standing.STARTED:
            return f"{cell.completed}\u202f/\u202f{cell.lessons}"
        case Standing.PASSED if cell.best_percent is not None:
            return percent(cell.best_percent)
        case _:
            return standing_text(cell)
