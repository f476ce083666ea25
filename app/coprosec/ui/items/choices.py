"""Questions answered by picking among propositions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from coprosec.domain.items import MultipleChoice, Opinion, Response, SingleChoice, TrueFalse
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.rows import CheckRow, RadioRow
from coprosec.ui.theme import Theme

_LETTERS = "ABCDEFGHI"
_DIGITS = ("123456789", "&É\"'(-È_Ç")
"""The top row of an English keyboard, and what a French one gives without the shift key, in capitals."""


class ChoicesWidget(ItemWidget):
    """Propositions A, B, C… picked by mouse, Space, arrows, digits or letters."""

    def __init__(self, body: SingleChoice | TrueFalse | MultipleChoice | Opinion, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self._several = isinstance(body, MultipleChoice)
        self.hint = {
            "multiple": self.tr("Plusieurs réponses sont justes."),
            "opinion": self.tr("Votre avis : aucune réponse n’est juste ou fausse."),
            "true-false": self.tr("Vrai ou faux ?"),
        }.get(body.kind, self.tr("Une seule réponse est juste."))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(8))
        make = CheckRow if self._several else RadioRow
        self._rows = [make(theme, letter, choice) for letter, choice in zip(_LETTERS, body.choices, strict=False)]
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self._several)
        for row in self._rows:
            self._group.addButton(row)
            row.toggled.connect(lambda _on: self.changed.emit())
            rows.addWidget(row)

    def response(self) -> Response:
        return tuple(row.choice.id for row in self._rows if row.isChecked())

    def give(self, response: Response) -> None:
        for row in self._rows:
            row.setChecked(row.choice.id in response)

    def reveal(self) -> None:
        for row in self._rows:
            right = row.choice.id in self._body.keys
            if not self._body.scored:
                verdict = ""
            elif row.isChecked():
                verdict = "right" if right else "wrong"
            else:
                verdict = "missed" if right else ""
            row.face.judge(verdict)

    def focus_first(self) -> None:
        picked = next((row for row in self._rows if row.isChecked()), self._rows[0])
        picked.setFocus(Qt.FocusReason.TabFocusReason)

    def key_picked(self, event: QKeyEvent) -> bool:
        typed = event.text().upper()
        place = next((row.find(typed) for row in (*_DIGITS, _LETTERS) if typed in row), -1)
        if not typed or not 0 <= place < len(self._rows) or not self._rows[place].isEnabled():
            return False
        row = self._rows[place]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.setChecked(not row.isChecked() if self._several else True)
        return True
