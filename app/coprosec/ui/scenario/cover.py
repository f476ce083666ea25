"""Before a scenario is played: what it is, how one plays, which endings were found."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.plays import PlayId, ScenarioProgress
from coprosec.domain.scenario import Scenario, Scene
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.heading import Heading
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import minutes

OUTCOMES = {
    "bonne": ("circle-check", "primary"),
    "mitigee": ("circle-dot", "accent_dark"),
    "mauvaise": ("triangle-alert", "danger"),
}


@dataclass(frozen=True, slots=True)
class CoverView:
    """A scenario to be played by somebody who has played so far as `progress` says; `module` is its number or 0."""

    scenario: Scenario
    progress: ScenarioProgress
    module: int
    picture: Path | None = None


def outcome_name(outcome: str) -> str:
    """How the issue of an ending is called."""
    return {"bonne": tr("issue favorable"), "mitigee": tr("issue mitigée")}.get(outcome, tr("issue à éviter"))


class Cover(QWidget):
    """Signals:
    look_requested: the last play is to be seen again (PlayId).
    again_requested: a new play, although one goes on.
    """

    look_requested = Signal(str)
    again_requested = Signal()

    def __init__(self, theme: Theme, view: CoverView) -> None:
        super().__init__()
        self._theme = theme
        scenario, progress = view.scenario, view.progress
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(16))
        eyebrow = tr("SCÉNARIO · MODULE {number}").format(number=view.module) if view.module else tr("SCÉNARIO")
        words = (
            label(eyebrow, "eyebrow"),
            label(scenario.title, "display", wrap=True),
            label(facts_of(scenario), "muted", wrap=True),
        )
        rows.addWidget(Heading(theme, view.picture, words))
        fiction = Notice(theme)
        rows.addWidget(fiction)
        fiction.say(tr("Une histoire inventée"), scenario.fiction)
        rows.addWidget(self._manual(scenario))
        rows.addWidget(self._endings(scenario, progress))
        rows.addLayout(self._earlier(progress.last, running=progress.running is not None))
        rows.addStretch(1)

    def _manual(self, scenario: Scenario) -> Card:
        lines = (
            ("list-checks", tr("À chaque scène, choisissez ce que vous feriez : un clic, ou les touches 1 à 9.")),
            ("route", tr("Vous lisez aussitôt ce que votre décision entraîne, et les jauges bougent.")),
            ("git-fork", tr("Rien n’est noté. À la fin, rejouez à partir de la décision que vous voulez changer.")),
        )
        card = Card((20, 16, 20, 16), self._theme.px(10))
        for icon, text in lines:
            card.rows.addLayout(_line(self._theme, icon, "primary", text))
        return card

    def _endings(self, scenario: Scenario, progress: ScenarioProgress) -> Card:
        endings = [scene for scene in scenario.scenes if not scene.choices]
        found = sum(scene.id in progress.endings for scene in endings)
        card = Card((20, 16, 20, 16), self._theme.px(10))
        told = tr("{found} sur {all}").format(
            found=counted(found, tr("fin découverte"), tr("fins découvertes")), all=len(endings)
        )
        card.rows.addWidget(label(told, "strong", wrap=True))
        for scene in endings:
            card.rows.addLayout(self._ending(scene, known=scene.id in progress.endings))
        return card

    def _ending(self, scene: Scene, *, known: bool) -> QHBoxLayout:
        if not known:
            return _line(self._theme, "circle-help", "muted", tr("Une fin à découvrir"), "muted")
        icon, token = OUTCOMES.get(scene.outcome, ("flag", "muted"))
        return _line(self._theme, icon, token, f"{scene.title} ({outcome_name(scene.outcome)})")

    def _earlier(self, last: PlayId | None, *, running: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        if running:
            again = button(tr("Recommencer depuis le début"))
            set_icon(again, self._theme, "rotate-ccw")
            again.clicked.connect(self.again_requested)
            row.addWidget(again)
        elif last is not None:
            look = button(tr("Revoir ma dernière partie"))
            set_icon(look, self._theme, "history")
            look.clicked.connect(lambda: self.look_requested.emit(last))
            row.addWidget(look)
        row.addStretch(1)
        return row


def facts_of(scenario: Scenario) -> str:
    """12 minutes · 9 décisions possibles · 3 fins."""
    head = scenario.head
    return " · ".join(
        (
            minutes(head.minutes),
            counted(head.decisions, tr("décision possible"), tr("décisions possibles")),
            counted(len(head.endings), tr("fin"), tr("fins")),
        )
    )


def _line(theme: Theme, icon: str, token: str, text: str, role: str = "") -> QHBoxLayout:
    mark = icon_label(theme, icon, token, 20)
    line = QHBoxLayout()
    line.setSpacing(theme.px(12))
    line.addWidget(mark)
    line.addWidget(label(text, role, wrap=True), 1)
    return line
