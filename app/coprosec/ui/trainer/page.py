"""The board: a few figures, filters, and one line a person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coprosec.domain.board import Board, totals
from coprosec.domain.cohorts import Cohort
from coprosec.domain.counting import counted
from coprosec.domain.ids import CohortId
from coprosec.ui.theme import Theme
from coprosec.ui.trainer.cells import CellDelegate
from coprosec.ui.trainer.model import BoardModel, Fixed, Index, Shown
from coprosec.ui.vantage import VantageBar
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import CohortPicker, Picker
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class TrainerPage(QWidget):
    """Signals:
    cohort_chosen: another class list (CohortId), or everybody (None).
    learner_requested: a person was opened (LearnerId).
    lists_requested: there is nobody: where lists of people are taken in.
    """

    cohort_chosen = Signal(object)
    learner_requested = Signal(str)
    lists_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._figures = label("", "muted", wrap=True)
        self._cohort = CohortPicker()
        self._cohort.activated.connect(lambda _row: self.cohort_chosen.emit(self._cohort.currentData()))
        kinds = (
            (self.tr("Tout le monde"), Shown.EVERYBODY),
            (self.tr("À aider"), Shown.NEEDING_HELP),
            (self.tr("Pas commencé"), Shown.NOT_STARTED),
            (self.tr("Tout réussi"), Shown.FINISHED),
        )
        self._kind = Picker(self.tr("Qui montrer"), kinds, letters=10)
        self._group = Picker(self.tr("Groupe"), letters=10)
        self._typed = QLineEdit()
        self._typed.setClearButtonEnabled(True)
        self._typed.setPlaceholderText(self.tr("Chercher un nom"))
        self._typed.setAccessibleName(self.tr("Chercher un nom"))
        self._typed.textChanged.connect(self._filter)
        for combo in (self._kind, self._group):
            combo.currentIndexChanged.connect(self._filter)
        self.model = BoardModel()
        self.table = Table(theme, self.tr("Tableau de bord"))
        self.table.setModel(self.model)
        self._delegate = CellDelegate(theme)
        self.table.setItemDelegate(self._delegate)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Fixed.NAME, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self._open)
        self._empty = PageNotice(theme)
        self._empty.action_requested.connect(self._fill)
        self.vantage = VantageBar()
        self._show = button(self.tr("Voir la personne"), "primary")
        self._show.clicked.connect(lambda: self._open(self.table.currentIndex()))
        self._bar = ActionBar((), self._show)
        self._bar.state.setProperty("role", "small")
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self._typed, 2)
        filters.addWidget(self._kind, 1)
        filters.addWidget(self._group, 1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.tr("Tableau de bord"), "display"), 1)
        head.addWidget(self._cohort, 1)
        page = Tall((40, 28, 40, 16), 14)
        body = page.rows
        body.addLayout(head)
        for widget in (self.notice, self.vantage, self._figures):
            body.addWidget(widget)
        body.addLayout(filters)
        body.addWidget(self.table, 1)
        body.addWidget(self._empty)
        body.addStretch(0)
        lay_page(self, page, self._bar)

    def show_cohorts(self, cohorts: tuple[Cohort, ...], chosen: CohortId | None, *, on_server: bool) -> None:
        """The class lists to choose from."""
        here, there = self.tr("Toutes les personnes de ce poste"), self.tr("Toutes les personnes du serveur")
        self._cohort.offer_cohorts(cohorts, there if on_server else here)
        self._cohort.choose(chosen)

    def show_board(self, board: Board) -> None:
        self.notice.hide()
        self.model.show_board(board)
        groups = sorted({row.group for row in board.rows if row.group})
        self._group.offer([(self.tr("Tous les groupes"), ""), *((group, group) for group in groups)])
        self._group.setVisible(bool(groups))
        self.table.setColumnHidden(Fixed.GROUP, not groups)
        self._figures.setText(self._summary(board))
        self._filter()
        self._restyle()
        take_keyboard(self._typed)

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def show_loading(self, *, on_server: bool) -> None:
        """Nothing of what was shown is mistaken for what the server has."""
        if on_server:
            self.notice.hide()
            self._figures.clear()
            self._bar.state.set_text("")
            self._show.hide()
            self._tell(self.tr("Lecture du serveur…"), "", "clock")
        elif not self.model.rowCount():
            self._tell(self.tr("Lecture des progrès…"), "", "clock")

    def _summary(self, board: Board) -> str:
        sums = totals(board.rows)
        return " · ".join(
            (
                counted(sums.people, self.tr("personne"), self.tr("personnes")),
                self.tr("{count} ont commencé").format(count=sums.started)
                if sums.started > 1
                else self.tr("{count} a commencé").format(count=sums.started),
                self.tr("{count} à aider").format(count=sums.needing_help),
                counted(sums.modules_passed, self.tr("module réussi"), self.tr("modules réussis")),
            )
        )

    def _filter(self) -> None:
        self.model.filter(
            self._typed.text(), self._kind.currentData() or Shown.EVERYBODY, self._group.currentData() or ""
        )
        count = self.model.rowCount()
        self._bar.state.set_text(counted(count, self.tr("personne affichée"), self.tr("personnes affichées")))
        if count:
            self._empty.hide()
            self.table.show()
            self.table.selectRow(0)
        elif self._is_filtered():
            told = self.tr("Effacez quelques lettres, ou montrez tout le monde.")
            title, action = self.tr("Personne ne correspond à ces filtres."), self.tr("Montrer tout le monde")
            self._tell(title, told, "search", action)
        else:
            told = self.tr(
                "Importez une liste de classe à la page « Sessions de formation », ou laissez chacun s’inscrire : leur "
                "progression se verra ici, module par module."
            )
            self._tell(self.tr("Personne encore."), told, "users", self.tr("Sessions de formation"))
        self._show.setVisible(count > 0)

    def _is_filtered(self) -> bool:
        return bool(self._typed.text()) or self._kind.currentIndex() > 0 or self._group.currentIndex() > 0

    def _fill(self) -> None:
        """Have somebody to show."""
        if not self._is_filtered():
            self.lists_requested.emit()
            return
        self._typed.clear()
        for picker in (self._kind, self._group):
            picker.setCurrentIndex(0)
        take_keyboard(self._typed)

    def _tell(self, title: str, text: str, icon: str, action: str = "") -> None:
        self._empty.fill(title, text, icon, action=action)
        self.table.hide()

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.learner_requested.emit(self.model.row(index).learner)

    def _restyle(self) -> None:
        set_icon(self._show, self._theme, "arrow-right", "on_primary", after=True)
        modules = range(len(Fixed), self.model.columnCount() - 2)
        last = self.model.columnCount() - 1
        self.table.set_widths(
            {0: 186, 1: 90, **dict.fromkeys(modules, 114), last - 1: 92, last: 130},
            {0: 150, **dict.fromkeys(modules, 106), last: 100},
        )
