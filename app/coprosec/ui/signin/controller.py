"""Signing in: reads the names at once, writes behind."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.errors import KnownError
from coprosec.paths import portable_marker
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import GuidePlace, SignInPlace
from coprosec.ui.signin.doors import Doors, TrainersDoor
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.start_up import is_cautious
from coprosec.ui.wording import explain, explain_caution, explain_recovery, explain_volume

if TYPE_CHECKING:
    from coprosec.domain.installation import Installation
    from coprosec.domain.look import Look
    from coprosec.domain.progress import Progress
    from coprosec.domain.recovery import Recovery
    from coprosec.services.study import Study
    from coprosec.ui.wording import Explanation


class _Arrival:
    """Those who are entering; `cleared` are those whose code was right, or who need none; `wants_pin` is somebody new
    who asked for one.
    """

    def __init__(
        self, learners: tuple[Learner, ...], *, wants_pin: bool = False, cleared: Iterable[LearnerId] = ()
    ) -> None:
        self.learners = learners
        self.wants_pin = wants_pin
        self.cleared = set(cleared)
        self.waiting_for: Learner | None = None


class _PinNeeded(NamedTuple):
    learner: Learner
    choose: bool


class SignInScreen(QObject):
    """`glance` reads the names without the record, or gives None."""

    def __init__(
        self,
        page: SignInPage,
        jobs: Jobs,
        settings: SettingsFile,
        glance: Callable[[], tuple[Learner, ...] | None],
        doors: Doors,
    ) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs
        self._settings = settings
        self._glance = glance
        self._doors = doors
        self.brought = ""
        """The name of a bundle that was opened from the desktop, until a trainer sits down."""
        self._learners: dict[str, Learner] = {}
        self._arrival: _Arrival | None = None
        page.learners_chosen.connect(self._sign_in)
        page.registration_requested.connect(self._register)
        page.guest_requested.connect(self._register_guest)
        page.pin_typed.connect(self._check_pin)
        page.pin_chosen.connect(self._keep_pin)
        page.pin_left.connect(self._forget_arrival)
        self._trainers = TrainersDoor(page, jobs, settings, doors, self.fail)
        page.welcome.guides_requested.connect(lambda: doors.go(GuidePlace()))
        page.welcome.about_requested.connect(lambda: doors.go(GuidePlace("a-propos")))
        page.notice_requested.connect(lambda: doors.go(GuidePlace("donnees")))

    def open(self, place: SignInPlace) -> None:
        """Show the names as the file has them now, then as the record has them once it is open."""
        self._forget_arrival()
        self.page.clear()
        if self.brought:
            self._tell_of_bundle()
        known = self._glance()
        if known is not None:
            self.show(known)
        else:
            self.show(())
            self.refresh()

    def refresh(self) -> None:
        """Show the names, and what this PC is called, as the record has them once all that was asked is done."""
        self._jobs.ask(
            self, lambda study: (study.learners.all(), study.installation.read()), self._refreshed, self.fail
        )

    def _refreshed(self, found: "tuple[tuple[Learner, ...], Installation]") -> None:
        learners, installation = found
        self.page.welcome.show_installation(installation)
        self.show(learners)

    def check(self) -> None:
        """Tell now if the record cannot be used, or was recovered, rather than when somebody has picked their name."""
        self._jobs.ask(
            self,
            lambda study: (study.learners.all(), study.recovery, study.installation.read(), self._warning()),
            self._checked,
            self.fail,
        )

    def _warning(self) -> "Explanation | None":
        """What to say of this start, or of the data's disk; a stick is where a portable program wants them."""
        if is_cautious():
            return explain_caution()
        from coprosec.volume import Volume, volume_of

        volume = volume_of(self._settings.path.parent)
        risky = volume is Volume.NETWORK or (volume is Volume.REMOVABLE and portable_marker() is None)
        return explain_volume(volume) if risky else None

    def _checked(self, found: "tuple[tuple[Learner, ...], Recovery | None, Installation, Explanation | None]") -> None:
        learners, recovery, installation, warning = found
        self.page.welcome.show_installation(installation)
        if warning is not None:
            self.page.warn(warning)
        if recovery is not None:
            self.show(learners)
            self.page.warn(explain_recovery(recovery))

    def leave(self) -> None:
        self.page.clear()

    def show(self, learners: tuple[Learner, ...]) -> None:
        self._learners = {learner.id: learner for learner in learners}
        self.page.show_learners(learners, self._settings.current)

    def _tell_of_bundle(self) -> None:
        from coprosec.ui.wording import explain_bundle

        self.page.inform(explain_bundle(self.brought))

    def _sign_in(self, chosen: tuple[LearnerId, ...]) -> None:
        learners = tuple(self._learners[who] for who in chosen if who in self._learners)
        if learners:
            self._arrive(_Arrival(learners))

    def _register(self, name: str) -> None:
        wants_pin = self.page.newcomer.wants_pin
        self.page.set_busy(True)
        self._jobs.ask(
            self,
            lambda study: study.learners.register(name),
            lambda new: self._arrive(_Arrival((new,), wants_pin=wants_pin)),
            self.fail,
        )

    def _register_guest(self) -> None:
        self.page.set_busy(True)
        self._jobs.ask(
            self,
            lambda study: study.learners.register_guest(),
            lambda new: self._arrive(_Arrival((new,), cleared={new.id})),
            self.fail,
        )

    def _arrive(self, arrival: _Arrival) -> None:
        """Begin the study period, unless somebody's code is still to be typed or chosen."""
        self._arrival = arrival
        self.page.set_busy(True)
        first, *others = arrival.learners
        rule, cleared, wants = self._settings.current.pin, frozenset(arrival.cleared), arrival.wants_pin

        def begin(study: "Study") -> "tuple[Progress, Look] | _PinNeeded":
            left = [learner for learner in arrival.learners if learner.id not in cleared]
            owners = study.pins.owners() if rule != "off" and left else frozenset()
            for learner in left:
                if learner.id in owners:
                    return _PinNeeded(learner, choose=False)
                if rule == "required" or (wants and rule == "allowed"):
                    return _PinNeeded(learner, choose=True)
            progress, look = study.progress.of(first), study.looking.of(first.id)
            study.sit(first.id, [other.id for other in others])
            return progress, look

        self._jobs.ask(self, begin, lambda found: self._begun(arrival, found), self.fail)

    def _begun(self, arrival: _Arrival, found: "tuple[Progress, Look] | _PinNeeded") -> None:
        self.page.set_busy(False)
        if not isinstance(found, _PinNeeded):
            self._arrival = None
            self._doors.enter(arrival.learners, *found)
            return
        arrival.waiting_for = found.learner
        (self.page.choose_pin if found.choose else self.page.ask_pin)(found.learner.name)

    def _check_pin(self, pin: str) -> None:
        self._with_pin(lambda study, learner: study.pins.check(learner, pin))

    def _keep_pin(self, pin: str) -> None:
        self._with_pin(lambda study, learner: study.pins.keep(learner, pin))

    def _with_pin(self, act: "Callable[[Study, LearnerId], None]") -> None:
        arrival = self._arrival
        if arrival is None or arrival.waiting_for is None:
            return
        who = arrival.waiting_for.id
        self.page.set_busy(True)

        def done(_none: None) -> None:
            arrival.cleared.add(who)
            if self._arrival is arrival:
                self._arrive(arrival)

        self._jobs.ask(self, lambda study: act(study, who), done, self._fail_pin)

    def _fail_pin(self, error: KnownError) -> None:
        self.fail(error)
        self.page.retry_pin()

    def _forget_arrival(self) -> None:
        self._arrival = None

    def fail(self, error: KnownError) -> None:
        self.page.refuse(explain(error))
