"""A small window over the page that explains a word; Escape or a click elsewhere closes it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label, rich_label


class Popup(QFrame):
    """A title and a few lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setProperty("role", "popup")
        self._title = label("", "strong", wrap=True)
        self._text = rich_label()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.addWidget(self._title)
        rows.addWidget(self._text)

    def say(self, title: str, html: str, at: QPoint) -> None:
        """Open at a place on screen, moved to stay on it."""
        self._title.setText(title)
        self._text.setText(html)
        self.setAccessibleName(title)
        self.setFixedWidth(self._theme.px(360))
        self.adjustSize()
        area = self.screen().availableGeometry()
        self.move(min(at.x(), area.right() - self.width()), min(at.y() + 8, area.bottom() - self.height()))
        self.show()
