"""A scene that asks for a decision: what is told, the choices, how sure one is, then what the decision leads to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.plays import Step
from coprosec.domain.scenario import Scene
from coprosec.ui.scenario.choices import Numbered, sure_row
from coprosec.ui.scenario.gauges import change_text, gauge_name
from coprosec.ui.scenario.scene import SceneView, Told
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import label


class Deciding(QWidget):
    """Signals:
    submitted: Enter was pressed among the choices, or in the certainty.
    """

    submitted = Signal()

    def __init__(self, theme: Theme, scene: Scene, then: int | None) -> None:
        """`then` is the choice made here the time before."""
        super().__init__()
        self._theme = theme
        self.scene = scene
        self._sure: Numbered | None = None
        texts = [choice.text for choice in scene.choices]
        if then is not None:
            texts[then] = f"{texts[then]}<br><i>{tr('Votre choix de la dernière fois')}</i>"
        title = tr("Que faites-vous ?") if len(texts) > 1 else tr("La suite")
        self.choices = Numbered(theme, texts, title)
        self.choices.setAccessibleDescription(plain(scene.html))
        self.choices.submitted.connect(self.submitted)
        self.outcome = QFrame()
        self.outcome.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(18))
        self._rows.addWidget(SceneView(theme, scene))
        self._rows.addWidget(self.choices)
        self._rows.addWidget(self.outcome)
        self._rows.addStretch(1)
        if len(texts) == 1:
            self.choices.rows[0].setChecked(True)

    @property
    def chosen(self) -> int | None:
        return self.choices.chosen

    @property
    def certainty(self) -> int | None:
        """1 to 3; None while nothing is said."""
        nth = self._sure.chosen if self._sure is not None else None
        return None if nth is None else nth + 1

    @property
    def asks_certainty(self) -> bool:
        """Whether one has still to say how sure one is."""
        return self.scene.asks_certainty and self.certainty is None

    def ask_certainty(self) -> Numbered:
        """The choice is made: now say how sure one is. Escape goes back to the choices."""
        if self._sure is None:
            self.choices.lock()
            self._sure = sure_row(
                self._theme, tr("Est-ce la bonne décision, selon vous ? (Échap : changer de décision)")
            )
            self._sure.submitted.connect(self.submitted)
            self._rows.insertWidget(2, self._sure)
        self._sure.show()
        self._sure.focus_first()
        return self._sure

    def think_again(self) -> bool:
        """Back from the certainty to the choices; False when one is not there."""
        if self._sure is None:
            return False
        self._rows.removeWidget(self._sure)
        self._sure.hide()
        self._sure.deleteLater()
        self._sure = None
        self.choices.unlock()
        self.choices.focus_first()
        return True

    def reveal(self, step: Step) -> None:
        """What the decision leads to."""
        self.choices.rows[step.choice].setChecked(True)
        self.choices.lock(only_chosen=True)
        self.outcome.setProperty("role", "notice")
        self.outcome.setProperty("tone", "warm" if sum(step.effects.values()) < 0 else "good")
        icon, token = ("lightbulb", "accent_dark") if sum(step.effects.values()) < 0 else ("route", "primary")
        mark = icon_label(self._theme, icon, token, 24)
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(6))
        words.addWidget(label(tr("Ce que cela entraîne"), "strong"))
        words.addWidget(Told(self._theme, step.chosen.consequence))
        moved = [f"{gauge_name(name)} {change_text(change)}" for name, change in step.effects.items()]
        if moved:
            words.addWidget(label(" · ".join(moved), "small", wrap=True))
        row = QHBoxLayout(self.outcome)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(14)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.outcome.setAccessibleName(tr("Ce que cela entraîne"))
        self.outcome.style().polish(self.outcome)
        self.outcome.show()
