"""What the forms of the first page have in common: a title, lines, a way back, one action."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import label


class Form(QWidget):
    """Made the first time that it is asked for, but for the two that a start shows.

    Signals:
        back_requested: to the names of learners.
    """

    back_requested = Signal()

    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__()
        self._theme = theme
        self.title = label("", "title", wrap=True)
        self.help = label("", "muted", wrap=True)
        self.back = button(self.tr("Revenir à la liste"), "quiet")
        self.back.clicked.connect(self.back_requested)
        self.action = button(action, "primary")
        self.action.setEnabled(False)
        self.action.clicked.connect(self._act)
        self._busy = False
        self.lines, self.below = QVBoxLayout(), QVBoxLayout()
        self.lines.setSpacing(14)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.help)
        column.addLayout(self.lines)
        column.addLayout(foot)
        column.addLayout(self.below)
        column.addStretch(2)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget what was typed."""
        for line in self.findChildren(QLineEdit):
            line.clear()

    def set_busy(self, busy: bool) -> None:
        """While the record answers, nothing can be asked twice."""
        self._busy = busy
        self._allow()

    def _add_line(self, hint: str, longest: int, *, secret: bool = False) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(longest)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(lambda _text: self._allow())
        line.returnPressed.connect(self._act_if_allowed)
        self.lines.addWidget(line)
        return line

    def _complete(self) -> bool:
        """Whether what is typed can be asked."""
        raise NotImplementedError

    def _act(self) -> None:
        raise NotImplementedError

    def _act_if_allowed(self) -> None:
        if self.action.isEnabled():
            self._act()

    def _allow(self) -> None:
        self.action.setEnabled(not self._busy and self._complete())

    def _restyle(self) -> None:
        set_icon(self.action, self._theme, "arrow-right", "on_primary", after=True)
        set_icon(self.back, self._theme, "arrow-left")
