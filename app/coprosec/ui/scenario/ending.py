"""The end of a play: what happened, the debrief, the gauges, the path with the forks that can be taken again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.plays import PlayState, Step
from coprosec.ui.scenario.choices import Numbered, sure_row
from coprosec.ui.scenario.cover import OUTCOMES, outcome_name
from coprosec.ui.scenario.gauges import change_text, gauge_name
from coprosec.ui.scenario.levels import Levels
from coprosec.ui.scenario.scene import Told
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.page import Comfortable
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import certainty_name, clock_time


class Ending(QWidget):
    """Signals:
    replay_requested: play again from this decision (its number, from 0).
    again_requested: play again from the beginning.
    """

    replay_requested = Signal(int)
    again_requested = Signal()

    def __init__(self, theme: Theme, state: PlayState, earlier: PlayState | None) -> None:
        super().__init__()
        self._theme = theme
        self.sure: Numbered | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(16))
        rows.addWidget(self._banner(state))
        rows.addWidget(Comfortable(theme, Told(theme, state.scene.html)))
        if state.gauges:
            rows.addWidget(label(tr("Ce que vos décisions ont changé"), "section", wrap=True))
            rows.addWidget(Levels(theme, state))
        if state.afterthought is None:
            title = tr("Après ce bilan : si cela vous arrivait demain, sauriez-vous quoi faire ?")
            self.sure = sure_row(theme, title)
            rows.addWidget(self.sure)
        else:
            rows.addWidget(label(certainty_words(state), "strong", wrap=True))
        head = QHBoxLayout()
        head.addWidget(label(tr("Votre chemin, décision par décision"), "section", wrap=True), 1)
        again = button(tr("Rejouer depuis le début"))
        set_icon(again, theme, "rotate-ccw")
        again.clicked.connect(self.again_requested)
        head.addWidget(again)
        rows.addLayout(head)
        rows.addWidget(self._path(state, earlier))
        rows.addStretch(1)

    def _banner(self, state: PlayState) -> QFrame:
        icon, token = OUTCOMES.get(state.scene.outcome, ("flag", "muted"))
        banner = QFrame()
        banner.setProperty("role", "notice")
        banner.setProperty("tone", {"bonne": "good", "mitigee": "warm"}.get(state.scene.outcome, "bad"))
        mark = icon_label(self._theme, icon, token, 40)
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(4))
        words.addWidget(
            label(tr("FIN · {outcome}").format(outcome=outcome_name(state.scene.outcome).upper()), "eyebrow")
        )
        words.addWidget(label(state.scene.title, "title", wrap=True))
        row = QHBoxLayout(banner)
        row.setContentsMargins(24, 18, 24, 18)
        row.setSpacing(20)
        row.addWidget(mark)
        row.addLayout(words, 1)
        return banner

    def _path(self, state: PlayState, earlier: PlayState | None) -> Card:
        card = Card((20, 16, 20, 16), self._theme.px(18))
        for nth, step in enumerate(state.steps):
            before = earlier.steps[nth] if earlier is not None and nth < len(earlier.steps) else None
            card.rows.addLayout(self._step(nth, step, before, kept=nth < state.kept))
        return card

    def _step(self, nth: int, step: Step, before: Step | None, *, kept: bool) -> QHBoxLayout:
        theme = self._theme
        badge = label(str(nth + 1), "badge")
        badge.setFixedSize(theme.px(30), theme.px(30))
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addWidget(label(step.scene.title, "small", wrap=True))
        words.addWidget(label(plain(step.chosen.text), "strong", wrap=True))
        if before is not None and (before.scene.id, before.choice) != (step.scene.id, step.choice):
            told = tr("La dernière fois : {choice}").format(choice=plain(before.chosen.text))
            words.addWidget(label(told, "muted", wrap=True))
        words.addWidget(label(step_facts(step, kept=kept), "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if len(step.scene.choices) > 1:
            replay = button(tr("Rejouer d’ici"))
            replay.setAccessibleName(
                tr("Rejouer à partir de la décision {number} : {scene}").format(number=nth + 1, scene=step.scene.title)
            )
            replay.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            set_icon(replay, theme, "git-fork")
            replay.clicked.connect(lambda: self.replay_requested.emit(nth))
            row.addWidget(replay, 0, Qt.AlignmentFlag.AlignTop)
        return row


def step_facts(step: Step, *, kept: bool) -> str:
    """Confiance +10 · Sécurité −15 · Probablement · décidé à 10:42:07 en 12 secondes."""
    facts = [f"{gauge_name(name)} {change_text(change)}" for name, change in step.effects.items()]
    if step.certainty is not None:
        facts.append(certainty_name(step.certainty))
    if kept:
        facts.append(tr("repris de la partie d’avant"))
    if step.at is not None:
        seconds = counted(max(1, round((step.spent_ms or 0) / 1000)), tr("seconde"), tr("secondes"))
        facts.append(tr("décidé à {time}, en {seconds}").format(time=clock_time(step.at), seconds=seconds))
    return " · ".join(facts) or tr("Aucune jauge n’a bougé")


def certainty_words(state: PlayState) -> str:
    """How sure one was at the decisions that asked it, and how sure one is now."""
    before = [step.certainty for step in state.steps if step.certainty is not None]
    after = certainty_name(state.afterthought or 1)
    if not before:
        return tr("Après ce bilan, vous vous dites : « {after} ».").format(after=after)
    told = ", ".join(certainty_name(level) for level in before)
    return tr("Pendant l’histoire : {before}. Après le bilan : {after}.").format(before=told, after=after)
