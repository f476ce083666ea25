"""The page of a module."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.course import CourseModule, LessonHead, QuizHead
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import ModuleStatus, Progress
from coprosec.domain.scenario import ScenarioHead
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.heading import Heading
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, lock_text, minutes, percent


class ModulePage(QWidget):
    """Signals:
    lesson_requested: a lesson was chosen (LessonId).
    quiz_requested: the quiz was chosen.
    scenario_requested: a scenario was chosen (ScenarioId).
    recommendations_requested: what this module asks to recommend.
    continue_requested: the one action of the page.
    home_requested: back to the home page.
    """

    lesson_requested = Signal(str)
    quiz_requested = Signal()
    scenario_requested = Signal(str)
    recommendations_requested = Signal()
    continue_requested = Signal()
    home_requested = Signal()

    def __init__(self, theme: Theme, course_folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = course_folder
        self._shown: tuple[CourseModule, Progress, str, CourseModule | None] | None = None
        self._scroll = BodyColumn(theme, 880, (40, 28, 40, 28))
        self.notice = self._scroll.notice
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self._continue = button("", "primary")
        self._continue.clicked.connect(self.continue_requested)
        lay_page(self, self._scroll, Footer(self._home, self._continue))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_module(
        self, module: CourseModule, progress: Progress, action: str, before: CourseModule | None = None
    ) -> None:
        """Show the module; `action` words the primary button, `before` is the module to be finished first."""
        self._shown = (module, progress, action, before)
        self.notice.hide()
        self._rebuild(module, progress)
        set_words(self._continue, action)
        self._continue.setVisible(bool(action) and before is None)
        self._scroll.show_from_top()
        if before is not None:
            self._close(before)
        take_keyboard(self._home if self._continue.isHidden() else self._continue)

    def _close(self, before: CourseModule) -> None:
        """Say why nothing can be opened here yet."""
        for row in self._scroll.body.findChildren(RowButton):
            row.shut()
        title = self.tr("« {title} »").format(title=before.short_title)
        told = self.tr("Ce centre ouvre les modules dans l’ordre : terminez d’abord {title} et réussissez son quiz.")
        self.notice.say(lock_text(before), told.format(title=title), "warm")

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)
        self._continue.hide()

    def _rebuild(self, module: CourseModule, progress: Progress) -> None:
        words = (
            label(self.tr("MODULE {number}").format(number=module.number), "eyebrow"),
            label(module.title, "title", wrap=True),
            label(module.summary, wrap=True),
        )
        with self._scroll.new_body(16) as rows:
            rows.addWidget(Heading(self._theme, self._folder / module.cover if module.cover else None, words))
            rows.addWidget(self._progress_line(module, progress))
            rows.addWidget(self._lessons_card(module, progress))
            rows.addWidget(self._objectives_card(module))

    def _progress_line(self, module: CourseModule, progress: Progress) -> QWidget:
        state = progress.of_module(module)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        spoken = self.tr("{done} sur {all}").format(
            done=counted(state.lessons_done, self.tr("leçon terminée"), self.tr("leçons terminées")),
            all=state.lessons,
        )
        bar = SlimBar(self._theme)
        bar.set_share(state.share, spoken)
        left = self.tr(" · reste {time}").format(time=minutes(state.minutes_left)) if state.minutes_left else ""
        row.addWidget(bar, 1)
        row.addWidget(label(spoken + left, "muted"))
        return line

    def _lessons_card(self, module: CourseModule, progress: Progress) -> Card:
        card = Card()
        for nth, lesson in enumerate(module.lessons, start=1):
            card.rows.addWidget(self._lesson_row(nth, lesson, progress))
        if module.quiz is not None:
            card.rows.addWidget(self._quiz_row(module.quiz, progress))
        for scenario in module.scenarios:
            card.rows.addWidget(self._scenario_row(scenario, progress))
        if module.prompts:
            asked = counted(module.prompts, self.tr("question"), self.tr("questions"))
            row = RowButton(self._theme, ("megaphone", "muted"), self.tr("Recommandations"), asked)
            row.clicked.connect(self.recommendations_requested)
            card.rows.addWidget(row)
        return card

    def _scenario_row(self, scenario: ScenarioHead, progress: Progress) -> RowButton:
        played = progress_of(progress.plays, scenario.id)
        if played.running is not None:
            mark, state = ("circle-dot", "accent_dark"), self.tr("partie en cours")
        elif played.plays:
            found = len(played.endings & set(scenario.endings))
            mark = ("circle-check", "primary")
            state = self.tr("{found} sur {all}").format(
                found=counted(found, self.tr("fin découverte"), self.tr("fins découvertes")), all=len(scenario.endings)
            )
        else:
            mark, state = ("drama", "muted"), self.tr("à jouer · {time}").format(time=minutes(scenario.minutes))
        row = RowButton(self._theme, mark, self.tr("Scénario : {title}").format(title=scenario.title), state)
        row.clicked.connect(lambda: self.scenario_requested.emit(scenario.id))
        return row

    def _lesson_row(self, nth: int, lesson: LessonHead, progress: Progress) -> RowButton:
        if progress.done(lesson.id):
            icon, token, state = "circle-check", "primary", self.tr("terminée")
        elif lesson.id in progress.lessons:
            icon, token, state = "circle-dot", "accent_dark", self.tr("en cours")
        else:
            icon, token, state = "circle", "muted", self.tr("à lire")
        row = RowButton(self._theme, (icon, token), f"{nth}. {lesson.title}", f"{state} · {minutes(lesson.minutes)}")
        row.clicked.connect(lambda: self.lesson_requested.emit(lesson.id))
        return row

    def _quiz_row(self, quiz: QuizHead, progress: Progress) -> RowButton:
        best = progress.best(quiz.id)
        running = progress.open_attempt(quiz.id)
        need = self.tr("réussi à partir de {mark}").format(mark=percent(round(quiz.pass_mark * 100)))
        if best is not None and best.success:
            mark, state = (
                ("circle-check", "primary"),
                self.tr("réussi · {best}").format(best=self._best(quiz, progress)),
            )
        elif running is not None:
            mark = ("circle-dot", "accent_dark")
            state = self.tr("en cours · question {place} sur {all}").format(
                place=min(running.answered + 1, running.items), all=running.items
            )
        elif best is not None:
            mark = ("circle-dot", "accent_dark")
            state = self.tr("meilleur résultat {best} · {need}").format(best=self._best(quiz, progress), need=need)
        else:
            mark = ("list-checks", "muted")
            state = f"{counted(quiz.drawn, self.tr('question'), self.tr('questions'))} · {need}"
        row = RowButton(self._theme, mark, quiz.title, state)
        row.clicked.connect(self.quiz_requested)
        return row

    def _best(self, quiz: QuizHead, progress: Progress) -> str:
        """The best result, and the first where there are several."""
        best, first = progress.best(quiz.id), progress.first(quiz.id)
        if best is None or first is None or best.id == first.id:
            return percent(best.percent or 0) if best else ""
        return self.tr("{best} (premier essai {first})").format(
            best=percent(best.percent or 0), first=percent(first.percent or 0)
        )

    def _objectives_card(self, module: CourseModule) -> Card:
        card = Card((20, 16, 20, 16), 8)
        card.rows.addWidget(label(self.tr("À la fin de ce module, vous saurez"), "strong", wrap=True))
        for objective in module.objectives:
            mark = icon_label(self._theme, "target", "primary", 18)
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(mark)
            line.addWidget(label(objective.text, wrap=True), 1)
            card.rows.addLayout(line)
        return card

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")
        set_icon(self._continue, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_module(*self._shown)


def action_for(status: ModuleStatus, *, quiz: bool, running: bool) -> str:
    """How the primary button is worded."""
    match status:
        case ModuleStatus.PLANNED:
            return ""
        case ModuleStatus.TO_START:
            return tr("Commencer le module")
        case ModuleStatus.STARTED:
            return tr("Continuer")
        case ModuleStatus.COMPLETED:
            return tr("Reprendre le quiz") if running else tr("Passer le quiz") if quiz else ""
        case ModuleStatus.PASSED:
            return tr("Refaire le quiz") if quiz else ""
