"""The cards of the home page: a module, the scenarios."""

from pathlib import Path

from coprosec.domain.counting import counted
from coprosec.domain.course import CourseModule
from coprosec.domain.progress import ModuleProgress, ModuleStatus
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.card_button import CardButton
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.wording import lock_text, minutes, percent

_ICONS = {
    ModuleStatus.PLANNED: ("clock", "muted"),
    ModuleStatus.TO_START: ("circle", "muted"),
    ModuleStatus.STARTED: ("circle-dot", "accent_dark"),
    ModuleStatus.COMPLETED: ("circle-dot", "accent_dark"),
    ModuleStatus.PASSED: ("circle-check", "primary"),
}


class ModuleCard(CardButton):
    """Cover, title, what is done and what is left."""

    def __init__(
        self,
        module: CourseModule,
        progress: ModuleProgress,
        cover: Path | None,
        theme: Theme,
        before: CourseModule | None = None,
    ) -> None:
        """`before` is the module to finish first, where modules open in order."""
        super().__init__(theme, _cover(theme, cover))
        self.module = module
        state = state_text(progress) if before is None else lock_text(before)
        self.setAccessibleName(
            self.tr("Module {number} : {title}. {state}").format(number=module.number, title=module.title, state=state)
        )
        self.setToolTip(module.title)
        self.setEnabled(module.ready)
        self.add_head(self.tr("MODULE {number}").format(number=module.number), module.short_title)
        if module.ready:
            bar = SlimBar(theme)
            bar.set_share(progress.share, state)
            self.body.addWidget(bar)
        self.add_state(_ICONS[progress.status] if before is None else ("lock", "muted"), state)
        self.complete()


class ScenariosCard(CardButton):
    """The way to the scenarios, among the modules: decisions to try, without a mark."""

    def __init__(self, theme: Theme, scenarios: int, played: int) -> None:
        super().__init__(theme, _cover(theme, theme.picture("scenarios")), "accent_soft")
        title = self.tr("Et vous, que feriez-vous ?")
        told = counted(scenarios, self.tr("situation à jouer"), self.tr("situations à jouer"))
        if played:
            told = self.tr("{played} sur {all}").format(
                played=counted(played, self.tr("situation jouée"), self.tr("situations jouées")), all=scenarios
            )
        state = self.tr("{situations} · sans note").format(situations=told)
        self.setAccessibleName(self.tr("Scénarios : {title} {state}").format(title=title, state=state))
        self.add_head(self.tr("SCÉNARIOS"), title)
        self.add_state(("drama", "accent_dark"), state)
        self.complete()


def _cover(theme: Theme, picture: Path | None) -> Cover:
    return Cover(theme, picture, None, radius=11)


def state_text(progress: ModuleProgress) -> str:
    """One line: "À venir", "En cours · 2 leçons sur 5 · 25 minutes", "Réussi · 92 %"."""
    match progress.status:
        case ModuleStatus.PLANNED:
            return tr("À venir")
        case ModuleStatus.TO_START:
            lessons = counted(progress.lessons, tr("leçon"), tr("leçons"))
            return tr("À commencer · {lessons} · {time}").format(lessons=lessons, time=minutes(progress.minutes_left))
        case ModuleStatus.STARTED:
            return tr("En cours · {done} sur {all} · reste {time}").format(
                done=counted(progress.lessons_done, tr("leçon"), tr("leçons")),
                all=progress.lessons,
                time=minutes(progress.minutes_left),
            )
        case ModuleStatus.COMPLETED:
            return tr("Leçons terminées · reste le quiz")
        case ModuleStatus.PASSED:
            score = percent(progress.best_percent) if progress.best_percent is not None else ""
            return tr("Réussi · {score}").format(score=score) if score else tr("Terminé")
