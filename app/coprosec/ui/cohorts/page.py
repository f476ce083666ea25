"""Sessions: what is planned, and who is on the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.domain.cohorts import Cohort, CohortPlan, Member
from coprosec.domain.counting import counted
from coprosec.domain.dates import iso_day, typed_day
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_LARGE = 137
_DAY = 126
"""Room for the hint of a day, at 100 %."""
_NARROW = 900
"""And under this width, at 100 %, the fields stand in three rows."""
_IN_TWO_ROWS = ((0, 0, 2), (0, 2, 1), (0, 3, 1), (0, 4, 1), (1, 0, 2), (1, 2, 1), (1, 3, 2))
"""Row, column and columns spanned: name, place, first day, last day, trainers, groups, the button."""
_IN_THREE_ROWS = ((0, 0, 2), (0, 2, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2), (1, 2, 1), (2, 2, 1))
_STRETCHES = (2, 2, 2, 1, 1)


class CohortsPage(QWidget):
    """Signals:
    chosen: another session (Cohort), or a new one (None).
    saved: what the trainer says of the session (CohortPlan).
    import_requested: a class list is to be brought in.
    withdrawal_requested, return_requested: a Member leaves the list for the bin, or comes back.
    sheet_requested: a sheet to print ("signing" or "attendance").
    duplicates_requested: the people who may be one.
    """

    chosen = Signal(object)
    saved = Signal(object)
    import_requested = Signal()
    withdrawal_requested = Signal(object)
    return_requested = Signal(object)
    sheet_requested = Signal(str)
    duplicates_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cohort: Cohort | None = None
        self._lists: tuple[Sequence[Member], Sequence[Member]] = ((), ())
        self.notice = Notice(theme)
        self._none = PageNotice(theme)
        self._sessions = Picker(self.tr("Session de formation"))
        self._sessions.activated.connect(lambda _row: self.chosen.emit(self._sessions.currentData()))
        self._name = self._line(self.tr("Nom de la session"), self.tr("par exemple : Parakou, novembre 2026"))
        self._place = self._line(self.tr("Lieu"))
        self._starts = self._line(self.tr("Du"), self.tr("JJ/MM/AAAA"))
        self._ends = self._line(self.tr("Au"), self.tr("JJ/MM/AAAA"))
        self._trainers = self._line(self.tr("Formateurs"), self.tr("séparés par des virgules"))
        self._groups = self._line(self.tr("Groupes"), self.tr("séparés par des virgules"))
        self._save = button(self.tr("Enregistrer la session"))
        self._save.clicked.connect(self._emit_plan)
        headings = (self.tr("Nom"), self.tr("Groupe"), self.tr("Numéro"), self.tr("Organisation"))
        self.model = RowsModel(headings)
        self.table = Table(theme, self.tr("Liste de classe"))
        self.table.setModel(self.model)
        self._bin = button(self.tr("Corbeille"), "quiet")
        self._bin.setCheckable(True)
        self._bin.toggled.connect(self._fill)
        self._move = button(self.tr("Retirer de la liste"), "quiet")
        self._move.clicked.connect(self._emit_move)
        self._doubles = button(self.tr("Doublons possibles"), "quiet")
        self._doubles.clicked.connect(self.duplicates_requested)
        self._signing = button(self.tr("Feuille d’émargement"))
        self._signing.clicked.connect(lambda: self.sheet_requested.emit("signing"))
        self._attendance = button(self.tr("Feuille de présence"))
        self._attendance.clicked.connect(lambda: self.sheet_requested.emit("attendance"))
        self._import = button(self.tr("Importer une liste"), "primary")
        self._import.clicked.connect(self.import_requested)
        self.bar = ActionBar((self._signing, self._attendance), self._import)
        self._people = label("", "section")
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.tr("Sessions de formation"), "display"), 1)
        head.addWidget(self._sessions, 1)
        card = Card((20, 14, 20, 14))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        card.rows.addLayout(self._grid)
        self._fields = tuple(
            self._captioned(field)
            for field in (self._name, self._place, self._starts, self._ends, self._trainers, self._groups)
        )
        above = QHBoxLayout()
        above.setSpacing(8)
        for one in (self._move, self._bin, self._doubles):
            above.addWidget(one)
        above.addStretch(1)
        page = Tall()
        page.rows.addLayout(head)
        page.rows.addWidget(self.notice)
        page.rows.addWidget(card)
        page.rows.addWidget(self._people)
        page.rows.addWidget(self._none)
        page.rows.addWidget(self.table, 1)
        page.rows.addLayout(above)
        page.rows.addStretch(0)
        lay_page(self, page, self.bar)

    @staticmethod
    def _captioned(field: QLineEdit) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        caption = label(field.accessibleName(), "small")
        caption.setBuddy(field)
        rows.addWidget(caption)
        rows.addWidget(field)
        return holder

    def _arrange(self) -> None:
        """Two rows of fields, or three where the text is large."""
        large = self._theme.percent > _LARGE or self.width() < self._theme.px(_NARROW)
        places = _IN_THREE_ROWS if large else _IN_TWO_ROWS
        for holder, (row, column, span) in zip(self._fields, places, strict=False):
            self._grid.addWidget(holder, row, column, 1, span)
        row, column, span = places[-1]
        self._grid.addWidget(self._save, row, column, 1, span, Qt.AlignmentFlag.AlignBottom)
        for column in range(5):
            self._grid.setColumnMinimumWidth(column, self._theme.px(_DAY) if column > 2 and not large else 0)
            self._grid.setColumnStretch(column, 1 if large and column < 3 else 0 if large else _STRETCHES[column])

    @staticmethod
    def _line(name: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def show_cohorts(self, cohorts: Sequence[Cohort], chosen: Cohort | None) -> None:
        """The sessions, and the fields of the chosen one; None for a new session."""
        new = (self.tr("Nouvelle session…"), None)
        self._sessions.offer([*((cohort.plan.name, cohort) for cohort in cohorts), new])
        self._sessions.choose(chosen)
        self._cohort = chosen
        plan = chosen.plan if chosen is not None else CohortPlan("")
        self._name.setText(plan.name)
        self._place.setText(plan.place)
        self._starts.setText(typed_day(plan.starts))
        self._ends.setText(typed_day(plan.ends))
        self._trainers.setText(", ".join(plan.trainers))
        self._groups.setText(", ".join(plan.groups))
        for field in (self._name, self._place, self._starts, self._ends, self._trainers, self._groups):
            field.setCursorPosition(0)
        for one in (self._import, self._signing, self._attendance, self._bin, self._move):
            one.setEnabled(chosen is not None)
        if chosen is None and self.isVisible():
            self._name.setFocus()

    def show_members(self, members: Sequence[Member], withdrawn: Sequence[Member], duplicates: int) -> None:
        """The people on the list, and those in the bin."""
        self._lists = (members, withdrawn)
        self._bin.setText(self.tr("Corbeille ({count})").format(count=len(withdrawn)))
        self._bin.setVisible(bool(withdrawn) or self._bin.isChecked())
        if not withdrawn:
            self._bin.setChecked(False)
        self._doubles.setVisible(duplicates > 0)
        self._doubles.setText(self.tr("Doublons possibles ({count})").format(count=duplicates))
        self._fill()

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def tell(self, text: str) -> None:
        """A line of state in the bar at the bottom."""
        self.notice.hide()
        self.bar.state.set_text(text)

    def _fill(self) -> None:
        binned = self._bin.isChecked()
        shown = self._lists[binned]
        self.model.show_rows(
            [((m.name, m.enrolment.group, m.enrolment.code, m.enrolment.organisation), m) for m in shown]
        )
        count = counted(len(shown), self.tr("personne"), self.tr("personnes"))
        where = self.tr("dans la corbeille, pour trente jours") if binned else self.tr("sur la liste")
        self._people.setText(f"{count} {where}")
        set_words(self._move, self.tr("Remettre sur la liste") if binned else self.tr("Retirer de la liste"))
        self._move.setEnabled(bool(shown))
        self._people.setVisible(bool(shown))
        self.table.setVisible(bool(shown))
        self._move.setVisible(bool(shown))
        if shown:
            self._none.hide()
            self.table.selectRow(0)
        else:
            self._show_none()

    def _show_none(self) -> None:
        """What is to be done first: name the session, then bring its list."""
        if self._cohort is None:
            told = self.tr("Donnez-lui un nom, un lieu et des dates, puis enregistrez-la : sa liste viendra ensuite.")
            self._none.fill(self.tr("Une nouvelle session"), told, "users")
        else:
            told = self.tr(
                "Importez la liste de classe, d’un fichier CSV ou XLSX ; rien n’est écrit sans votre accord."
            )
            self._none.fill(self.tr("Personne sur cette liste."), told, "users")

    def _emit_move(self) -> None:
        member = self.model.what(self.table.currentIndex())
        if member is not None:
            (self.return_requested if self._bin.isChecked() else self.withdrawal_requested).emit(member)

    def _emit_plan(self) -> None:
        self.saved.emit(
            CohortPlan(
                name=self._name.text(),
                place=self._place.text(),
                starts=iso_day(self._starts.text()),
                ends=iso_day(self._ends.text()),
                trainers=tuple(name.strip() for name in self._trainers.text().split(",") if name.strip()),
                groups=tuple(name.strip() for name in self._groups.text().split(",") if name.strip()),
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        set_icon(self._import, self._theme, "users", "on_primary")
        set_icon(self._save, self._theme, "save")
        self.table.set_widths({0: 300, 1: 140, 2: 120, 3: 200})
        self._arrange()
