"""The four digits that protect a learner's name: typed to enter, or chosen."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from coprosec.domain.secrets import PIN_DIGITS, is_pin
from coprosec.ui.signin.forms import Form
from coprosec.ui.theme import Theme


class PinForm(Form):
    """Asks for a code, or has one chosen, which is then typed twice.

    Signals:
        pin_typed: four digits to check.
        pin_chosen: four digits to keep.
    """

    pin_typed = Signal(str)
    pin_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Entrer"))
        self._choosing = False
        self.pin = self._add_line(self.tr("Code à quatre chiffres"), PIN_DIGITS, secret=True)
        self._again = self._add_line(self.tr("Le même code, encore une fois"), PIN_DIGITS, secret=True)
        for line in (self.pin, self._again):
            line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), line))
        self.pin.textEdited.connect(self._typed)

    @property
    def first(self) -> QWidget:
        return self.pin

    def ask(self, name: str) -> None:
        """Ask this person for their code; the fourth digit is enough."""
        self._begin(choosing=False)
        self.title.setText(self.tr("Bonjour {name}").format(name=name))
        self.help.setText(self.tr("Tapez votre code. S’il est oublié, le formateur peut le remettre à zéro."))

    def choose(self, name: str) -> None:
        """Have this person choose a code."""
        self._begin(choosing=True)
        self.title.setText(self.tr("Un code pour {name}").format(name=name))
        self.help.setText(
            self.tr("Quatre chiffres que vous seul connaissez : personne d’autre n’entrera sous votre nom.")
        )

    def _begin(self, *, choosing: bool) -> None:
        self._choosing = choosing
        self._again.setVisible(choosing)
        self.clear()

    def _complete(self) -> bool:
        return is_pin(self.pin.text()) and (not self._choosing or self._again.text() == self.pin.text())

    def _typed(self, text: str) -> None:
        self._allow()  # this signal comes before the one that allows
        if is_pin(text):
            if self._choosing:
                self._again.setFocus()
            else:
                self._act_if_allowed()

    def _act(self) -> None:
        (self.pin_chosen if self._choosing else self.pin_typed).emit(self.pin.text())
