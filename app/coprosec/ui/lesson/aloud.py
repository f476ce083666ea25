"""Reading a lesson aloud: sentence after sentence, each shown as it is said. Imported when it is asked for."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from coprosec.domain.ids import LearnerId
from coprosec.domain.speech import USUAL_SPEED
from coprosec.errors import KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.aloud_bar import AloudBar
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.lesson.script import Line, script
from coprosec.ui.lesson.view import LessonView
from coprosec.ui.seat import Seat
from coprosec.ui.translation import tr
from coprosec.ui.voice import Voice, VoiceProblem
from coprosec.ui.wording import Explanation, explain

_BREATH_MS = 150
"""Silence between two sentences."""


class Aloud(QObject):
    """Begins at the sentence on screen; F8 pauses and goes on, F7 and F9 change sentence, Escape stops."""

    def __init__(self, page: LessonPage, jobs: Jobs, seat: Seat, make_voice: Callable[[], Voice] = Voice) -> None:
        super().__init__()
        self._page = page
        self._jobs = jobs
        self._seat = seat
        self.voice = make_voice()
        self.voice.said.connect(self._said)
        self.voice.failed.connect(self._fail)
        self.bar = AloudBar(page.theme)
        self.bar.pause_requested.connect(self.press)
        self.bar.previous_requested.connect(lambda: self.move(-1))
        self.bar.next_requested.connect(lambda: self.move(1))
        self.bar.stop_requested.connect(self.stop)
        self.bar.speed_requested.connect(self._change_speed)
        page.show_aloud_bar(self.bar)
        page.aloud_keys = {
            Qt.Key.Key_F8: self.bar.pause,
            Qt.Key.Key_F7: self.bar.before,
            Qt.Key.Key_F9: self.bar.after,
            Qt.Key.Key_Escape: self.bar.stop,
        }
        self._view: LessonView | None = None
        self._lines: list[Line] = []
        self._nth = 0
        self._paused = False
        self._speed = USUAL_SPEED
        self._known: LearnerId | None = None
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(lambda: self._read(self._nth + 1))

    @property
    def reading(self) -> bool:
        """Whether a lesson is being read, perhaps in a pause."""
        return bool(self._lines)

    @property
    def line(self) -> Line | None:
        """What is being said."""
        return self._lines[self._nth] if self._lines else None

    def press(self) -> None:
        """Begin, pause, or go on at the beginning of the sentence."""
        if not self._lines:
            self._prepare()
        elif self._paused:
            self._resume(self._nth)
        else:
            self._pause()

    def move(self, step: int) -> None:
        """The sentence before, or after."""
        if self._lines:
            self._resume(max(0, min(len(self._lines) - 1, self._nth + step)))

    def stop(self) -> None:
        """No more: the lesson is as it was."""
        self._breath.stop()
        self.voice.hush()
        if self.line is not None:
            self.line.clear()
        self._lines, self._view, self._paused = [], None, False
        self._page.hide_aloud_bar(self.bar)

    def forget(self) -> None:
        """Stop for good: the page is about to be made again."""
        self.stop()
        self._page.aloud_keys = {}
        self.bar.deleteLater()
        self.deleteLater()

    def _prepare(self) -> None:
        """The speed that the learner likes is read once, then the lesson begins."""
        learner = self._seat.learner
        if learner is None or learner.id == self._known:
            self._begin()
            return

        def begin(speed: int) -> None:
            self._known, self._speed = learner.id, speed
            self.bar.show_speed(speed)
            self._begin()

        self._jobs.ask(self, lambda study: study.listening.speed(learner.id), begin, self._tell)

    def _begin(self) -> None:
        view = self._page.view
        if view is None or not view.isVisible() or self._lines:
            return
        view.finish()
        self._view = view
        self._lines = script(view.lesson, view.blocks)
        if not self._lines:
            return
        self.bar.show()
        top = view.verticalScrollBar().value()
        here = next((nth for nth, line in enumerate(self._lines) if line.block.y() + line.rect().bottom() > top), 0)
        self._resume(here if top > 0 else 0)

    def _resume(self, nth: int) -> None:
        self._paused = False
        self.bar.show_paused(paused=False)
        self._read(nth)

    def _pause(self) -> None:
        self._paused = True
        self._breath.stop()
        self.voice.hush()
        self.bar.show_paused(paused=True)

    def _read(self, nth: int) -> None:
        self._breath.stop()
        if self.line is not None:
            self.line.clear()
        if nth >= len(self._lines) or self._view is None:
            self.stop()
            self._page.footer.state.setText(tr("Lecture terminée"))
            return
        self._nth = nth
        line = self._lines[nth]
        line.highlight(self._page.theme)
        self._view.show_part(line.block, line.rect())
        self.voice.say(line.said, self._speed)

    def _said(self) -> None:
        if self._lines and not self._paused:
            self._breath.start()

    def _change_speed(self, speed: int) -> None:
        self._speed = speed
        learner = self._seat.learner
        if learner is not None:
            self._jobs.ask(
                self, lambda study: study.listening.prefer(learner.id, speed), lambda _none: None, self._tell
            )
        if self._lines and not self._paused:
            self._read(self._nth)

    def _fail(self, problem: str) -> None:
        self.stop()
        self._page.say(voice_advice(VoiceProblem(problem)))

    def _tell(self, error: KnownError) -> None:
        self._page.say(explain(error))


def voice_advice(problem: VoiceProblem, platform: str = sys.platform) -> Explanation:
    """Why nothing is heard, and how to get a voice on this system."""
    if platform == "win32":
        how = tr(
            "Windows en apporte une : Paramètres, Heure et langue, Voix, Ajouter des voix, puis Français. Il faut "
            "internet cette fois-là."
        )
    else:
        how = tr(
            "Demandez à la personne qui a installé ce poste de taper : "
            "sudo apt install speech-dispatcher-espeak-ng espeak-ng"
        )
    if problem is VoiceProblem.NONE_FOUND:
        return Explanation(tr("Ce poste n’a pas de voix française."), how)
    if problem is VoiceProblem.HANGS:
        return Explanation(
            tr("La voix de ce poste ne répond pas."),
            tr("Vérifiez le son du poste, puis réessayez. La leçon reste lisible à l’écran."),
        )
    return Explanation(
        tr("La voix de ce poste n’a pas pu parler."),
        tr("Vérifiez que le son marche. Si la voix manque : {how}").format(how=how),
    )
