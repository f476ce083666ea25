"""Two recommendations that may say the same, side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from coprosec.domain.counting import counted
from coprosec.domain.proposals import Proposal
from coprosec.ui.widgets.buttons import button
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.texts import label

Pair = tuple[Proposal, Proposal]


class SimilarCard(Card):
    """Signals:
    put_together: the pair becomes one, under the wording given (Pair, text).
    kept_apart: the trainer says that they differ (Pair).
    """

    put_together = Signal(object, str)
    kept_apart = Signal(object)

    def __init__(self) -> None:
        super().__init__((24, 16, 24, 16), 12)
        self._pair: Pair | None = None
        self._title = label("", "strong")
        self._sides = (label("", "", wrap=True), label("", "", wrap=True))
        self._tellings = (label("", "muted"), label("", "muted"))
        self._wording = QLineEdit()
        self._wording.setAccessibleName(self.tr("Texte commun"))
        self._wording.returnPressed.connect(self._put)
        together = button(self.tr("Réunir sous ce texte"))
        apart = button(self.tr("Les garder séparées"), "quiet")
        together.clicked.connect(self._put)
        apart.clicked.connect(lambda: self.kept_apart.emit(self._pair))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for text, telling in zip(self._sides, self._tellings, strict=True):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(text)
            side.addWidget(telling)
            side.addStretch(1)
            sides.addLayout(side, 1)
        actions = QHBoxLayout()
        actions.setSpacing(12)
        actions.addStretch(1)
        actions.addWidget(together)
        actions.addWidget(apart)
        self.rows.addWidget(self._title)
        self.rows.addLayout(sides)
        self.rows.addWidget(self._wording)
        self.rows.addLayout(actions)
        self.hide()

    def show_pair(self, pair: Pair | None, left: int) -> None:
        """The pair to look at, and how many more wait; None hides the card."""
        self._pair = pair
        self.setVisible(pair is not None)
        if pair is None:
            return
        pairs = counted(left, self.tr("autre paire après"), self.tr("autres paires après"))
        more = f" ({pairs})" if left else ""
        self._title.setText(self.tr("Disent-elles la même chose ?") + more)
        for text, telling, one in zip(self._sides, self._tellings, pair, strict=True):
            text.setText(one.text)
            telling.setText(" · ".join(part for part in (one.actor, one.deadline) if part))
        self._wording.setText(max((one.text for one in pair), key=len))
        self._wording.setCursorPosition(0)

    def _put(self) -> None:
        if self._pair is not None:
            self.put_together.emit(self._pair, self._wording.text())
