"""Who sits at this PC, what is known of them, and how long they have been there."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprosec.domain.learner import Learner

if TYPE_CHECKING:
    from coprosec.domain.progress import Progress
    from coprosec.domain.trainer import Trainer
    from coprosec.ui.navigation import Destination


class Seat(QObject):
    """The learner signed in, those who learn beside them, and the last progress read; or the trainer signed in, whether
    they look at the record of the centre's server, and the errand on which the program was opened: where the first
    trainer who sits down is led.

    Signals:
        left: nobody sits here any more.
        progress_changed: the progress of the learner was read again.
    """

    left = Signal()
    progress_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.learner: Learner | None = None
        self.companions: tuple[Learner, ...] = ()
        self.trainer: Trainer | None = None
        self.progress: Progress | None = None
        self.errand: Destination | None = None
        self.on_server = False
        self._since = 0.0

    def take(self, learner: Learner, companions: tuple[Learner, ...] = ()) -> None:
        self.learner = learner
        self.companions = companions
        self.progress = None
        self._since = time.monotonic()

    def take_as_trainer(self, trainer: "Trainer") -> None:
        """A trainer sits down: nobody learns meanwhile."""
        self.trainer = trainer

    def leave(self) -> None:
        if self.trainer is not None:
            self.errand = None
        self.on_server = False
        self.trainer = None
        self.learner = None
        self.companions = ()
        self.progress = None
        self.left.emit()

    def know(self, progress: "Progress") -> None:
        """Keep `progress`, unless it is about somebody who left meanwhile."""
        if self.learner is not None and progress.learner.id == self.learner.id:
            self.learner = progress.learner
            self.progress = progress
            self.progress_changed.emit(progress)

    @property
    def sitting_ms(self) -> int:
        """How long the learner has been here."""
        return int((time.monotonic() - self._since) * 1000)
