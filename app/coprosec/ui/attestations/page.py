"""The list of those who have completed the course, and the file that is printed for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprosec.domain.cohorts import Cohort
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.domain.ids import LearnerId
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import CohortPicker
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, percent


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person: the number and the day of their attestation, else how many steps are missing."""

    learner: LearnerId
    name: str
    number: str = ""
    day: str = ""
    missing: int = 0

    @property
    def ready(self) -> bool:
        return not self.missing


class AttestationsPage(QWidget):
    """Signals:
    cohort_chosen: a session, or everybody (None).
    group_requested: one file for all who are ready.
    one_requested: one file for one person (LearnerId).
    verify_requested: look into an attestation.
    cancel_requested: stop the work in hand.
    """

    cohort_chosen = Signal(object)
    group_requested = Signal()
    one_requested = Signal(str)
    verify_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._busy = False
        self._candidates: tuple[Candidate, ...] = ()
        self.notice = Notice(theme)
        self._none = PageNotice(theme)
        self._cohorts = CohortPicker()
        self._cohorts.activated.connect(lambda _row: self.cohort_chosen.emit(self._cohorts.currentData()))
        self._count = label("", "muted")
        self.model = RowsModel((self.tr("Nom"), self.tr("Attestation"), self.tr("Date")))
        self.table = Table(theme, self.tr("Apprenants"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self._bar = SlimBar(theme)
        self._verify = button(self.tr("Vérifier une attestation"))
        self._write = button("", "primary")
        self._verify.clicked.connect(self.verify_requested)
        self._write.clicked.connect(self._press)
        self._footer = Footer(self._verify, self._write)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.tr("Attestations"), "display"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self._cohorts)
        tall = Tall()
        rows = tall.rows
        rows.addLayout(head)
        told = self.tr(
            "Entrée, ou un double clic, écrit l’attestation d’une personne. Une fois attribuée, elle ne change plus."
        )
        rows.addWidget(label(told, "muted", wrap=True))
        rows.addWidget(self.notice)
        rows.addWidget(self._bar)
        rows.addWidget(self._none)
        rows.addWidget(self.table, 1)
        rows.addStretch(0)
        self._bar.hide()
        lay_page(self, tall, self._footer)

    def show_candidates(self, cohorts: Sequence[Cohort], chosen: str | None, candidates: Sequence[Candidate]) -> None:
        """Everybody of the session: those who are ready first, then by name."""
        self._cohorts.offer_cohorts(cohorts)
        self._cohorts.choose(chosen)
        self._candidates = tuple(sorted(candidates, key=lambda one: (not one.ready, one.name.casefold())))
        self.model.show_rows([((one.name, self._state(one), french_date(one.day)), one) for one in self._candidates])
        awarded = sum(bool(one.number) for one in self._candidates)
        self._count.setText(counted(awarded, self.tr("attribuée"), self.tr("attribuées")))
        self.table.setVisible(bool(self._candidates))
        told = self.tr("Dès que quelqu’un apprend sur ce poste, ce qui lui manque pour l’attestation se voit ici.")
        self._none.fill_if(not self._candidates, self.tr("Personne encore."), told, "award")
        self._dress()

    def show_working(self) -> None:
        self._busy = True
        self.notice.hide()
        self.show_progress(0)
        self._dress()

    def show_progress(self, share: float) -> None:
        told = self.tr("Écriture : {share}").format(share=percent(round(share * 100)))
        self._bar.set_share(share, told)
        self._footer.state.setText(told)

    def show_written(self, count: int, path: str) -> None:
        self._rest()
        written = counted(count, self.tr("attestation est écrite"), self.tr("attestations sont écrites"))
        self.notice.say(self.tr("{written}.").format(written=written), path, "good")

    def show_cancelled(self) -> None:
        self._rest()
        self.notice.say(self.tr("L’écriture est arrêtée."), self.tr("Aucun fichier n’a été laissé."), "plain")

    def show_error(self, explanation: Explanation) -> None:
        self._rest()
        self.notice.explain(explanation)

    @property
    def ready(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self._candidates if one.ready)

    def _state(self, one: Candidate) -> str:
        if one.number:
            return self.tr("N° {number}").format(number=one.number)
        if one.ready:
            return self.tr("Prête")
        missing = counted(one.missing, self.tr("étape"), self.tr("étapes"))
        return self.tr("Il manque {missing}").format(missing=missing)

    def _rest(self) -> None:
        self._busy = False
        self._footer.state.setText("")
        self._dress()

    def _dress(self) -> None:
        self._cohorts.setMinimumWidth(self._theme.px(240))
        self.table.setMinimumHeight(self._theme.px(190))
        self.table.set_widths({0: 320, 1: 300, 2: 180})
        count = len(self.ready)
        many = counted(count, self.tr("attestation"), self.tr("attestations"))
        set_words(self._write, self.tr("Arrêter") if self._busy else self.tr("Écrire {many} en PDF…").format(many=many))
        self._write.setEnabled(self._busy or count > 0)
        set_icon(self._write, self._theme, "x" if self._busy else "award", "on_primary")
        self._bar.setVisible(self._busy)
        self.table.setEnabled(not self._busy)

    def _press(self) -> None:
        if self._busy:
            self.cancel_requested.emit()
        else:
            self.group_requested.emit()

    def _open(self, index: QModelIndex) -> None:
        one = self.model.what(index)
        if isinstance(one, Candidate) and not self._busy:
            self.one_requested.emit(one.learner)
