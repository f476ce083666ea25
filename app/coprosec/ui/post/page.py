"""What this PC is called, and who trains on it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from coprosec.domain.installation import Installation
from coprosec.domain.trainer import Trainer
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class PostPage(QWidget):
    """One card of facts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.notice = Notice(theme)
        self._centre, self._device = label("", "strong", wrap=True), label("", "strong", wrap=True)
        self._trainers = label("", "strong", wrap=True)
        card = QFrame()
        card.setProperty("role", "card")
        facts = QFormLayout(card)
        facts.setContentsMargins(24, 20, 24, 20)
        facts.setSpacing(14)
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        facts.addRow(label(self.tr("Centre"), "muted"), self._centre)
        facts.addRow(label(self.tr("Poste"), "muted"), self._device)
        facts.addRow(label(self.tr("Formateurs"), "muted"), self._trainers)
        scroll = Column(820)
        scroll.rows.addWidget(label(self.tr("Ce poste"), "title"))
        scroll.rows.addWidget(self.notice)
        scroll.rows.addWidget(card)
        scroll.rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_post(self, installation: Installation, trainers: Sequence[Trainer]) -> None:
        """Show the whole page anew."""
        self.notice.hide()
        unnamed = self.tr("sans nom")
        self._centre.setText(installation.centre_name or unnamed)
        self._device.setText(installation.device_name or unnamed)
        self._trainers.setText("\n".join(trainer.name for trainer in trainers))

    def show_error(self, explanation: Explanation) -> None:
        self.notice.say(explanation.title, explanation.advice, "bad")
