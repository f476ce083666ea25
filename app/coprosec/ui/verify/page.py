"""A code to paste, a file to choose, and what was signed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from coprosec.domain.dates import french_date
from coprosec.domain.verdict_words import WORDS
from coprosec.services.certificates import Verification
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, percent

_TONES = {"true": "good", "unknown-key": "warm", "false": "bad", "unreadable": "plain"}


class VerifyPage(QWidget):
    """Signals:
    code_given: a code or a number was typed (str).
    file_requested: a PDF or a picture is to be chosen.
    """

    code_given = Signal(str)
    file_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._code = QPlainTextEdit()
        self._code.setAccessibleName(self.tr("Code ou numéro de l’attestation"))
        self._code.setPlaceholderText(self.tr("CPS1|2026-…  ou un numéro donné ici, comme 2026-K7QD-0012"))
        self._code.setTabChangesFocus(True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(14)
        scroll = Column(820)
        scroll.rows.addWidget(label(self.tr("Vérifier une attestation"), "display"))
        told = self.tr(
            "Choisissez le fichier PDF, ou une photo du code QR ; ou collez le texte lu par un téléphone. "
            "Rien n’est demandé à aucun réseau."
        )
        scroll.rows.addWidget(label(told, "muted", wrap=True))
        scroll.rows.addWidget(self._code)
        scroll.rows.addWidget(self.notice)
        scroll.rows.addLayout(self._answers)
        scroll.rows.addStretch(1)
        file = button(self.tr("Choisir un fichier…"))
        check = button(self.tr("Vérifier"), "primary")
        file.clicked.connect(self.file_requested)
        check.clicked.connect(lambda: self.code_given.emit(self._code.toPlainText()))
        lay_page(self, scroll, Footer(file, check))
        theme.changed.connect(self._dress)
        self._dress()

    def begin(self) -> None:
        """An empty page."""
        self._code.clear()
        self._show([])
        self.notice.hide()

    def show_verifications(self, found: Sequence[Verification]) -> None:
        """What each code is worth; the worst of them is said first."""
        worst = min(found, key=lambda one: ("false", "unreadable", "unknown-key", "true").index(one.verdict))
        self.notice.say(*WORDS[worst.verdict], tone=_TONES[worst.verdict])
        self._show([one for one in found if one.claim is not None])

    def show_error(self, explanation: Explanation) -> None:
        self._show([])
        self.notice.explain(explanation)

    def _show(self, found: Sequence[Verification]) -> None:
        empty(self._answers)
        for one in found:
            self._answers.addWidget(self._card(one))

    def _card(self, one: Verification) -> Card:
        claim = one.claim
        card = Card((24, 18, 24, 18))
        facts = QFormLayout()
        facts.setSpacing(10)
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        card.rows.addLayout(facts)
        if claim is None:
            return card
        holder = one.key.device_name if one.key else ""
        known = self.tr("connue : {post}").format(post=holder or claim.centre)
        for name, value in (
            (self.tr("Nom"), claim.name),
            (self.tr("Numéro"), claim.number),
            (
                self.tr("Cours"),
                self.tr("{course}, version {version}").format(course=claim.course, version=claim.version),
            ),
            (self.tr("Date"), french_date(claim.day)),
            (self.tr("Résultat"), percent(claim.percent)),
            (self.tr("Centre"), claim.centre),
            (self.tr("Verdict"), WORDS[one.verdict][0]),
            (self.tr("Clé du centre"), f"{claim.key}\n{known if one.key else self.tr('inconnue sur ce poste')}"),
        ):
            facts.addRow(label(name, "muted"), label(value, "strong", wrap=True))
        return card

    def _dress(self) -> None:
        self._code.setFixedHeight(self._theme.px(96))
