"""The page that searches the course."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.ui.search.panel import SearchPanel
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import take_keyboard
from coprosec.ui.widgets.texts import label

_WIDTH = 860


class SearchPage(QWidget):
    """A title over the panel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("page")
        self.panel = SearchPanel(theme)
        self._middle = QWidget()
        rows = QVBoxLayout(self._middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addWidget(label(self.tr("Rechercher dans le cours"), "display", wrap=True))
        rows.addWidget(self.panel, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 28, 40, 24)
        row.addStretch(1)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def take_keyboard(self) -> None:
        """The field has the keyboard, its text selected: one types over the words of before."""
        take_keyboard(self.panel.field)
        self.panel.field.selectAll()

    def _restyle(self) -> None:
        self._middle.setMaximumWidth(self._theme.px(_WIDTH))
        self.panel.list.doItemsLayout()
