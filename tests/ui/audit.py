"""What can be measured of a window: text that lacks room, what sticks out, controls without a name or a focus ring."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from coprosec.ui.display.tile import Tile
from coprosec.ui.items.rows import CheckRow, RadioRow
from coprosec.ui.widgets.pile import Pile
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.texts import ElidedLabel

_SLACK = 1
"""Pixels lost in rounding."""


def faults(window: QWidget) -> list[str]:
    """Everything below, in words."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible() and not _waits(widget)]
    found = [f"{_name(widget)}: {fault}" for widget in seen for fault in _cut(widget)]
    found += [f"{_name(widget)}: {fault}" for widget in seen for fault in _out(widget)]
    return found + [f"{_name(widget)}: no name" for widget in seen if _nameless(widget)]


def _waits(widget: QWidget) -> bool:
    """Whether a block of a lesson is out of sight: it is laid out when it comes."""
    pile = widget.parentWidget()
    while pile is not None and not isinstance(pile, Pile):
        pile = pile.parentWidget()
    return pile is not None and widget.visibleRegion().isEmpty()


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    said = text if isinstance(text, str) and text else widget.accessibleName()
    return f"{type(widget).__name__} « {said[:40]} »"


def _cut(widget: QWidget) -> Iterator[str]:
    """Text that needs more room than it has, unless it is elided on purpose."""
    match widget:
        case ElidedLabel() | RadioRow() | CheckRow() | Tile():
            pass
        case QLabel() if widget.text():
            yield from _cut_label(widget)
        case QPushButton() if widget.text():
            yield from _cut_button(widget)
        case QCheckBox() | QRadioButton() if widget.text() and widget.sizeHint().width() > widget.width() + _SLACK:
            yield f"needs {widget.sizeHint().width()} of {widget.width()}"
        case QLineEdit() if not widget.text():
            yield from _cut_hint(widget)
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            yield from _cut_header(widget)
        case _:
            pass


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if label.textFormat() == Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setHtml(label.text())
        words = document.toPlainText().split()
    else:
        words = label.text().split() if label.wordWrap() else label.text().split("\n")
    widest = max(map(metrics.horizontalAdvance, words), default=0)
    if widest > room.width() + _SLACK:
        yield f"needs {widest} of {room.width()} in width"
    high = label.heightForWidth(label.width()) if label.wordWrap() else len(words) * metrics.lineSpacing()
    if high > label.height() + 2 * _SLACK:
        yield f"needs {high} of {label.height()} in height"


def _cut_button(button: QPushButton) -> Iterator[str]:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    lines = button.text().replace("&&", "\0").replace("&", "").split("\n")
    metrics = button.fontMetrics()
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    needed = max(map(metrics.horizontalAdvance, lines)) + icon
    if needed > room.width() + _SLACK:
        yield f"needs {needed} of {room.width()} in width"
    if len(lines) * metrics.height() > room.height() + 2 * _SLACK:
        yield f"needs {len(lines) * metrics.height()} of {room.height()} in height"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width() - 4
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
    if needed > room:
        yield f"hint « {line.placeholderText()} » needs {needed} of {room}"


def _cut_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    metrics = QFontMetrics(header.font())
    for column in range(header.count()):
        if header.isSectionHidden(column):
            continue
        told = [model.headerData(column, header.orientation(), role) for role in (0, Qt.ItemDataRole.ToolTipRole)]
        if told[0] and not told[1] and metrics.horizontalAdvance(str(told[0])) + 8 > header.sectionSize(column):
            yield f"heading « {told[0]} » has {header.sectionSize(column)}"


def _out(widget: QWidget) -> Iterator[str]:
    """What sticks out of what holds it, and what can only be seen by scrolling sideways."""
    if isinstance(widget, QAbstractScrollArea):
        narrow = isinstance(widget, Table) and widget.is_narrow  # data cannot flow: every column gave what it could
        if widget.horizontalScrollBar().maximum() > _SLACK and not narrow and not isinstance(widget, QTextEdit):
            yield f"scrolls sideways by {widget.horizontalScrollBar().maximum()}"
        return
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QStackedWidget | QAbstractScrollArea):
        return
    scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
    place = widget.geometry()
    if place.left() < -_SLACK or place.right() > parent.width() + _SLACK:
        yield f"sticks out in width ({place.left()} to {place.right()} of {parent.width()})"
    if not scrolled and (place.top() < -_SLACK or place.bottom() > parent.height() + _SLACK):
        yield f"sticks out in height ({place.top()} to {place.bottom()} of {parent.height()})"


def controls(window: QWidget) -> list[QWidget]:
    """Everything that Tab can reach now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _nameless(widget: QWidget) -> bool:
    """Whether a screen reader could only call a control by its type; a text is its own name."""
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or hasattr(widget, "toHtml"):
        return False
    named = widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return not named


def ringless(window: QWidget) -> list[str]:
    """Controls that look the same with the keyboard and without."""
    found = []
    for control in controls(window):
        if not isinstance(control, QAbstractButton | QLineEdit | QComboBox) or control.visibleRegion().isEmpty():
            continue
        place = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).adjusted(-4, -4, 4, 4)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if not control.hasFocus():
            continue
        _reveal(control)
        place = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).adjusted(-4, -4, 4, 4)
        ringed = window.grab(place).toImage()
        control.clearFocus()
        if window.grab(place).toImage() == ringed:
            found.append(_name(control))
    return found


def _reveal(control: QWidget) -> None:
    area = control.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(control)
