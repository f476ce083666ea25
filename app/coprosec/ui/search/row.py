"""How one passage found is drawn: icon, title, where it is, and the words looked for emphasised."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprosec.domain.search import Found, FoundKind, Marked
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr

ROLE = Qt.ItemDataRole.UserRole
_ICONS = {FoundKind.SECTION: "book-open", FoundKind.TERM: "file-text", FoundKind.FEEDBACK: "circle-help"}
_PAD, _GAP, _ICON = 12, 3, 22
_LINES = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage and the words that say where it is."""

    found: Found
    where: str

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return tr("{title}. {where}. {excerpt}").format(
            title=self.found.title.text, where=self.where, excerpt=self.found.excerpt.text
        )


class FoundDelegate(QStyledItemDelegate):
    """Rows of one height: a title, two lines of excerpt, a line that says where."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, text, small = (QFontMetrics(font).lineSpacing() for font in self._fonts())
        px = self._theme.px
        return QSize(px(200), title + _LINES * text + small + 2 * px(_PAD) + 3 * px(_GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(ROLE)
        if not isinstance(shown, Shown):
            return
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        self._draw_ground(painter, rect, chosen=bool(state & QStyle.StateFlag.State_Selected))
        icon = self._theme.pixmap(_ICONS[shown.found.kind], "primary", _ICON)
        painter.drawPixmap(rect.left() + px(_PAD), rect.top() + px(_PAD), icon)
        left = rect.left() + 2 * px(_PAD) + px(_ICON)
        room = rect.right() - px(_PAD) - left
        top = rect.top() + px(_PAD)
        for marked, font, token, lines in zip(
            (shown.found.title, shown.found.excerpt, Marked(shown.where)),
            self._fonts(),
            ("ink", "ink", "muted"),
            (1, _LINES, 1),
            strict=True,
        ):
            spacing = QFontMetrics(font).lineSpacing()
            drawn = self._draw(painter, marked, font, token, QRect(left, top, room, lines * spacing))
            top += drawn * spacing + px(_GAP)
        painter.restore()

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        return self._theme.ui_font(15, bold=True), self._theme.ui_font(15), self._theme.ui_font(14)

    def _draw_ground(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        inner = rect.adjusted(2, 2, -2, -2)
        if chosen:
            painter.setPen(QPen(self._theme.color("primary"), 2))
            painter.setBrush(self._theme.color("primary_soft"))
            painter.drawRoundedRect(inner, 8, 8)
        else:
            painter.setPen(self._theme.color("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw(self, painter: QPainter, marked: Marked, font: QFont, token: str, room: QRect) -> int:
        """As many lines as there is room for; how many there are."""
        metrics = QFontMetrics(font)
        lines = room.height() // metrics.lineSpacing()
        text = marked.text
        if lines == 1:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats(self._emphasis(marked, len(text)))
        layout.beginLayout()
        for nth in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, nth * metrics.lineSpacing()))
        layout.endLayout()
        painter.setPen(self._theme.color(token))
        layout.draw(painter, QPointF(room.topLeft()))
        return layout.lineCount()

    def _emphasis(self, marked: Marked, length: int) -> list[QTextLayout.FormatRange]:
        """Bold on a light ground: never by colour alone."""
        ranges = []
        for start, count in marked.marks:
            if start + count <= length:
                one: Any = QTextLayout.FormatRange()  # whose fields Qt's stubs do not know
                one.start, one.length = start, count
                style = QTextCharFormat()
                style.setFontWeight(QFont.Weight.Bold)
                style.setBackground(self._theme.color("accent_soft"))
                style.setForeground(self._theme.color("ink"))
                one.format = style
                ranges.append(one)
        return ranges
