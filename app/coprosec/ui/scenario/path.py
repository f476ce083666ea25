"""The path of a play: each decision in turn, beside what was decided the time before."""

from itertools import zip_longest

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprosec.domain.plays import PlayState, Step
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label


class PathPanel(Card):
    """What was decided so far; with an earlier play, then and now for each step."""

    def __init__(self, theme: Theme, state: PlayState, earlier: PlayState | None) -> None:
        super().__init__((theme.px(18), theme.px(16), theme.px(18), theme.px(16)), theme.px(12))
        self._theme = theme
        self.rows.addWidget(label(self.tr("Votre chemin"), "strong", wrap=True))
        then = earlier.steps if earlier is not None else ()
        for nth, (now, before) in enumerate(zip_longest(state.steps, then), start=1):
            self.rows.addWidget(self._step(nth, now, before, compared=earlier is not None))
        if not state.steps and not then:
            self.rows.addWidget(label(self.tr("Vos décisions s’écriront ici, une à une."), "small", wrap=True))

    def _step(self, nth: int, now: Step | None, before: Step | None, *, compared: bool) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._theme.px(2))
        told = now or before
        if told is None:
            return box
        same_scene = now is None or before is None or now.scene.id == before.scene.id
        rows.addWidget(label(f"{nth}. {told.scene.title}", "small", wrap=True))
        if not compared:
            rows.addWidget(label(plain(told.chosen.text), wrap=True))
            return box
        if now is not None and before is not None and same_scene and now.choice == before.choice:
            rows.addWidget(label(self.tr("Comme la dernière fois : {choice}").format(choice=_text(now)), wrap=True))
            return box
        if now is not None:
            rows.addWidget(label(self.tr("Maintenant : {choice}").format(choice=_text(now)), "strong", wrap=True))
        if before is not None:
            then = (
                _text(before)
                if same_scene
                else self.tr("{scene} — {choice}").format(scene=before.scene.title, choice=_text(before))
            )
            rows.addWidget(label(self.tr("La dernière fois : {choice}").format(choice=then), "muted", wrap=True))
        return box


def _text(step: Step) -> str:
    return plain(step.chosen.text)
