"""The recommendations of one module: its questions, what was written, a form to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule
from coprosec.domain.recommendations import Recommendation
from coprosec.domain.scenario import Prompt
from coprosec.ui.recommendations.form import RecommendationForm
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation


@dataclass(frozen=True, slots=True)
class RecommendationsView:
    """`modules` are those that ask; `written` is what the learner recommends for `module`."""

    modules: tuple[CourseModule, ...]
    module: CourseModule
    prompts: tuple[Prompt, ...]
    written: tuple[Recommendation, ...]


class RecommendationsPage(QWidget):
    """Signals:
    module_requested: the questions of another module (ModuleId).
    written: a new recommendation (Prompt, text, actor, deadline).
    reworded: a newer wording (Recommendation, text, actor, deadline).
    withdrawn: no longer recommended (Recommendation).
    home_requested: back to the home page.
    """

    module_requested = Signal(str)
    written = Signal(object, str, str, str)
    reworded = Signal(object, str, str, str)
    withdrawn = Signal(object)
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: RecommendationsView | None = None
        self.form: RecommendationForm | None = None
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self._modules = Picker(self.tr("Module"))
        self._modules.activated.connect(self._choose)
        title = label(self.tr("Que faut-il faire, par qui, quand ?"), "display", wrap=True)
        told = self.tr(
            "Vos recommandations rejoindront celles du groupe dans le rapport de la session. Une phrase précise vaut "
            "mieux qu’un long texte."
        )
        for nth, above in enumerate((title, label(told, wrap=True), self._modules)):
            self._scroll.rows.insertWidget(nth, above)
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self.footer = Footer(self._home, None)
        lay_page(self, self._scroll, self.footer)
        theme.changed.connect(self._restyle)
        self._dress()

    def show_module(self, view: RecommendationsView) -> None:
        """Show the whole page anew."""
        self._shown = view
        self.notice.hide()
        self.footer.state.clear()
        told = self.tr("Module {number} · {title}")
        self._modules.offer([(told.format(number=m.number, title=m.short_title), m.id) for m in view.modules])
        self._modules.choose(view.module.id)
        self._modules.setVisible(len(view.modules) > 1)
        self._fill(None)
        take_keyboard(self._modules)

    def show_saved(self, view: RecommendationsView, saved: str) -> None:
        """What is recommended now is on the disk."""
        self.show_module(view)
        self.footer.state.setText(saved)

    def refuse(self, explanation: Explanation) -> None:
        """It was not recorded: say why, keep what was written."""
        self.notice.explain(explanation)
        self._scroll.reveal(self.notice)

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)
        self._modules.hide()

    def _fill(self, open_form: tuple[str, Recommendation | None] | None) -> None:
        """Every question; a form under the one whose id is given, for a new wording of the recommendation if any."""
        view = self._shown
        if view is None:
            return
        self.form = None
        with self._scroll.new_body(14) as rows:
            known = {prompt.id for prompt in view.prompts}
            for prompt in view.prompts:
                mine = [one for one in view.written if one.prompt == prompt.id]
                rows.addWidget(self._prompt(prompt, mine, open_form))
            for gone in (one for one in view.written if one.prompt not in known):
                rows.addWidget(self._prompt(Prompt(gone.prompt, gone.question, "", ()), [gone], open_form))
        self._show_form()

    def _show_form(self) -> None:
        if self.form is not None:
            self._scroll.lay_out()
            self._scroll.reveal(self.form)
            self.form.focus_first()

    def _prompt(
        self, prompt: Prompt, mine: Sequence[Recommendation], open_form: tuple[str, Recommendation | None] | None
    ) -> Card:
        card = Card((22, 18, 22, 18), self._theme.px(10))
        card.rows.addWidget(label(plain(prompt.text), "section", wrap=True))
        if prompt.detail:
            card.rows.addWidget(rich_label(prompt.detail))
        editing = open_form[1] if open_form is not None and open_form[0] == prompt.id else None
        for one in mine:
            if one is not editing:
                card.rows.addWidget(self._recommendation(one))
        if open_form is not None and open_form[0] == prompt.id:
            self.form = self._make_form(prompt, editing)
            card.rows.addWidget(self.form)
        else:
            write = button(self.tr("Écrire une recommandation") if not mine else self.tr("En écrire une autre"))
            write.setAccessibleName(f"{write.text()} : {plain(prompt.text)}")
            set_icon(write, self._theme, "plus")
            write.clicked.connect(lambda: self._fill((prompt.id, None)))
            card.rows.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _recommendation(self, one: Recommendation) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "notice")
        frame.setProperty("tone", "good")
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(4))
        words.addWidget(label(one.text, wrap=True))
        told = self.tr("Par : {actor} · {deadline}").format(actor=one.actor, deadline=one.deadline)
        if len(one.authors) > 1:
            told += self.tr(" · écrite à plusieurs")
        words.addWidget(label(told, "small", wrap=True))
        buttons = QHBoxLayout()
        for text, icon, act in (
            (self.tr("Modifier"), "pencil", lambda: self._fill((one.prompt, one))),
            (self.tr("Retirer"), "trash-2", lambda: self.withdrawn.emit(one)),
        ):
            made = button(text)
            made.setAccessibleName(f"{text} : {one.text}")
            set_icon(made, self._theme, icon)
            made.clicked.connect(act)
            buttons.addWidget(made)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(words, 1)
        return frame

    def _make_form(self, prompt: Prompt, editing: Recommendation | None) -> RecommendationForm:
        form = RecommendationForm(self._theme, prompt.actors, editing)
        form.given_up.connect(lambda: self._fill(None))
        if editing is None:
            form.submitted.connect(lambda text, actor, when: self.written.emit(prompt, text, actor, when))
        else:
            form.submitted.connect(lambda text, actor, when: self.reworded.emit(editing, text, actor, when))
        return form

    def _choose(self, place: int) -> None:
        self.module_requested.emit(self._modules.itemData(place))

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None and self.form is None:
            self._fill(None)
