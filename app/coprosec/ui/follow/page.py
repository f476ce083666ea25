"""One person: tries answer by answer, what happened when, help given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.following import CLAIMED, ENDED, AnswerView, AttemptView, Event, PersonView
from coprosec.domain.statements import Verb
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.segments import Segments
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, certainty_name, day, percent


class FollowPage(QWidget):
    """Signals:
    back_requested: to the board.
    note_requested: help was given (what, in words).
    """

    back_requested = Signal()
    note_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ""
        self.notice = Notice(theme)
        self._name = label("", "display", wrap=True)
        self._sums = label("", "muted", wrap=True)
        self.segments = Segments((self.tr("Essais"), self.tr("Parcours"), self.tr("Aide apportée")))
        self.attempts = self._table(self.tr("Essais"), (self.tr("Quiz"), self.tr("Quand"), self.tr("Résultat")))
        self.answers = self._table(
            self.tr("Réponses"),
            (self.tr("Question"), self.tr("Réponse"), self.tr("Jugement"), self.tr("Certitude"), self.tr("Secondes")),
        )
        self.events = self._table(self.tr("Parcours"), (self.tr("Quand"), self.tr("Fait"), self.tr("Sujet")))
        self.notes = self._table(self.tr("Aide apportée"), (self.tr("Quand"), self.tr("Note"), self.tr("Par")))
        self._nothing = PageNotice(theme)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Aide apportée aujourd’hui"))
        self.note.setPlaceholderText(self.tr("Par exemple : menace et risque, revus ensemble"))
        self.note.returnPressed.connect(self._emit_note)
        self._back = button(self.tr("Tableau de bord"))
        self._back.clicked.connect(self.back_requested)
        self._save = button(self.tr("Noter l’aide apportée"), "primary")
        self._save.setEnabled(False)
        self.note.textChanged.connect(lambda text: self._save.setEnabled(bool(text.strip())))
        self._save.clicked.connect(self._emit_note)
        self.bar = ActionBar((self._back,), self._save)
        self._views = QStackedWidget()
        self._views.addWidget(self._both(self._nothing, self.attempts, self.answers))
        self._views.addWidget(self.events)
        self._views.addWidget(self.notes)
        self.segments.chosen.connect(self._views.setCurrentIndex)
        self.attempts.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_answers(now.row()))
        self._view: PersonView | None = None
        self._noting = QWidget()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _table(self, name: str, headings: tuple[str, ...]) -> Table:
        table = Table(self._theme, name)
        table.setModel(RowsModel(headings))
        return table

    @staticmethod
    def _both(nothing: PageNotice, above: Table, below: Table) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(nothing)
        rows.addWidget(above, 2)
        rows.addWidget(below, 3)
        rows.addStretch(0)
        return holder

    def _lay_out(self) -> None:
        page = Tall((40, 24, 40, 14), 10)
        body = page.rows
        body.addWidget(self._name)
        body.addWidget(self.notice)
        body.addWidget(self._sums)
        body.addWidget(self.segments)
        body.addWidget(self._views, 1)
        line = QHBoxLayout(self._noting)
        line.setContentsMargins(0, 0, 0, 0)
        caption = label(self.tr("Aidé aujourd’hui :"), "strong")
        caption.setBuddy(self.note)
        line.addWidget(caption)
        line.addWidget(self.note, 1)
        body.addWidget(self._noting)
        lay_page(self, page, self.bar)

    def show_person(self, view: PersonView) -> None:
        """Show everything anew; what is being typed stays while it is about the same person."""
        if view.learner != self._shown:
            self.note.clear()
        self._shown = view.learner
        self._view = view
        self.notice.hide()
        self._name.setText(view.name)
        tries = counted(len(view.attempts), self.tr("essai"), self.tr("essais"))
        notes = counted(len(view.notes), self.tr("aide notée"), self.tr("aides notées"))
        self._sums.setText(f"{tries} · {notes}")
        self.segments.set_text(2, self.tr("Aide apportée ({count})").format(count=len(view.notes)))
        self._fill(self.attempts, [((a.title, day(a.started_at), self._result(a)), a) for a in view.attempts])
        self._fill(self.events, [((day(e.at), self._fact(e), self._subject(e)), e) for e in view.events])
        self._fill(self.notes, [((day(n.at), n.text, n.trainer), n) for n in view.notes])
        told = self.tr("Chaque quiz passé se verra ici, avec les réponses données.")
        self._nothing.fill_if(not view.attempts, self.tr("Pas encore d’essai."), told, "list-checks")
        for table in (self.attempts, self.answers):
            table.setVisible(bool(view.attempts))
        self._show_answers(0)
        self._restyle()

    def let_note(self, allowed: bool) -> None:
        """Whether help can be noted: a server's record is only read."""
        self._noting.setVisible(allowed)
        self._save.setVisible(allowed)

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _fill(self, table: Table, rows: list[tuple[tuple[str, ...], object]]) -> None:
        model = table.model()
        if isinstance(model, RowsModel):
            model.show_rows(rows)
        if rows:
            table.selectRow(0)

    def _show_answers(self, row: int) -> None:
        attempts = self._view.attempts if self._view is not None else ()
        answers = attempts[row].answers if 0 <= row < len(attempts) else ()
        self._fill(self.answers, [(self._cells(nth, one), one) for nth, one in enumerate(answers, start=1)])

    def _cells(self, nth: int, answer: AnswerView) -> tuple[str, ...]:
        if answer.won is None:
            judged = self.tr("sans note")
        elif answer.won >= 1:
            judged = self.tr("juste")
        else:
            judged = self.tr("en partie juste") if answer.won > 0 else self.tr("faux")
        sure = certainty_name(answer.certainty) if answer.certainty else "–"
        seconds = str(round(answer.seconds)) if answer.seconds is not None else "–"
        return (f"{nth}. {answer.prompt}", answer.response, judged, sure, seconds)

    def _result(self, attempt: AttemptView) -> str:
        if attempt.percent is None:
            done = len(attempt.answers)
            return self.tr("en cours, {done} sur {all}").format(done=done, all=attempt.items)
        passed = self.tr("réussi") if attempt.success else self.tr("manqué")
        return f"{percent(attempt.percent)}, {passed}"

    def _fact(self, event: Event) -> str:
        return {
            str(Verb.OPENED): self.tr("Est venu"),
            str(Verb.EXPERIENCED): self.tr("A ouvert"),
            str(Verb.COMPLETED): self.tr("A terminé"),
            str(Verb.INITIALIZED): self.tr("A commencé un essai"),
            str(Verb.PASSED): self.tr("A réussi"),
            str(Verb.FAILED): self.tr("A manqué"),
            str(Verb.LAUNCHED): self.tr("A joué"),
            str(Verb.CONCLUDED): self.tr("A fait le bilan de"),
            ENDED: self.tr("Est arrivé à la fin de"),
            str(Verb.REVIEWED): self.tr("A révisé"),
            str(Verb.RESPONDED): self.tr("A donné son avis sur le cours"),
            str(Verb.RECOMMENDED): self.tr("A recommandé"),
            str(Verb.AWARDED): self.tr("Attestation obtenue"),
            str(Verb.MERGED): self.tr("A été réuni avec un double"),
            str(Verb.SEPARATED): self.tr("A été séparé d’un double"),
            CLAIMED: self.tr("A repris un travail d’invité"),
            str(Verb.HELPED): self.tr("A été aidé"),
        }.get(event.what, event.what)

    def _subject(self, event: Event) -> str:
        if event.what == Verb.REVIEWED:
            return counted(event.count, self.tr("question"), self.tr("questions"))
        return event.title

    def _emit_note(self) -> None:
        if self.note.text().strip():
            self.note_requested.emit(self.note.text())

    def note_saved(self, at: str) -> None:
        """The disk has the note."""
        self.note.clear()
        self.bar.state.set_text(self.tr("Enregistré {time}").format(time=at))

    def _restyle(self) -> None:
        set_icon(self._save, self._theme, "check", "on_primary")
        set_icon(self._back, self._theme, "arrow-left")
        self.attempts.set_widths({0: 420, 1: 240, 2: 160})
        self.answers.set_widths({0: 320, 1: 300, 2: 100, 3: 130, 4: 100})
        self.events.set_widths({0: 240, 1: 200, 2: 400})
        self.notes.set_widths({0: 240, 1: 500, 2: 200})
