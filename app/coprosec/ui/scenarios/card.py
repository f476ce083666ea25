"""A scenario in the list."""

from pathlib import Path

from PySide6.QtWidgets import QSizePolicy

from coprosec.domain.counting import counted
from coprosec.domain.course import CourseModule
from coprosec.domain.plays import ScenarioProgress
from coprosec.domain.scenario import ScenarioHead
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.card_button import CardButton
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import lock_text, minutes


class ScenarioCard(CardButton):
    """The module's colours, the title, how long, the endings found."""

    least_width, least_height = 200, 120

    def __init__(
        self,
        theme: Theme,
        head: ScenarioHead,
        progress: ScenarioProgress,
        cover: Path | None,
        before: CourseModule | None,
    ) -> None:
        """`before` is the module that must be finished first, where modules open in order."""
        super().__init__(theme, _picture(theme, cover), across=True)
        icon, token, state = _state(head, progress, before)
        facts = " · ".join((minutes(head.minutes), counted(head.decisions, tr("décision"), tr("décisions"))))
        self.setAccessibleName(f"{head.title}. {facts}. {state}")
        self.setEnabled(before is None)
        self.body.addWidget(label(head.title, "section", wrap=True))
        self.body.addWidget(label(facts, "muted", wrap=True))
        self.body.addStretch(1)
        self.add_state((icon, token), state)
        self.complete()


def _picture(theme: Theme, cover: Path | None) -> Cover:
    """A band as high as the card."""
    picture = Cover(theme, cover, 0, radius=11)
    picture.setFixedWidth(theme.px(92))
    picture.setMinimumHeight(0)
    picture.setMaximumHeight(theme.px(600))
    picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
    return picture


def _state(head: ScenarioHead, progress: ScenarioProgress, before: CourseModule | None) -> tuple[str, str, str]:
    """An icon, its colour, and the words."""
    if before is not None:
        return "lock", "muted", lock_text(before)
    if progress.running is not None:
        return "circle-dot", "accent_dark", tr("Partie en cours")
    if not progress.plays:
        return "circle", "muted", tr("À jouer")
    found = len(progress.endings & set(head.endings))
    told = tr("{found} sur {all}").format(
        found=counted(found, tr("fin découverte"), tr("fins découvertes")), all=len(head.endings)
    )
    return ("circle-check", "primary", told) if found >= len(head.endings) else ("circle-dot", "primary", told)
