"""A file for another program: what, of whom, how named, where."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from coprosec.domain.cohorts import Cohort
from coprosec.domain.counting import counted
from coprosec.domain.exporting import ExportRequest, Level
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import CohortPicker, Picker
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class ExportPage(QWidget):
    """Signals:
    browse_requested: choose where in a dialog.
    export_requested: write the file.
    cancel_requested: give it up.
    choice_changed: another format, so that the file's name can follow.
    """

    browse_requested = Signal()
    export_requested = Signal()
    cancel_requested = Signal()
    choice_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._format = Picker(
            self.tr("Format"),
            (
                (self.tr("Classeur Excel (XLSX)"), "xlsx"),
                (self.tr("CSV pour Excel en français"), "csv"),
                (self.tr("Tableau de bord en PDF"), "pdf"),
                (self.tr("xAPI, pour un entrepôt de traces"), "xapi"),
            ),
        )
        self._level = Picker(
            self.tr("Noms"),
            (
                (self.tr("Nominatif : avec les noms"), Level.NAMED),
                (self.tr("Pseudonyme : un code par personne"), Level.PSEUDONYMOUS),
                (self.tr("Agrégé : par groupe, sans personne"), Level.AGGREGATED),
            ),
        )
        self._cohort = CohortPicker()
        self._since = QCheckBox(self.tr("Seulement ce qui est nouveau"))
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Fichier à écrire"))
        self.path.returnPressed.connect(self.export_requested)
        self._browse = button(self.tr("Choisir l’endroit"))
        self._browse.clicked.connect(self.browse_requested)
        self._bar = SlimBar(theme)
        self._cancel = button(self.tr("Annuler l’export"))
        self._cancel.clicked.connect(self.cancel_requested)
        self._write = button(self.tr("Exporter"), "primary")
        self._write.clicked.connect(self.export_requested)
        self.bar = ActionBar((self._cancel,), self._write)
        self._format.currentIndexChanged.connect(self._fit)
        self._lay_out()
        self._fit()
        self.show_idle()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        card = Card((24, 20, 24, 20))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(self.path, 1)
        where.addWidget(self._browse)
        for row, (caption, field) in enumerate(
            (
                (self.tr("Format"), self._format),
                (self.tr("Noms"), self._level),
                (self.tr("Session"), self._cohort),
                ("", self._since),
            )
        ):
            grid.addWidget(label(caption, "muted"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(label(self.tr("Fichier"), "muted"), 4, 0)
        grid.addLayout(where, 4, 1)
        grid.setColumnStretch(1, 1)
        card.rows.addLayout(grid)
        column = Column(900, (40, 28, 40, 20))
        column.rows.addWidget(label(self.tr("Exporter"), "display"))
        column.rows.addWidget(
            label(self.tr("Une case vide veut dire « pas tenté » : jamais zéro."), "muted", wrap=True)
        )
        for widget in (self.notice, card, self._bar):
            column.rows.addWidget(widget)
        column.rows.addStretch(1)
        lay_page(self, column, self.bar)

    @property
    def format(self) -> str:
        return str(self._format.currentData())

    @property
    def request(self) -> ExportRequest:
        return ExportRequest(Level(self._level.currentData()), self._cohort.currentData(), self._since.isChecked())

    def show_cohorts(self, cohorts: Sequence[Cohort]) -> None:
        self._cohort.offer_cohorts(cohorts)

    def show_idle(self) -> None:
        """Nothing is being written."""
        self._bar.hide()
        self._cancel.hide()
        self._write.setEnabled(True)

    def show_working(self, done: int, expected: int) -> None:
        """How far the file is."""
        self.notice.hide()
        self._bar.show()
        self._cancel.show()
        self._write.setEnabled(False)
        told = counted(done, self.tr("ligne écrite"), self.tr("lignes écrites"))
        self._bar.set_share(done / expected if expected else 0.0, told)
        self.bar.state.set_text(told)

    def show_written(self, paths: Sequence[str], rows: int) -> None:
        self.show_idle()
        self.bar.state.set_text("")
        told = counted(rows, self.tr("ligne"), self.tr("lignes"))
        self.notice.say(self.tr("Export terminé : {rows}.").format(rows=told), "<br>".join(paths), "good")

    def show_cancelled(self) -> None:
        self.show_idle()
        self.bar.state.set_text("")
        self.notice.say(self.tr("Export annulé."), self.tr("Aucun fichier n’est resté, et rien n’est perdu."))

    def show_error(self, explanation: Explanation) -> None:
        self.show_idle()
        self.bar.state.set_text("")
        self.notice.explain(explanation)

    def _fit(self) -> None:
        self._since.setEnabled(self.format != "pdf")
        self.choice_changed.emit()

    def _restyle(self) -> None:
        set_icon(self._write, self._theme, "save", "on_primary")
        set_icon(self._browse, self._theme, "hard-drive")
        set_icon(self._cancel, self._theme, "x")
