"""A message inside a page: an icon, a title, a sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from coprosec.ui.theme import Theme, repolish
from coprosec.ui.widgets.announcing import announce
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation

_TONES = {
    "plain": ("info", "info"),
    "good": ("circle-check", "primary"),
    "warm": ("lightbulb", "accent_dark"),
    "bad": ("triangle-alert", "danger"),
}


class Notice(QFrame):
    """Tones: plain, good, warm (not quite), bad (an error). Colour is never alone: each tone has its icon.

    Signals:
        link_activated: a link of the text was followed.
    """

    link_activated = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "notice")
        self._icon = QLabel()
        self._icon.setProperty("alignment", "AlignTop")
        self._title = label("", "strong", wrap=True)
        self._text = rich_label()
        self._text.setProperty("textInteractionFlags", "LinksAccessibleByMouse|LinksAccessibleByKeyboard")
        self._text.linkActivated.connect(self.link_activated)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._lines, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, title: str, html: str = "", tone: str = "plain") -> None:
        """Show the message; an assistive technology hears title and text."""
        self.word(title, html, tone)
        announce(self, f"{title} {plain(html)}".strip())

    def word(self, title: str, html: str = "", tone: str = "plain") -> None:
        """Show the message, and leave it to be read."""
        from PySide6.QtCore import Qt

        icon, token = _TONES[tone]
        self._icon.setPixmap(self._theme.pixmap(icon, token, 22))
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(html)
        self._text.setVisible(bool(html))
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in html else Qt.FocusPolicy.NoFocus)
        self.setProperty("tone", tone)
        repolish(self)
        self.setAccessibleName(title)
        self.setAccessibleDescription(plain(html))
        self.show()

    def explain(self, explanation: Explanation) -> None:
        """Show what went wrong."""
        self.say(explanation.title, explanation.advice, "bad")
