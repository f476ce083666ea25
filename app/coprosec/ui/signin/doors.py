"""Where signing in leads, and the door of the trainers: a password, or the code of the recovery sheet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LearnerId, TrainerId
from coprosec.domain.learner import Learner
from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, SetupPlace, SheetPlace
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.wording import explain

if TYPE_CHECKING:
    from coprosec.domain.look import Look
    from coprosec.domain.progress import Progress
    from coprosec.domain.trainer import Trainer
    from coprosec.services.study import Study


class Doors(NamedTuple):
    """Where signing in leads. `enter` is called with those who sit down, the one whose progress is followed first, and
    that progress as it was before and the looks they like, once the study period is recorded; `enter_trainer` with a
    trainer whose password was right; `go` takes the window to a page that needs nobody.
    """

    enter: "Callable[[tuple[Learner, ...], Progress, Look], None]"
    enter_trainer: "Callable[[Trainer], None]"
    go: Callable[[Destination], None]


class TrainersDoor(QObject):
    """Lets a trainer in; where nobody is one yet, leads to the setup of the PC. `fail` is told what goes wrong."""

    def __init__(
        self, page: SignInPage, jobs: Jobs, settings: SettingsFile, doors: Doors, fail: Callable[[KnownError], None]
    ) -> None:
        super().__init__()
        self._page = page
        self._jobs = jobs
        self._settings = settings
        self._doors = doors
        self._fail = fail
        page.welcome.trainer_requested.connect(self._ask_for_trainers)
        page.admission_requested.connect(self._admit)
        page.recovery_requested.connect(self._recover)

    def _ask_for_trainers(self) -> None:
        self._jobs.ask(self, lambda study: study.trainers.all(), self._show_trainers, self._fail)

    def _show_trainers(self, trainers: "tuple[Trainer, ...]") -> None:
        here = [trainer for trainer in trainers if trainer.has_password]
        if here:
            self._page.show_trainers(here)
        elif self._settings.current.kiosk:
            self._page.warn(explain(KnownError(ErrorCode.NO_TRAINER)))
        else:
            self._doors.go(SetupPlace())

    def _admit(self, trainer: str, password: str) -> None:
        self._page.set_busy(True)
        who = TrainerId(LearnerId(trainer))
        self._jobs.ask(self, lambda study: study.trainers.admit(who, password), self._seat_trainer, self._fail)

    def _seat_trainer(self, trainer: "Trainer") -> None:
        self._page.set_busy(False)
        self._doors.enter_trainer(trainer)

    def _recover(self, trainer: str, code: str, password: str) -> None:
        self._page.set_busy(True)
        who = TrainerId(LearnerId(trainer))

        def recover(study: "Study") -> "tuple[Trainer, str]":
            renewed = study.trainers.recover(who, code, password)
            return study.trainers.admit(who, password), renewed

        def recovered(found: "tuple[Trainer, str]") -> None:
            self._seat_trainer(found[0])
            self._doors.go(SheetPlace(found[1]))

        self._jobs.ask(self, recover, recovered, self._fail)
