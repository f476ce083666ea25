"""Changes the code of whoever sits here, and gives them their guest's work."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.services.catalog import Catalog
from coprosec.ui.activity_titles import activity_titles
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, GuidePlace, ProfilePlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.profile.page import ProfilePage
from coprosec.ui.seat import Seat
from coprosec.ui.widgets.asking import ask_zip

if TYPE_CHECKING:
    from coprosec.domain.progress import Progress
    from coprosec.services.study import Study


class ProfileScreen(PageScreen[ProfilePage]):
    """For the learner whose progress is followed, not for those beside them."""

    def __init__(
        self,
        page: ProfilePage,
        jobs: Jobs,
        catalog: Catalog,
        settings: SettingsFile,
        seat: Seat,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._settings = settings
        self._seat = seat
        page.pin_requested.connect(self._keep_pin)
        page.pin_removal_requested.connect(self._remove_pin)
        page.claim_requested.connect(self._claim)
        page.notice_requested.connect(lambda: go(GuidePlace("donnees")))
        page.copy_requested.connect(self._copy)

    def open(self, place: ProfilePlace) -> None:
        self._read("")

    def leave(self) -> None:
        self.page.clear()

    def _read(self, told: str) -> None:
        learner = self._seat.learner
        if learner is None:
            return

        def show(found: tuple[bool, tuple[Learner, ...]]) -> None:
            protected, guests = found
            others = [guest for guest in guests if guest.id != learner.id]
            rule = self._settings.current.pin
            files = not self._settings.current.kiosk
            self.page.show_profile(learner.name, pin=rule, protected=protected, guests=others, files=files)
            if told:
                self.page.tell(told)

        self.ask(lambda study: (learner.id in study.pins.owners(), study.learners.guests()), show)

    def _keep_pin(self, old: str, new: str) -> None:
        def keep(study: "Study", learner: LearnerId) -> None:
            if learner in study.pins.owners():
                study.pins.check(learner, old)
            study.pins.keep(learner, new)

        self._change(keep, self.tr("Votre nom est protégé par ce code."))

    def _remove_pin(self, old: str) -> None:
        def remove(study: "Study", learner: LearnerId) -> None:
            study.pins.check(learner, old)
            study.pins.reset(learner)

        self._change(remove, self.tr("Votre nom n’a plus de code."))

    def _change(self, act: "Callable[[Study, LearnerId], None]", told: str) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: act(study, learner.id), lambda _none: self._read(told))

    def _claim(self, guest: str) -> None:
        learner = self._seat.learner
        if learner is None:
            return

        def claim(study: "Study") -> "Progress":
            study.learners.claim(LearnerId(guest), learner.id)
            return study.progress.of(learner)

        def claimed(progress: "Progress") -> None:
            self._seat.know(progress)
            self._read(self.tr("Le travail de cet invité est maintenant le vôtre."))

        self.ask(claim, claimed)

    def _copy(self) -> None:
        learner = self._seat.learner
        if learner is None or self._settings.current.kiosk:
            return
        path = ask_zip(self.page, "mes-donnees.zip")
        if path is None:
            return
        title_of = activity_titles(self._catalog)
        told = self.tr("La copie est écrite : {path}").format(path=path)
        self.ask(
            lambda study: study.own_data.write(path, learner.id, title_of),
            lambda _path: self.page.tell(told),
        )
