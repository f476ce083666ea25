"""One line a point of health: its colour and its picture, what was found, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.health import summary, worst
from coprosec.domain.measures import LEVEL_WORDS, Finding, Level
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_LOOKS = {
    Level.GREEN: ("circle-check", "primary"),
    Level.ORANGE: ("triangle-alert", "accent_dark"),
    Level.RED: ("circle-x", "danger"),
    Level.UNKNOWN: ("circle-help", "muted"),
}
_TONES = {Level.GREEN: "good", Level.ORANGE: "warm", Level.RED: "bad"}
_GRAVITY = (Level.RED, Level.ORANGE, Level.GREEN, Level.UNKNOWN)


class HealthPage(QWidget):
    """Signals:
    measure_requested: look again.
    save_requested, print_requested: the page on paper.
    """

    measure_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self.notice = Notice(theme)
        self._place = label("", "muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._again = button(self.tr("Recommencer"))
        self._again.clicked.connect(self.measure_requested)
        self._save = button(self.tr("En PDF…"))
        self._save.clicked.connect(self.save_requested)
        self._print = button(self.tr("Imprimer la page"), "primary")
        self._print.clicked.connect(self.print_requested)
        self.bar = ActionBar((self._again, self._save), self._print)
        self._scroll = Column(900)
        rows = self._scroll.rows
        rows.addWidget(label(self.tr("Santé du poste"), "display"))
        rows.addWidget(self._place)
        rows.addWidget(self.notice)
        rows.addLayout(self._lines)
        rows.addStretch(1)
        lay_page(self, self._scroll, self.bar)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_loading(self, place: str, *, files: bool) -> None:
        """Measuring takes a few seconds. Without `files` nothing is saved from here: a kiosk."""
        self._place.setText(place)
        self._save.setVisible(files)
        self._allow(found=False)
        self._again.setEnabled(False)
        self.notice.say(self.tr("Mesure en cours…"), self.tr("Quelques secondes, le temps de relire la base."))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show everything anew, the gravest first."""
        self._findings = tuple(sorted(findings, key=lambda finding: _GRAVITY.index(finding.level)))
        self.notice.say(summary(findings), "", _TONES[worst(findings)])
        self._fill()
        self._allow(found=True)
        self._scroll.show_from_top()
        take_keyboard(self._print)

    def tell(self, text: str) -> None:
        self.bar.state.set_text(text)

    def show_error(self, explanation: Explanation) -> None:
        self._again.setEnabled(True)
        self.notice.explain(explanation)
        self._scroll.show_from_top()

    def _allow(self, *, found: bool) -> None:
        self._again.setEnabled(found)
        self._save.setEnabled(found)
        self._print.setEnabled(found)

    def _fill(self) -> None:
        empty(self._lines)
        for finding in self._findings:
            self._lines.addWidget(self._line(finding))

    def _line(self, finding: Finding) -> Card:
        icon, token = _LOOKS[finding.level]
        card = Card((20, 14, 20, 14))
        card.setAccessibleName(f"{finding.title} : {LEVEL_WORDS[finding.level]}")
        card.setAccessibleDescription(f"{finding.found} {finding.advice}".strip())
        mark = icon_label(self._theme, icon, token, 24)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(finding.title, "strong", wrap=True), 1)
        head.addWidget(label(LEVEL_WORDS[finding.level], "small"))
        texts.addLayout(head)
        if finding.level is not Level.UNKNOWN:
            texts.addWidget(label(finding.found, wrap=True))
        if finding.advice:
            texts.addWidget(label(finding.advice, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(mark)
        row.addLayout(texts, 1)
        card.rows.addLayout(row)
        return card

    def _restyle(self) -> None:
        set_icon(self._again, self._theme, "rotate-ccw")
        set_icon(self._save, self._theme, "save")
        set_icon(self._print, self._theme, "printer", "on_primary")
        self._fill()
