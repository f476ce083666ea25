"""Questions answered by typing: gaps, a word, a number, a few sentences."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from coprosec.domain.items import FreeText, Gaps, Number, Response, ShortText
from coprosec.domain.items.text import MAX_FREE, MAX_SHORT, accepts, cleaned
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.verdict import Verdict
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label, rich_label

_PASTED = 20 * MAX_SHORT
"""More than this is not even kept from a paste."""
_WARN = 200
"""From how many characters left a screen reader is told."""


class _Field(QLineEdit):
    """A line to type in, with its verdict beside it once revealed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setMaxLength(_PASTED)
        self.setAccessibleName(name)
        self.setMaximumWidth(theme.px(420))
        self.verdict = Verdict(theme, self)
        self.textChanged.connect(self._watch)

    def given(self) -> str:
        return cleaned(self.text())

    def _watch(self, _text: str) -> None:
        """Say that it is too long while it is being typed, rather than cut it without a word."""
        length = len(self.given())
        told = self.tr("Trop long : {length} caractères, {most} au plus.").format(length=length, most=MAX_SHORT)
        self.verdict.remark(told if length > MAX_SHORT else "")

    def judge(self, *, good: bool, answer: str) -> None:
        self.setReadOnly(True)
        self.verdict.show(good=good, answer=answer)


class GapsWidget(ItemWidget):
    """The sentence with numbered gaps, and a numbered line to type in for each."""

    def __init__(self, body: Gaps, theme: Theme) -> None:
        super().__init__()
        self._body = body
        self.hint = self.tr("Complétez. L’accent et la majuscule ne comptent pas.")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(12))
        html = body.parts[0]
        for nth, part in enumerate(body.parts[1:], start=1):
            html += f" <b>({nth})&nbsp;……</b> {part}"
        sentence = rich_label(html)
        rows.addWidget(sentence)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self._fields = []
        for nth in range(1, len(body.accepted) + 1):
            field = _Field(theme, self.tr("Mot numéro {number}").format(number=nth))
            field.textChanged.connect(lambda _text: self.changed.emit())
            grid.addWidget(label(f"({nth})", "strong"), 2 * nth, 0)
            line = QHBoxLayout()
            line.setSpacing(theme.px(12))
            line.addWidget(field, 3)
            line.addWidget(field.verdict.mark)
            line.addStretch(1)
            grid.addLayout(line, 2 * nth, 1)
            grid.addWidget(field.verdict.right, 2 * nth + 1, 1)
            self._fields.append(field)
        rows.addLayout(grid)

    def response(self) -> Response:
        return tuple(field.given() for field in self._fields)

    def give(self, response: Response) -> None:
        for field, text in zip(self._fields, response, strict=False):
            field.setText(text)

    def reveal(self) -> None:
        for field, accepted in zip(self._fields, self._body.accepted, strict=True):
            field.judge(good=accepts(accepted, field.text()), answer=accepted[0])

    def focus_first(self) -> None:
        self._fields[0].setFocus(Qt.FocusReason.TabFocusReason)


class ShortWidget(ItemWidget):
    """One line: a word, a few words or a number."""

    def __init__(self, body: ShortText | Number, theme: Theme) -> None:
        super().__init__()
        self._body = body
        number = isinstance(body, Number)
        self.hint = (
            self.tr("Écrivez un nombre en chiffres.")
            if number
            else self.tr("Écrivez un ou quelques mots. L’accent et la majuscule ne comptent pas.")
        )
        self._field = _Field(theme, self.tr("Votre réponse"))
        self._field.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._field)
        if isinstance(body, Number) and body.unit:
            row.addWidget(label(body.unit))
        row.addWidget(self._field.verdict.mark)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row)
        rows.addWidget(self._field.verdict.right)

    def response(self) -> Response:
        return (self._field.given(),)

    def give(self, response: Response) -> None:
        self._field.setText(response[0] if response else "")

    def reveal(self) -> None:
        self._field.judge(good=self._body.grade(self.response()).full, answer=self._body.key()[0])

    def focus_first(self) -> None:
        self._field.setFocus(Qt.FocusReason.TabFocusReason)


class _Paragraph(QPlainTextEdit):
    """A text area where Tab moves on and Ctrl+Enter submits."""

    submitted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class FreeWidget(ItemWidget):
    """A few sentences, with what is left to type."""

    enter_submits = False

    def __init__(self, body: FreeText, theme: Theme) -> None:
        super().__init__()
        self.hint = self.tr("Écrivez quelques phrases. Ctrl+Entrée valide.")
        self._area = _Paragraph()
        self._area.setTabChangesFocus(True)
        self._area.setAccessibleName(self.tr("Votre réponse"))
        self._area.setMinimumHeight(theme.px(150))
        self._left = label("", "small")
        self._area.textChanged.connect(self._count)
        self._area.submitted.connect(self.submitted)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._area)
        rows.addWidget(self._left)
        self._count()

    def _count(self) -> None:
        left = MAX_FREE - len(self.response()[0])
        told = (
            self.tr("{count} caractères possibles") if left >= 0 else self.tr("Trop long : {count} caractères de trop.")
        )
        self._left.setText(told.format(count=abs(left)))
        self._area.setAccessibleDescription(self._left.text() if left < _WARN else "")
        self.changed.emit()

    def response(self) -> Response:
        return (cleaned(self._area.toPlainText()),)

    def give(self, response: Response) -> None:
        self._area.setPlainText(response[0] if response else "")

    def reveal(self) -> None:
        self._area.setReadOnly(True)
        self._left.hide()

    def focus_first(self) -> None:
        self._area.setFocus(Qt.FocusReason.TabFocusReason)
