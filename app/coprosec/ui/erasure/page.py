"""Who can be put in the bin, who is in it, and the one thing that cannot be undone, confirmed by typing a name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.erasure import Binned
from coprosec.domain.learner import Learner
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import TitledCard
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import Comfortable, lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day


class ErasurePage(QWidget):
    """Two steps: the list, then the name to type.

    Signals:
        bin_requested, copy_requested: hide somebody, or write what is kept of them (LearnerId).
        return_requested: take somebody out of the bin (LearnerId).
        erasure_requested: erase somebody for good (LearnerId), and the name that was typed.
    """

    bin_requested = Signal(str)
    copy_requested = Signal(str)
    return_requested = Signal(str)
    erasure_requested = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._leaving: Binned | None = None
        self.notice = Notice(theme)
        self.people = Picker(self.tr("Personne"))
        self._bin = button(self.tr("Mettre à la corbeille"))
        self._bin.clicked.connect(lambda: self._emit_person(self.bin_requested))
        self._copy = button(self.tr("Écrire une copie de ses données…"), "quiet")
        self._copy.clicked.connect(lambda: self._emit_person(self.copy_requested))
        self.model = RowsModel((self.tr("Nom"), self.tr("Depuis"), self.tr("Jours restants")))
        self.table = Table(theme, self.tr("Corbeille"))
        self.table.setModel(self.model)
        self._none = PageNotice(theme)
        self._what = label("", wrap=True)
        self.typed = QLineEdit()
        self.typed.textChanged.connect(lambda _text: self._dress())
        self.typed.returnPressed.connect(self._go_on)
        self._return = button(self.tr("Sortir de la corbeille"))
        self._return.clicked.connect(self._emit_return)
        self._cancel = button(self.tr("Ne rien effacer"))
        self._cancel.clicked.connect(self.show_list)
        self._primary = button(self.tr("Effacer pour de bon…"), "primary")
        self._primary.clicked.connect(self._go_on)
        self._choice, self._card = self._make_choice(), self._make_card()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_list()

    def _lay_out(self) -> None:
        told = self.tr(
            "La corbeille cache une personne sur tous les postes, sans rien perdre : on peut l’en sortir. Après trente "
            "jours, le programme propose d’effacer ; il n’efface jamais de lui-même."
        )
        page = Tall((40, 28, 40, 16), 14)
        page.rows.addWidget(label(self.tr("Corbeille et effacement"), "display", wrap=True))
        page.rows.addWidget(Comfortable(self._theme, label(told, "muted", wrap=True)))
        page.rows.addWidget(self.notice)
        page.rows.addWidget(self._choice)
        page.rows.addWidget(self._none)
        page.rows.addWidget(self._card)
        page.rows.addWidget(self.table, 1)
        page.rows.addStretch(0)
        lay_page(self, page, ActionBar((self._return, self._cancel), self._primary))

    def _make_choice(self) -> TitledCard:
        card = TitledCard(self.tr("Une personne"))
        card.rows.addWidget(self.people)
        actions = QHBoxLayout()
        for one in (self._bin, self._copy):
            actions.addWidget(one)
        actions.addStretch(1)
        card.rows.addLayout(actions)
        return card

    def _make_card(self) -> TitledCard:
        card = TitledCard(self.tr("Effacer pour de bon"))
        card.rows.addWidget(self._what)
        card.rows.addWidget(self.typed)
        honest = self.tr(
            "Tout ce qui la concerne disparaît de ce poste, de ses sauvegardes, puis des autres postes quand la clé "
            "navette y passe. Ce qui a déjà été imprimé, exporté ou copié ailleurs n’est pas atteint."
        )
        card.rows.addWidget(label(honest, "muted", wrap=True))
        return card

    def show_people(self, people: Sequence[Learner], binned: Sequence[Binned], days_left: Sequence[int]) -> None:
        """Show both lists anew."""
        self.people.offer([(one.name, one.id) for one in sorted(people, key=lambda one: one.name.casefold())])
        over = self.tr("effacement proposé")
        rows = [
            ((one.name, day(one.since), str(left) if left else over), one)
            for one, left in zip(binned, days_left, strict=True)
        ]
        self.model.show_rows(rows)
        if rows:
            self.table.selectRow(0)
        self._choice.setVisible(bool(people))
        self.show_list()
        waiting = sum(left == 0 for left in days_left)
        if waiting:
            title = counted(waiting, self.tr("personne attend"), self.tr("personnes attendent"))
            told = self.tr("Leurs trente jours sont passés : effacez-les, ou sortez-les de la corbeille.")
            self.notice.say(self.tr("{people} votre décision.").format(people=title), told, "warm")

    def show_list(self) -> None:
        """The first step."""
        self._leaving = None
        self.typed.clear()
        self._dress()
        take_keyboard(self.table if self.model.rowCount() else self.people)

    def tell(self, title: str, advice: str = "") -> None:
        self.notice.say(title, advice, "good")

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _ask_name(self, binned: Binned) -> None:
        self._leaving = binned
        self.notice.hide()
        asked = self.tr("Pour effacer {name}, tapez son nom.").format(name=binned.name)
        by = self.tr("À la corbeille depuis : {when}, par {trainer}.").format(
            when=day(binned.since), trainer=binned.trainer
        )
        self._what.setText(f"{asked}\n{by}" if binned.trainer else asked)
        self.typed.setAccessibleName(asked)
        self._dress()
        take_keyboard(self.typed)

    def _go_on(self) -> None:
        if not self._primary.isEnabled():
            return
        if self._leaving is not None:
            self.erasure_requested.emit(self._leaving.learner, self.typed.text())
        elif isinstance(chosen := self.model.what(self.table.currentIndex()), Binned):
            self._ask_name(chosen)

    def _emit_person(self, signal: object) -> None:
        if self.people.currentData() is not None:
            signal.emit(self.people.currentData())  # type: ignore[attr-defined]

    def _emit_return(self) -> None:
        chosen = self.model.what(self.table.currentIndex())
        if isinstance(chosen, Binned):
            self.return_requested.emit(chosen.learner)

    def _dress(self) -> None:
        leaving, rows = self._leaving, self.model.rowCount() > 0
        self._card.setVisible(leaving is not None)
        self._choice.setVisible(leaving is None and self.people.count() > 0)
        self.table.setVisible(rows and leaving is None)
        told = self.tr("Qui y est mis reste là trente jours, et peut en sortir.")
        self._none.fill_if(not rows and leaving is None, self.tr("La corbeille est vide."), told, "trash-2")
        self._return.setVisible(rows and leaving is None)
        self._cancel.setVisible(leaving is not None)
        text = self.tr("Effacer pour de bon") if leaving is not None else self.tr("Effacer pour de bon…")
        set_words(self._primary, text)
        same = leaving is not None and " ".join(self.typed.text().split()).casefold() == leaving.name.casefold()
        self._primary.setEnabled(same if leaving is not None else rows)

    def _restyle(self) -> None:
        set_icon(self._bin, self._theme, "trash-2")
        set_icon(self._copy, self._theme, "save")
        set_icon(self._return, self._theme, "rotate-ccw")
        set_icon(self._cancel, self._theme, "arrow-left")
        set_icon(self._primary, self._theme, "trash-2", "on_primary")
        self.table.set_widths({0: 300, 1: 220, 2: 160})
