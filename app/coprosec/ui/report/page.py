"""One screen for the group: what it proposes, by points."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprosec.domain.cohorts import Cohort
from coprosec.domain.counting import counted
from coprosec.domain.proposals import Proposal
from coprosec.ui.report.similar import Pair, SimilarCard
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import CohortPicker
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.widgets.tick_line import TickLine
from coprosec.ui.wording import Explanation


class RankingTable(Table):
    """Signals:
    points_requested: one more (+1) or one less (−1) for the selected row.
    """

    points_requested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {"+": 1, "=": 1, "-": -1}.get(event.text())
        if step is not None and self.currentIndex().isValid():
            self.points_requested.emit(step)
        else:
            super().keyPressEvent(event)


class ReportPage(QWidget):
    """Signals:
    cohort_chosen: a session, or everybody (None).
    ranked: a proposal and its points.
    taken_apart: a proposal whose recommendations stand alone again.
    written: the report is asked for; its suffix, and whether people are named.
    """

    cohort_chosen = Signal(object)
    ranked = Signal(object, int)
    taken_apart = Signal(object)
    written = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._proposals: tuple[Proposal, ...] = ()
        self.notice = Notice(theme)
        self._none = PageNotice(theme)
        self.similar = SimilarCard()
        self._cohorts = CohortPicker()
        self._cohorts.activated.connect(lambda _row: self.cohort_chosen.emit(self._cohorts.currentData()))
        self._count = label("", "muted")
        self._named = TickLine(self.tr("Nommer les participants"))
        headings = (self.tr("Points"), self.tr("Recommandation"), self.tr("Par qui"), self.tr("Échéance"))
        self.model = RowsModel((*headings, self.tr("Auteurs")), frozenset({0, 4}))
        self.table = RankingTable(theme, self.tr("Recommandations du groupe"))
        self.table.setModel(self.model)
        self.table.points_requested.connect(self._step)
        self.table.selectionModel().currentChanged.connect(self._dress)
        self._more, self._less = button(self.tr("Point")), button(self.tr("Point"))
        self._more.setAccessibleName(self.tr("Un point de plus"))
        self._less.setAccessibleName(self.tr("Un point de moins"))
        self._apart = button(self.tr("Séparer"), "quiet")
        self._more.clicked.connect(lambda: self._step(1))
        self._less.clicked.connect(lambda: self._step(-1))
        self._apart.clicked.connect(self._take_apart)
        self._pdf = button(self.tr("Écrire en PDF…"))
        self._docx = button(self.tr("Écrire le rapport…"), "primary")
        self._pdf.clicked.connect(lambda: self.written.emit(".pdf", self._named.ticked))
        self._docx.clicked.connect(lambda: self.written.emit(".docx", self._named.ticked))
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.tr("Rapport"), "display"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self._cohorts)
        actions = QHBoxLayout()
        actions.setSpacing(12)
        for action in (self._more, self._less, self._apart):
            actions.addWidget(action)
        actions.addStretch(1)
        tall = Tall()
        rows = tall.rows
        rows.addLayout(head)
        told = self.tr("Avec le groupe : + et − donnent des points à la recommandation choisie, qui monte ou descend.")
        rows.addWidget(label(told, "muted", wrap=True))
        rows.addWidget(self.notice)
        rows.addWidget(self.similar)
        rows.addWidget(self._none)
        rows.addWidget(self.table, 1)
        rows.addLayout(actions)
        rows.addWidget(self._named)
        rows.addStretch(0)
        lay_page(self, tall, Footer(self._pdf, self._docx))

    def show_proposals(
        self, cohorts: Sequence[Cohort], chosen: str | None, proposals: Sequence[Proposal], pairs: Sequence[Pair]
    ) -> None:
        """What the group proposes, and the pairs to look at; the selected one stays so."""
        selected = self._selected()
        self._cohorts.offer_cohorts(cohorts)
        self._cohorts.choose(chosen)
        self._proposals = tuple(proposals)
        self.model.show_rows([(self._cells(one), one) for one in self._proposals])
        many = self.tr("recommandations")
        self._count.setText(counted(len(self._proposals), self.tr("recommandation"), many))
        rows = [nth for nth, one in enumerate(self._proposals) if selected is not None and one.id == selected.id]
        if self._proposals:
            self.table.selectRow(rows[0] if rows else 0)
        self.similar.show_pair(pairs[0] if pairs else None, len(pairs) - 1)
        self._show_none()
        self._dress()

    def _show_none(self) -> None:
        """What will be here, while nobody has proposed anything."""
        some = bool(self._proposals)
        for one in (self.table, self._more, self._less, self._apart):
            one.setVisible(some)
        told = self.tr(
            "Chaque module demande à la fin : que faut-il faire, par qui, quand ? Ce que les apprenants écriront "
            "viendra ici ; le rapport peut déjà s’écrire sans."
        )
        self._none.fill_if(not some, self.tr("Aucune recommandation encore."), told, "megaphone")

    def show_written(self, path: str) -> None:
        self.notice.say(self.tr("Le rapport est écrit."), path, "good")

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _cells(self, one: Proposal) -> tuple[str, ...]:
        text = one.text
        if len(one.members) > 1:
            text += self.tr(" ({count} réunies)").format(count=len(one.members))
        return (str(one.points), text, one.actor, one.deadline or "—", str(one.authors))

    def _selected(self) -> Proposal | None:
        index = self.table.currentIndex()
        found = self.model.what(index) if index.isValid() else None
        return found if isinstance(found, Proposal) else None

    def _step(self, step: int) -> None:
        if (one := self._selected()) is not None:
            self.ranked.emit(one, one.points + step)

    def _take_apart(self) -> None:
        if (one := self._selected()) is not None:
            self.taken_apart.emit(one)

    def _dress(self, *_current: QModelIndex) -> None:
        one = self._selected()
        self._cohorts.setMinimumWidth(self._theme.px(240))
        self.table.setMinimumHeight(self._theme.px(190))
        self.table.set_widths({0: 76, 1: 500, 2: 130, 3: 170, 4: 80})
        set_icon(self._more, self._theme, "plus")
        set_icon(self._less, self._theme, "minus")
        set_icon(self._docx, self._theme, "file-text", "on_primary")
        for action in (self._more, self._less):
            action.setEnabled(one is not None)
        self._apart.setEnabled(one is not None and len(one.members) > 1)
