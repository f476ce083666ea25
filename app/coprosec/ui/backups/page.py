"""The list of backups, and what going back to one of them would change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from coprosec.domain.counting import counted
from coprosec.services.maintenance import Backup, Contents, Preview, Shelved
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import Comfortable, lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day

_NAMED = 4
"""Names said before the others are only counted."""


class BackupsPage(QWidget):
    """Two steps: the list, then what one of them would bring back and lose.

    Signals:
        backup_requested: make one now.
        preview_requested: look into one (Shelved).
        restore_requested: go back to one (Backup), keeping what is newer or not.
        addition_requested: add what the record lacks of one (Backup).
        return_requested: add again what the last restore left out.
    """

    backup_requested = Signal()
    preview_requested = Signal(object)
    restore_requested = Signal(object, bool)
    addition_requested = Signal(object)
    return_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._looked_at: Backup | None = None
        self.notice = Notice(theme)
        self._undo = button(self.tr("Reprendre ce qui est plus récent"))
        self._undo.clicked.connect(self.return_requested)
        self.model = RowsModel(
            (self.tr("Faite"), self.tr("Faits enregistrés"), self.tr("Apprenants")), frozenset({1, 2})
        )
        self.table = Table(theme, self.tr("Sauvegardes"))
        self.table.setModel(self.model)
        self.table.opened.connect(lambda _index: self._go_on())
        self._none = PageNotice(theme)
        self._bar = SlimBar(theme)
        self._when = label("", "section", wrap=True)
        self._back, self._lost = label("", wrap=True), label("", wrap=True)
        self._keep = QCheckBox(self.tr("Garder aussi ce qui est plus récent"))
        self._keep.setAccessibleName(self._keep.text())
        self._keep.toggled.connect(self._dress)
        self._card = Card((24, 18, 24, 20), 10)
        self._now = button(self.tr("Sauvegarder maintenant"))
        self._now.clicked.connect(self.backup_requested)
        self._cancel = button(self.tr("Revenir à la liste"))
        self._cancel.clicked.connect(self.show_list)
        self._add = button(self.tr("Ajouter seulement ce qui manque"))
        self._add.clicked.connect(lambda: self.addition_requested.emit(self._looked_at))
        self._primary = button(self.tr("Voir ce qui reviendrait"), "primary")
        self._primary.clicked.connect(self._go_on)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_list()

    def _lay_out(self) -> None:
        safe = self.tr("Avant d’y revenir, le programme sauvegarde ce qui est là : vous pourrez le reprendre.")
        for widget in (self._when, self._back, self._lost):
            self._card.rows.addWidget(widget)
        for control in (self._keep, self._add):
            self._card.rows.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self._card.rows.addWidget(label(safe, "muted", wrap=True))
        told = self.tr(
            "Le programme fait une sauvegarde toutes les 30 minutes quand quelque chose a changé, à la fermeture, et "
            "avant tout ce qui est risqué. Chacune est relue aussitôt faite."
        )
        page = Tall((40, 28, 40, 16), 14)
        page.rows.addWidget(label(self.tr("Sauvegardes"), "display"))
        page.rows.addWidget(Comfortable(self._theme, label(told, "muted", wrap=True)))
        page.rows.addWidget(self.notice)
        page.rows.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        page.rows.addWidget(self._bar)
        page.rows.addWidget(self._none)
        page.rows.addWidget(self._card)
        page.rows.addWidget(self.table, 1)
        page.rows.addStretch(0)
        lay_page(self, page, ActionBar((self._now, self._cancel), self._primary))

    def show_loading(self) -> None:
        """Nothing is known yet."""
        self.notice.hide()
        self._undo.hide()
        self.show_list()
        self.show_working()

    def show_shelf(self, shelf: Sequence[Shelved]) -> None:
        """Every backup, the newest first."""
        unknown = self.tr("illisible")
        self.model.show_rows(
            [
                (
                    (
                        day(shelved.backup.made_at),
                        *((f"{shelved.counts[0]}", f"{shelved.counts[1]}") if shelved.counts else (unknown, "")),
                    ),
                    shelved,
                )
                for shelved in shelf
            ]
        )
        if shelf:
            self.table.selectRow(0)
        self.show_list()

    def show_list(self) -> None:
        """The first step."""
        self._looked_at = None
        self._rest()
        take_keyboard(self.table if self.model.rowCount() else self._now)

    def show_working(self) -> None:
        """Something runs: nothing else may begin."""
        self.show_share(0.0)
        for one in (self._now, self._undo, self._cancel, self._add, self._primary, self.table, self._keep):
            one.setEnabled(False)
        self._none.hide()

    def show_share(self, share: float) -> None:
        """How far what runs is."""
        self._bar.setVisible(True)
        self._bar.set_share(max(share, 0.05), self.tr("Travail en cours"))

    def show_preview(self, backup: Backup, preview: Preview) -> None:
        """The second step."""
        self._looked_at = backup
        self.notice.hide()
        found, difference = preview.contents, preview.difference
        self._when.setText(
            self.tr("Sauvegarde faite {when} : {facts} de {people}").format(
                when=day(backup.made_at),
                facts=counted(found.statements, self.tr("fait"), self.tr("faits")),
                people=counted(found.learners, self.tr("personne"), self.tr("personnes")),
            )
        )
        self._back.setText(self._told(self.tr("Ce qui reviendrait : "), difference.only_backup, difference.back))
        self._lost.setText(self._told(self.tr("Ce qui est plus récent : "), difference.only_record, difference.lost))
        self._keep.setVisible(difference.only_record > 0)
        self._keep.setChecked(True)
        self._rest()
        self._add.setVisible(difference.only_backup > 0)
        take_keyboard(self._keep if difference.only_record else self._primary)

    def show_made(self) -> None:
        self.notice.say(self.tr("La sauvegarde est faite et relue."), "", "good")

    def show_restored(self, contents: Contents, added: int, left: int) -> None:
        """A backup is in place; `left` statements that are newer wait in the backup made just before."""
        facts = counted(contents.statements + added, self.tr("fait"), self.tr("faits"))
        told = self.tr("Le poste contient maintenant {facts}.").format(facts=facts)
        if left:
            newer = counted(left, self.tr("fait plus récent attend"), self.tr("faits plus récents attendent"))
            told += " " + self.tr("{newer} dans une sauvegarde : vous pouvez encore les reprendre.").format(newer=newer)
        self._undo.setVisible(left > 0)
        self.notice.say(self.tr("La sauvegarde est remise en place."), told, "good")

    def show_added(self, count: int) -> None:
        self._undo.hide()
        told = counted(count, self.tr("fait ajouté"), self.tr("faits ajoutés"))
        self.notice.say(self.tr("Ce qui manquait est de retour : {told}.").format(told=told), "", "good")

    def show_error(self, explanation: Explanation) -> None:
        self.show_list()
        self.notice.explain(explanation)

    def _told(self, heading: str, count: int, names: Sequence[str]) -> str:
        if not count:
            return heading + self.tr("rien")
        told = heading + counted(count, self.tr("fait"), self.tr("faits"))
        if not names:
            return told
        more = len(names) - _NAMED
        shown = ", ".join(names[:_NAMED])
        if more > 0:
            shown += self.tr(" et {others}").format(others=counted(more, self.tr("autre"), self.tr("autres")))
        return self.tr("{told}, de {names}").format(told=told, names=shown)

    def _go_on(self) -> None:
        if not self._primary.isEnabled():
            return
        if self._looked_at is not None:
            self.restore_requested.emit(self._looked_at, self._keep.isChecked() and not self._keep.isHidden())
        elif (shelved := self.model.what(self.table.currentIndex())) is not None:
            self.preview_requested.emit(shelved)

    def _rest(self) -> None:
        """What can be done in the step that is shown."""
        looking, rows = self._looked_at is not None, self.model.rowCount() > 0
        self._bar.hide()
        self._card.setVisible(looking)
        self.table.setVisible(rows and not looking)
        told = self.tr("La première se fera d’elle-même ; vous pouvez aussi la demander maintenant.")
        self._none.fill_if(not (rows or looking), self.tr("Il n’y a pas encore de sauvegarde."), told, "history")
        self._now.setVisible(not looking)
        self._cancel.setVisible(looking)
        if looking:
            self._undo.hide()
        for one in (self._now, self._undo, self._cancel, self._add, self.table, self._keep):
            one.setEnabled(True)
        self._primary.setEnabled(looking or rows)
        self._dress()

    def _dress(self) -> None:
        looking = self._looked_at is not None
        text = self.tr("Revenir à cette sauvegarde") if looking else self.tr("Voir ce qui reviendrait")
        set_words(self._primary, text)
        set_icon(self._primary, self._theme, "history" if looking else "search", "on_primary")

    def _restyle(self) -> None:
        set_icon(self._now, self._theme, "save")
        set_icon(self._undo, self._theme, "rotate-ccw")
        set_icon(self._add, self._theme, "plus")
        self.table.set_widths({0: 360, 1: 200, 2: 160})
        self._dress()
