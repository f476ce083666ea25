"""A class list on its way in: the file, what its columns mean, and what would become of each line."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.ids import LearnerId
from coprosec.domain.roster import Column, Judged, Refusal, Sheet, Verdict
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.rows import Index, RowsModel
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_ACROSS = 4
"""Columns of the file shown side by side."""


class RosterPage(QWidget):
    """Signals:
    browse_requested: choose a file in a dialog.
    file_chosen: a path was typed or chosen.
    columns_changed: the columns mean something else (tuple of Column).
    import_requested: record the lines (choices by line).
    back_requested: to the session.
    """

    browse_requested = Signal()
    file_chosen = Signal(str)
    columns_changed = Signal(object)
    import_requested = Signal(object)
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: dict[int, LearnerId | None] = {}
        self._judged: tuple[Judged, ...] = ()
        self._combos: list[Picker] = []
        self.notice = PageNotice(theme)
        self._title = label("", "display", wrap=True)
        self._path = QLineEdit()
        self._path.setAccessibleName(self.tr("Fichier de la liste"))
        self._path.setPlaceholderText(self.tr("Fichier CSV ou XLSX"))
        self._path.returnPressed.connect(lambda: self.file_chosen.emit(self._path.text().strip()))
        self._browse = button(self.tr("Choisir le fichier"))
        self._browse.clicked.connect(self.browse_requested)
        self._mapping = QWidget()
        self._mapping_grid = QGridLayout(self._mapping)
        self._mapping_grid.setContentsMargins(0, 0, 0, 0)
        self._sums = label("", "section", wrap=True)
        headings = (
            self.tr("Ligne"),
            self.tr("Nom"),
            self.tr("Groupe"),
            self.tr("Numéro"),
            self.tr("Ce qui sera fait"),
        )
        self.model = RowsModel(headings, frozenset({0}))
        self.table = Table(theme, self.tr("Lignes du fichier"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._settle)
        self._hint = label(
            self.tr("Une ligne douteuse attend votre choix : Entrée passe d’une réponse à l’autre."), "small", wrap=True
        )
        self._back = button(self.tr("Revenir à la session"))
        self._back.clicked.connect(self.back_requested)
        self._import = button(self.tr("Importer"), "primary")
        self._import.clicked.connect(lambda: self.import_requested.emit(dict(self._choices)))
        self.bar = ActionBar((self._back,), self._import)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.setSpacing(12)
        file.addWidget(self._path, 1)
        file.addWidget(self._browse)
        page = Tall((40, 24, 40, 14), 12)
        body = page.rows
        body.addWidget(self._title)
        body.addLayout(file)
        body.addWidget(self.notice)
        for one in (self._mapping, self._sums, self._hint):
            body.addWidget(one)
        body.addWidget(self.table, 1)
        body.addStretch(0)
        lay_page(self, page, self.bar)

    def show_start(self, cohort: str) -> None:
        """No file yet."""
        self._title.setText(self.tr("Importer une liste : {cohort}").format(cohort=cohort))
        self._path.clear()
        self.bar.state.set_text("")
        self.notice.fill(
            self.tr("Une ligne par personne."),
            self.tr(
                "Choisissez un fichier CSV ou XLSX. Rien n’est enregistré avant votre accord, et personne n’est jamais "
                "retiré de la liste."
            ),
            "users",
        )
        self._show_result(False)
        if self.isVisible():
            self._path.setFocus()

    def show_sheet(self, path: str, sheet: Sheet, columns: Sequence[Column]) -> None:
        """The columns of a file, with what they seem to mean."""
        self._path.setText(path)
        self._choices.clear()
        empty(self._mapping_grid)
        self._combos = []
        for nth, (heading, column) in enumerate(zip(sheet.headings, columns, strict=True)):
            name = self.tr("Colonne {name}").format(name=heading or nth + 1)
            combo = Picker(name, [(text, meaning) for meaning, text in self._meanings().items()], letters=6)
            combo.choose(column)
            combo.currentIndexChanged.connect(self._emit_columns)
            self._combos.append(combo)
            row, across = divmod(nth, _ACROSS)
            self._mapping_grid.addWidget(label(heading or str(nth + 1), "small"), 2 * row, across)
            self._mapping_grid.addWidget(combo, 2 * row + 1, across)

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """What would become of each line."""
        self.notice.hide()
        self._judged = tuple(judged)
        self.model.show_rows([(self._cells(line), line) for line in judged])
        self._show_result(True)
        self._sum_up()
        if judged:
            doubtful = [nth for nth, line in enumerate(judged) if line.verdict is Verdict.DOUBTFUL]
            self.table.selectRow(doubtful[0] if doubtful else 0)

    def show_error(self, explanation: Explanation) -> None:
        self._show_result(False)
        self.notice.explain(explanation)

    def _show_result(self, shown: bool) -> None:
        for one in (self._mapping, self._sums, self.table):
            one.setVisible(shown)
        self._hint.setVisible(shown and any(line.verdict is Verdict.DOUBTFUL for line in self._judged))
        self._import.setEnabled(shown)

    def _meanings(self) -> dict[Column, str]:
        return {
            Column.NAME: self.tr("Nom complet"),
            Column.FIRST_NAME: self.tr("Prénom"),
            Column.LAST_NAME: self.tr("Nom de famille"),
            Column.GROUP: self.tr("Groupe"),
            Column.CODE: self.tr("Numéro"),
            Column.ORGANISATION: self.tr("Organisation"),
            Column.IGNORED: self.tr("Ne pas importer"),
        }

    def _emit_columns(self) -> None:
        self.columns_changed.emit(tuple(combo.currentData() for combo in self._combos))

    def _settle(self, index: Index) -> None:
        """Go from one answer to the next for a doubtful line: each candidate, somebody new, not decided."""
        line: Judged = self.model.what(index)
        if line.verdict is not Verdict.DOUBTFUL:
            return
        answers: list[LearnerId | None] = [*(person.id for person in line.candidates), None]
        number = line.entry.line
        following = answers.index(self._choices[number]) + 1 if number in self._choices else 0
        if following < len(answers):
            self._choices[number] = answers[following]
        else:
            del self._choices[number]
        self.model.replace(index.row(), self._cells(line), line)
        self._sum_up()

    def _cells(self, line: Judged) -> tuple[str, ...]:
        entry = line.entry
        return (str(entry.line), entry.name, entry.group, entry.code, self._fate(line))

    def _fate(self, line: Judged) -> str:
        match line.verdict:
            case Verdict.CREATED:
                return self.tr("Nouvelle personne")
            case Verdict.MATCHED:
                return self.tr("Déjà connue")
            case Verdict.REFUSED:
                return self._refusal(line)
            case Verdict.DOUBTFUL:
                return self._doubt(line)

    def _doubt(self, line: Judged) -> str:
        number = line.entry.line
        if number not in self._choices:
            names = ", ".join(person.name for person in line.candidates)
            return self.tr("Douteux : est-ce {names} ?").format(names=names)
        chosen = self._choices[number]
        if chosen is None:
            return self.tr("Nouvelle personne (choisi)")
        name = next(person.name for person in line.candidates if person.id == chosen)
        return self.tr("Même personne que {name} (choisi)").format(name=name)

    def _refusal(self, line: Judged) -> str:
        match line.refusal:
            case Refusal.NO_NAME:
                return self.tr("Refusée : il n’y a pas de nom")
            case Refusal.REPEATED:
                return self.tr("Refusée : répète la ligne {line}").format(line=line.same_as)
            case _:
                return self.tr("Refusée : ce nom ne peut pas être enregistré")

    def _sum_up(self) -> None:
        sums = {verdict: sum(line.verdict is verdict for line in self._judged) for verdict in Verdict}
        waiting = sum(
            line.verdict is Verdict.DOUBTFUL and line.entry.line not in self._choices for line in self._judged
        )
        words = (
            counted(sums[Verdict.CREATED], self.tr("nouvelle personne"), self.tr("nouvelles personnes")),
            counted(sums[Verdict.MATCHED], self.tr("déjà connue"), self.tr("déjà connues")),
            counted(sums[Verdict.DOUBTFUL], self.tr("douteuse"), self.tr("douteuses")),
            counted(sums[Verdict.REFUSED], self.tr("refusée"), self.tr("refusées")),
        )
        self._sums.setText(" · ".join(words))
        ready = sums[Verdict.CREATED] + sums[Verdict.MATCHED] + sums[Verdict.DOUBTFUL] - waiting
        text = self.tr("Importer {lines}").format(lines=counted(ready, self.tr("ligne"), self.tr("lignes")))
        set_words(self._import, text)
        self._import.setEnabled(ready > 0)
        self.bar.state.set_text(
            self.tr("{count} à décider : elles attendront").format(count=waiting) if waiting else ""
        )

    def _restyle(self) -> None:
        set_icon(self._import, self._theme, "check", "on_primary")
        set_icon(self._browse, self._theme, "file-text")
        with QSignalBlocker(self.table):
            self.table.set_widths({0: 70, 1: 260, 2: 110, 3: 110, 4: 300})
