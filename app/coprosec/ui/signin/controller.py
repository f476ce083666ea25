"""Signing in: reads the names at once, writes behind."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprosec.domain.ids import LearnerId, TrainerId
from coprosec.domain.learner import Learner
from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import SignInPlace
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.wording import explain, explain_recovery

if TYPE_CHECKING:
    from coprosec.domain.progress import Progress
    from coprosec.domain.recovery import Recovery
    from coprosec.domain.trainer import Trainer
    from coprosec.services.study import Study


class SignInScreen(QObject):
    """`glance` reads the names without the record, or gives None; `enter` is called with those who sit down, the
    one whose progress is followed first, and that progress as it was before, once the study period is recorded;
    `enter_trainer` with a trainer whose password was right.
    """

    def __init__(
        self,
        page: SignInPage,
        jobs: Jobs,
        glance: Callable[[], tuple[Learner, ...] | None],
        enter: "Callable[[tuple[Learner, ...], Progress], None]",
        enter_trainer: "Callable[[Trainer], None]",
    ) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs
        self._glance = glance
        self._enter = enter
        self._enter_trainer = enter_trainer
        self._learners: dict[str, Learner] = {}
        page.learners_chosen.connect(self._sign_in)
        page.trainer_requested.connect(self._ask_for_trainers)
        page.admission_requested.connect(self._admit)
        page.registration_requested.connect(self._register)

    def open(self, place: SignInPlace) -> None:
        """Show the names as the file has them now, then as the record has them once it is open."""
        self.page.clear()
        known = self._glance()
        if known is not None:
            self.show(known)
        else:
            self.page.show_learners(())
            self._jobs.ask(self, lambda study: study.learners.all(), self.show, self.fail)

    def check(self) -> None:
        """Tell now if the record cannot be used, or was recovered, rather than when somebody has picked their name."""
        self._jobs.ask(self, lambda study: (study.learners.all(), study.recovery), self._checked, self.fail)

    def _checked(self, found: "tuple[tuple[Learner, ...], Recovery | None]") -> None:
        learners, recovery = found
        if recovery is not None:
            self.show(learners)
            self.page.warn(explain_recovery(recovery))

    def leave(self) -> None:
        self.page.clear()

    def show(self, learners: tuple[Learner, ...]) -> None:
        self._learners = {learner.id: learner for learner in learners}
        self.page.show_learners(learners)

    def _sign_in(self, chosen: tuple[LearnerId, ...]) -> None:
        learners = tuple(self._learners[who] for who in chosen if who in self._learners)
        if learners:
            self._open_period(learners)

    def _register(self, name: str) -> None:
        self.page.set_busy(True)
        self._jobs.ask(
            self, lambda study: study.learners.register(name), lambda new: self._open_period((new,)), self.fail
        )

    def _open_period(self, learners: tuple[Learner, ...]) -> None:
        self.page.set_busy(True)
        first, *others = learners

        def begin(study: "Study") -> "Progress":
            progress = study.progress.of(first)
            study.sit(first.id, [other.id for other in others])
            return progress

        self._jobs.ask(self, begin, lambda progress: self._seat(learners, progress), self.fail)

    def _seat(self, learners: tuple[Learner, ...], progress: "Progress") -> None:
        self.page.set_busy(False)
        self._enter(learners, progress)

    def _ask_for_trainers(self) -> None:
        self._jobs.ask(self, lambda study: study.trainers.all(), self._show_trainers, self.fail)

    def _show_trainers(self, trainers: "tuple[Trainer, ...]") -> None:
        here = [trainer for trainer in trainers if trainer.has_password]
        if here:
            self.page.show_trainers(here)
        else:
            self.page.warn(explain(KnownError(ErrorCode.NO_TRAINER)))

    def _admit(self, trainer: str, password: str) -> None:
        self.page.set_busy(True)
        self._jobs.ask(
            self,
            lambda study: study.trainers.admit(TrainerId(LearnerId(trainer)), password),
            self._seat_trainer,
            self.fail,
        )

    def _seat_trainer(self, trainer: "Trainer") -> None:
        self.page.set_busy(False)
        self._enter_trainer(trainer)

    def fail(self, error: KnownError) -> None:
        self.page.refuse(explain(error))
