"""Pairs of people who may be one, and those already said to be."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from coprosec.domain.roster import Known
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import Comfortable, lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

Pair = tuple[Known, Known]


class DuplicatesPage(QWidget):
    """Signals:
    merge_requested: two people are one (the one kept, the other).
    separation_requested: they are two after all (the one kept, the other).
    back_requested: to the sessions.
    """

    merge_requested = Signal(object)
    separation_requested = Signal(object)
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        headings = (self.tr("Une personne"), self.tr("Numéro"), self.tr("Une autre"), self.tr("Numéro "))
        self.model, self.merged = RowsModel(headings), RowsModel(headings)
        self.table = Table(theme, self.tr("Doublons possibles"))
        self.table.setModel(self.model)
        self.done = Table(theme, self.tr("Personnes réunies"))
        self.done.setModel(self.merged)
        self._done_title = label(self.tr("Déjà réunies"), "section")
        self._none = PageNotice(theme)
        self._back = button(self.tr("Revenir aux sessions"))
        self._back.clicked.connect(self.back_requested)
        self._separate = button(self.tr("Séparer de nouveau"))
        self._separate.clicked.connect(lambda: self._emit(self.done, self.separation_requested))
        self._merge = button(self.tr("C’est la même personne"), "primary")
        self._merge.clicked.connect(lambda: self._emit(self.table, self.merge_requested))
        page = Tall((40, 28, 40, 16), 14)
        body = page.rows
        body.addWidget(label(self.tr("Doublons possibles"), "display"))
        body.addWidget(self.notice)
        told = self.tr(
            "Ces noms se ressemblent. Réunir deux personnes ne supprime rien : leurs progrès s’additionnent, "
            "et l’on peut les séparer de nouveau."
        )
        body.addWidget(Comfortable(theme, label(told, "muted", wrap=True)))
        body.addWidget(self._none)
        body.addWidget(self.table, 2)
        body.addWidget(self._done_title)
        body.addWidget(self.done, 1)
        body.addStretch(0)
        lay_page(self, page, ActionBar((self._back, self._separate), self._merge))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_pairs(self, pairs: Sequence[Pair], merged: Sequence[Pair]) -> None:
        """Show both lists anew."""
        self.notice.hide()
        for model, table, rows in ((self.model, self.table, pairs), (self.merged, self.done, merged)):
            model.show_rows([((one.name, one.code, other.name, other.code), (one, other)) for one, other in rows])
            table.setVisible(bool(rows))
            if rows:
                table.selectRow(0)
        told = self.tr("Quand deux noms se ressembleront, ils se verront ici, côte à côte.")
        self._none.fill_if(not pairs, self.tr("Aucun nom ne se ressemble."), told, "users")
        self._merge.setEnabled(bool(pairs))
        self._done_title.setVisible(bool(merged))
        self._separate.setVisible(bool(merged))
        if pairs and self.isVisible():
            self.table.setFocus()

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _emit(self, table: Table, signal: SignalInstance) -> None:
        pair = (self.model if table is self.table else self.merged).what(table.currentIndex())
        if pair is not None:
            signal.emit(pair)

    def _restyle(self) -> None:
        set_icon(self._merge, self._theme, "check", "on_primary")
        for table in (self.table, self.done):
            table.set_widths({0: 300, 1: 110, 2: 300, 3: 110})
