"""The player: a scenario's cover, its scenes, what each decision leads to, its end."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from coprosec.domain.plays import PlayState, Step
from coprosec.ui.scenario.choices import Numbered, digit
from coprosec.ui.scenario.cover import Cover, CoverView
from coprosec.ui.scenario.deciding import Deciding
from coprosec.ui.scenario.ending import Ending
from coprosec.ui.scenario.gauges import GaugeStrip
from coprosec.ui.scenario.path import PathPanel
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, press_focused, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.wording import Explanation, clock_time

_WIDE = 980
"""The width, at 100 %, from which the path stands beside the scene."""


class ScenarioPage(QWidget):
    """Signals:
    begin_requested: play from the first scene.
    open_requested: go on with a play, or look at it (PlayId).
    decided: a choice was made (its number, the certainty or None).
    next_requested: the scene that follows a decision.
    concluded: how sure one is after the debrief (1 to 3).
    replay_requested: play again from a decision (its number).
    leave_requested: out of here; what was decided is kept.
    """

    begin_requested = Signal()
    open_requested = Signal(str)
    decided = Signal(int, object)
    next_requested = Signal()
    concluded = Signal(int)
    replay_requested = Signal(int)
    leave_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._redraw: Callable[[], None] = lambda: None
        self._act: Callable[[], None] = lambda: None
        self._numbered: Numbered | None = None
        self._aside: QWidget | None = None
        self.deciding: Deciding | None = None
        self.ending: Ending | None = None
        self.gauges = GaugeStrip(theme)
        self._strip = QFrame()
        self._strip.setProperty("role", "strip")
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(self.gauges)
        self._scroll = Column(1120, (40, 24, 40, 24))
        self.notice = PageNotice(theme)
        self._body = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(28)
        self._line.addWidget(self._body, 1)
        self._scroll.rows.addWidget(self.notice)
        self._scroll.rows.addLayout(self._line)
        self._scroll.rows.addStretch(1)
        self._leave = button(self.tr("Tous les scénarios"))
        self._leave.clicked.connect(self.leave_requested)
        self._main = button("", "primary")
        self._main.clicked.connect(self._press)
        self.footer = Footer(self._leave, self._main)
        lay_page(self, self._strip, self._scroll, self.footer)
        theme.changed.connect(self._restyle)
        self._dress()

    def show_cover(self, view: CoverView) -> None:
        """What is known before the first scene."""
        self._redraw = lambda: self.show_cover(view)
        cover = Cover(self._theme, view)
        cover.look_requested.connect(self.open_requested)
        cover.again_requested.connect(self.begin_requested)
        running = view.progress.running
        self._fill(cover)
        self.setAccessibleName(view.scenario.title)
        if running is not None:
            self._word(self.tr("Reprendre la partie"), lambda: self.open_requested.emit(running))
        else:
            word = self.tr("Jouer") if not view.progress.plays else self.tr("Rejouer")
            self._word(word, self.begin_requested.emit)
        take_keyboard(self._main)

    def show_scene(self, state: PlayState, earlier: PlayState | None, remark: str) -> None:
        """A scene and its choices; `remark` says what is to be known of this play."""
        given = self.deciding.chosen if self.deciding is not None and self.deciding.scene == state.scene else None
        self._redraw = lambda: self.show_scene(state, earlier, remark)
        then = _then(state, earlier)
        deciding = Deciding(self._theme, state.scene, then)
        deciding.submitted.connect(self._press)
        self._fill(deciding, PathPanel(self._theme, state, earlier), state)
        self.deciding, self._numbered = deciding, deciding.choices
        if remark:
            self.notice.say("", remark)
        self._word(self.tr("Décider"), self._decide)
        self.setAccessibleName(state.scene.title)
        if given is not None:
            deciding.choices.pick(given)
        if self.isVisible():
            deciding.choices.focus_first()

    def show_consequence(self, state: PlayState, earlier: PlayState | None) -> None:
        """What the last decision of `state` leads to, before the next scene; it is on the disk."""
        step = state.steps[-1]
        self._redraw = lambda: self.show_consequence(state, earlier)
        deciding = Deciding(self._theme, step.scene, None)
        self._fill(deciding, PathPanel(self._theme, state, earlier), state, step)
        self.deciding = deciding
        deciding.reveal(step)
        if step.at is not None:
            self.say_saved(step.at)
        self._word(self.tr("Voir le bilan") if state.ended else self.tr("Continuer"), self.next_requested.emit)
        take_keyboard(self._main)
        self._reveal(deciding.outcome)

    def show_ending(self, state: PlayState, earlier: PlayState | None, remark: str) -> None:
        """The end and its debrief."""
        self._redraw = lambda: self.show_ending(state, earlier, remark)
        ending = Ending(self._theme, state, earlier)
        ending.replay_requested.connect(self.replay_requested)
        ending.again_requested.connect(self.begin_requested)
        self._fill(ending, None, state)
        self._strip.hide()  # the debrief tells more of the gauges
        self.ending, self._numbered = ending, ending.sure
        if ending.sure is not None:
            ending.sure.submitted.connect(self._press)
            self._word(self.tr("Valider"), self._conclude)
        else:
            self._word(self.tr("Terminer"), self.leave_requested.emit)
        if remark:
            self.notice.say("", remark)
        self.setAccessibleName(state.scene.title)
        take_keyboard(ending.sure.rows[0] if ending.sure is not None else self._main)
        self._scroll.show_from_top()

    def say_saved(self, moment: datetime) -> None:
        self.footer.state.setText(self.tr("Enregistré {time}").format(time=clock_time(moment)))

    def refuse(self, explanation: Explanation) -> None:
        """What was decided could not be recorded: say why, keep what is on screen."""
        self.notice.explain(explanation)
        self._main.setEnabled(True)
        self._scroll.reveal(self.notice)

    def show_error(self, explanation: Explanation) -> None:
        """There is nothing to play."""
        self._fill(QWidget())
        self._main.hide()
        self.notice.fill(explanation.title, explanation.advice)

    def _decide(self) -> None:
        if self.deciding is None or self.deciding.chosen is None:
            self.notice.say(self.tr("Que faites-vous ?"), self.tr("Choisissez d’abord une proposition, puis décidez."))
            self._scroll.reveal(self.notice)
            return
        if self.deciding.asks_certainty:
            self._numbered = self.deciding.ask_certainty()
            self._reveal(self._numbered)
            return
        self._main.setEnabled(False)
        self.decided.emit(self.deciding.chosen, self.deciding.certainty)

    def _conclude(self) -> None:
        chosen = self.ending.sure.chosen if self.ending is not None and self.ending.sure is not None else None
        if chosen is None:
            self.notice.say(self.tr("Encore un choix."), self.tr("Dites si vous sauriez quoi faire : 1, 2 ou 3."))
            self._scroll.reveal(self.notice)
            return
        self._main.setEnabled(False)
        self.concluded.emit(chosen + 1)

    def _press(self) -> None:
        if self._main.isEnabled():
            self._act()

    def _word(self, text: str, act: Callable[[], None]) -> None:
        set_words(self._main, text)
        self._main.setEnabled(True)
        self._main.show()
        self._act = act

    def _fill(
        self, body: QWidget, aside: QWidget | None = None, state: PlayState | None = None, step: Step | None = None
    ) -> None:
        """Show other widgets, and the gauges of a play."""
        for old in (self._body, self._aside):
            if old is not None:
                self._line.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.deciding = self.ending = self._numbered = None
        self._body, self._aside = body, aside
        self._line.addWidget(body, 1)
        body.show()
        if aside is not None:
            self._line.addWidget(aside)
        self._strip.setVisible(state is not None)
        if state is not None:
            self.gauges.show_levels(state.gauges, step.effects if step is not None else {})
        set_words(self._leave, self.tr("Quitter (décisions gardées)") if state else self.tr("Tous les scénarios"))
        self.notice.hide()
        self.footer.state.clear()
        self._place_aside()
        self._scroll.show_from_top()

    def _place_aside(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        if self._aside is not None:
            self._line.setAlignment(self._aside, Qt.AlignmentFlag.AlignTop)
            self._aside.setFixedWidth(self._theme.px(290)) if wide else self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(self._theme.px(290) if wide else 1120)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to what was just added, once it has its size."""
        QTimer.singleShot(0, widget, lambda: self._scroll.reveal(widget))

    def _dress(self) -> None:
        set_icon(self._leave, self._theme, "log-out")
        set_icon(self._main, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        self.gauges.remake()
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_aside()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self._press()
        elif event.key() == Qt.Key.Key_Escape and self.deciding is not None and self.deciding.think_again():
            self._numbered = self.deciding.choices
        elif self._numbered is not None and self._numbered.pick(digit(event)):
            self.notice.hide()
        else:
            super().keyPressEvent(event)


def _then(state: PlayState, earlier: PlayState | None) -> int | None:
    """What was chosen the time before at this very step of the same scene."""
    nth = len(state.steps)
    if earlier is None or nth >= len(earlier.steps) or earlier.steps[nth].scene.id != state.scene.id:
        return None
    return earlier.steps[nth].choice
