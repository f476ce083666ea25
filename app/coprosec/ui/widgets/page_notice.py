"""A message that may be all that a page has: what will be here, or why nothing is."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton

from coprosec.ui.theme import Theme, blank, repolish
from coprosec.ui.widgets.buttons import button, set_words
from coprosec.ui.widgets.notice import Notice

_SOFT = {"primary": "primary_soft", "danger": "danger_soft"}
_DISC = 104
"""The picture, at 100 %."""
_COLUMN = 460
"""The widest line under it, at 100 %."""


class PageNotice(Notice):
    """A notice like the others where it is said; where it fills its page, a picture with the words under it.

    Signals:
        action_requested: the button under the words was pressed.
    """

    action_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._picture = ""
        """The icon of a message that fills the page; empty for another."""
        self._token = "primary"
        self._action: QPushButton | None = None
        theme.changed.connect(self._restyle)

    def say(self, title: str, html: str = "", tone: str = "plain") -> None:
        """One line of the page among others."""
        if self._picture:
            self._picture = ""
            self._dress()
        super().say(title, html, tone)

    def fill(self, title: str, html: str, icon: str = "", *, action: str = "") -> None:
        """All that the page shows. Without an icon, something went wrong. `action` words a button: for a page that has
        no bar of its own at the bottom.
        """
        super().say(title, html, "plain" if icon else "bad")
        self._picture, self._token = icon or "triangle-alert", "primary" if icon else "danger"
        if action and self._action is None:
            self._action = button("", "primary")
            self._action.clicked.connect(self.action_requested)
            self._lines.addSpacing(self._theme.px(12))
            self._lines.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        if self._action is not None:
            set_words(self._action, action)
        self._dress()

    def fill_if(self, nothing: bool, title: str, html: str, icon: str) -> None:
        """Fill in for what has nothing to show; go when it has something."""
        if nothing:
            self.fill(title, html, icon)
        else:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._picture:
            self._place()

    def _restyle(self) -> None:
        if self._picture:
            self._dress()

    def _dress(self) -> None:
        alone = bool(self._picture)
        self.setProperty("alone", alone)
        self._title.setProperty("role", "section" if alone else "strong")
        self._text.setProperty("role", "muted" if alone else "")
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for one in (self._title, self._text):
            one.setAlignment(middle if alone else left)
            repolish(one)
        repolish(self)
        self._icon.setAlignment(middle if alone else Qt.AlignmentFlag.AlignTop)
        if alone:
            self._icon.setPixmap(self._disc())
        if self._action is not None:
            self._action.setVisible(alone and bool(self._action.text()))
        self._place()

    def _place(self) -> None:
        px, alone = self._theme.px, bool(self._picture)
        side = max(0, (self.width() - px(_COLUMN)) // 2)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if alone else QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(*((side, px(48), side, px(24)) if alone else (16, 12, 16, 12)))
        self._row.setSpacing(px(20) if alone else 12)
        self._lines.setSpacing(px(8) if alone else 4)

    def _disc(self) -> QPixmap:
        """The icon on a disc of its soft colour."""
        pixels = self._theme.px(_DISC)
        drawn = blank(pixels, pixels)
        inside = self._theme.pixmap(self._picture, self._token, 44)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(_SOFT[self._token]))
        painter.drawEllipse(QRectF(0, 0, pixels, pixels))
        painter.drawPixmap((pixels - inside.width()) // 2, (pixels - inside.height()) // 2, inside)
        painter.end()
        return drawn
