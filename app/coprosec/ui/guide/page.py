"""The list of guides on the left, one of them on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from coprosec.services.guides import Guide
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.page import empty
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.texts import in_lines, label
from coprosec.ui.wording import Explanation

_LIST = 280
_COLUMN = 820


class _Text(QTextBrowser):
    """Lines of a comfortable length; the scroll bar stands at the edge of the window all the same."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, max(0, self.width() - _COLUMN), 0)
        super().resizeEvent(event)


class GuidePage(QWidget):
    """Signals:
    guide_requested: another guide was chosen (its name).
    leave_requested: back to where one came from.
    health_requested: the health of this PC.
    """

    guide_requested = Signal(str)
    leave_requested = Signal()
    health_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._html = ""
        self._entries: dict[str, QPushButton] = {}
        self.setObjectName("page")
        self.notice = PageNotice(theme)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._back = button(self.tr("Revenir"))
        self._back.clicked.connect(self.leave_requested)
        self._aside = QFrame()
        side = QVBoxLayout(self._aside)
        side.setContentsMargins(20, 32, 12, 20)
        side.setSpacing(12)
        side.addWidget(label(self.tr("Guides"), "title"))
        side.addLayout(self._list)
        side.addStretch(1)
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._text = _Text()
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self._text.setAccessibleName(self.tr("Texte du guide"))
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 24, 4, 0)
        middle.addWidget(self.notice)
        middle.addWidget(self._text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._aside)
        row.addLayout(middle, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_guides(self, guides: Sequence[Guide], shown: str, html: str) -> None:
        """Show one guide from its top."""
        empty(self._list)
        self._entries = {guide.name: self._entry(guide, guide.name == shown) for guide in guides}
        self._html = html
        self.notice.hide()
        self._fill()
        self._text.moveCursor(self._text.textCursor().MoveOperation.Start)
        take_keyboard(self._text)

    def show_error(self, explanation: Explanation) -> None:
        self._text.clear()
        self.notice.fill(explanation.title, explanation.advice)

    def _entry(self, guide: Guide, shown: bool) -> QPushButton:
        entry = button("", "row")
        entry.setAccessibleName(guide.title)
        entry.setProperty("title", guide.title)
        entry.setCheckable(True)
        entry.setChecked(shown)
        entry.clicked.connect(lambda: self.guide_requested.emit(guide.name))
        self._list.addWidget(entry)
        self._dress(entry)
        return entry

    def _dress(self, entry: QPushButton) -> None:
        """A long title goes on a second line."""
        room = self._theme.px(_LIST) - 32 - 2 * self._theme.px(10)
        title = entry.property("title")
        entry.setText(in_lines(title, QFontMetrics(self._theme.ui_font(14, bold=True)), room))

    def _follow(self, address: str) -> None:
        name = address.removesuffix(".md")
        if name in self._entries:
            self.guide_requested.emit(name)
        elif name == "sante":
            self.health_requested.emit()

    def _fill(self) -> None:
        document = self._text.document()
        document.setDefaultFont(self._theme.reading_font())
        document.setDefaultStyleSheet(self._theme.document_css())
        self._text.setHtml(self._html)

    def _restyle(self) -> None:
        self._aside.setFixedWidth(self._theme.px(_LIST))
        set_icon(self._back, self._theme, "arrow-left")
        for entry in self._entries.values():
            self._dress(entry)
        if self._html:
            self._fill()
