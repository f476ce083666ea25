"""How sure one is of an answer: three levels, asked under the question."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from coprosec.domain.certainty import CERTAINTIES, RIGHT, WRONG
from coprosec.domain.items import Choice
from coprosec.ui.items.rows import RadioRow
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import certainty_name

NARROW = 540
"""Under this width, at 100 %, the levels stand one under the other."""
_KEYS = {"1": 1, "2": 2, "3": 3, "&": 1, "é": 2, "É": 2, '"': 3}
"""The top row of an English keyboard, and of a French one, where digits need the shift key."""


def alt_digits(page: QWidget, choose: Callable[[int], None]) -> None:
    """Let Alt and a digit choose a level wherever the keyboard is in `page`, a line being typed included."""
    for text, level in _KEYS.items():
        if text != "É":
            shortcut = QShortcut(QKeySequence(f"Alt+{text}"), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda chosen=level: choose(chosen))


class CertaintyRow(QWidget):
    """1, 2 or 3: by mouse, by Tab and the arrows, by its digit once here; `alt_digits` choose from elsewhere.

    Signals:
        submitted: Enter was pressed here.
        changed: a level was chosen.
    """

    submitted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Est-ce la bonne réponse, selon vous ?"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme.px(8), 0, 0)
        rows.setSpacing(theme.px(8))
        rows.addWidget(label(self.tr("Est-ce la bonne réponse, selon vous ?"), "strong", wrap=True))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.px(8))
        self._group = QButtonGroup(self)
        self._levels: dict[int, RadioRow] = {}
        for level in CERTAINTIES:
            row = RadioRow(theme, str(level), Choice(str(level), certainty_name(level)), least=44)
            row.setAccessibleDescription(
                self.tr("Certitude {level} sur 3. Juste : {right} ; faux : {wrong}.").format(
                    level=level, right=RIGHT[level], wrong=str(WRONG[level]).replace("-", "−")
                )
            )
            row.setToolTip(self.tr("Alt+{level}").format(level=level))
            row.toggled.connect(self._picked)
            self._group.addButton(row)
            self._line.addWidget(row, 1)
            self._levels[level] = row
        rows.addLayout(self._line)
        hint = self.tr(
            "Alt+1, 2 ou 3. Points de certitude : juste 1, 2 ou 3 ; faux 0, −2 ou −6. Le score n’en dépend pas."
        )
        rows.addWidget(label(hint, "small", wrap=True))

    def certainty(self) -> int | None:
        """The level chosen; None while there is none."""
        return next((level for level, row in self._levels.items() if row.isChecked()), None)

    def choose(self, level: int | None) -> None:
        """Choose a level as if by hand, unless the question is judged; None forgets the choice."""
        if level is None:
            self._group.setExclusive(False)
            for row in self._levels.values():
                row.setChecked(False)
            self._group.setExclusive(True)
        elif self._levels[level].isEnabled():
            self._levels[level].setChecked(True)

    def lock(self) -> None:
        """The question is judged: what was said stays as it is."""
        for row in self._levels.values():
            row.setEnabled(False)

    def focus_first(self) -> None:
        level = self.certainty() or CERTAINTIES[0]
        self._levels[level].setFocus(Qt.FocusReason.TabFocusReason)

    def _picked(self, on: bool) -> None:
        if on:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = _KEYS.get(event.text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif level is not None:
            self.choose(level)
            self._levels[level].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
