"""Reads and changes what this PC is, for the trainer who sits there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coprosec import __version__
from coprosec.config.keys import Value
from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LearnerId
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, PostPlace, SheetPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.post.page import PostPage, PostView
from coprosec.ui.seat import Seat
from coprosec.ui.wording import explain_volume
from coprosec.volume import Volume, volume_of

if TYPE_CHECKING:
    from coprosec.domain.trainer import Trainer
    from coprosec.services.study import Study

_T = TypeVar("_T")


class PostScreen(PageScreen[PostPage]):
    """`go` shows a new recovery sheet; `close` closes the program."""

    def __init__(
        self,
        page: PostPage,
        jobs: Jobs,
        settings: SettingsFile,
        seat: Seat,
        go: Callable[[Destination], None],
        close: Callable[[], object],
    ) -> None:
        super().__init__(page, jobs)
        self._settings = settings
        self._seat = seat
        self._go = go
        page.save_requested.connect(self._save)
        page.password_requested.connect(self._change_password)
        page.sheet_requested.connect(self._renew_sheet)
        page.trainer_requested.connect(self._add_trainer)
        page.learner_requested.connect(self._add_learner)
        page.pin_reset_requested.connect(self._reset_pin)
        page.quit_requested.connect(close)

    def open(self, place: PostPlace) -> None:
        self._read(lambda: None)

    def leave(self) -> None:
        self.page.clear()

    def _read(self, then: Callable[[], None]) -> None:
        folder = self._settings.path.parent

        def view(study: "Study") -> PostView:
            owners = study.pins.owners()
            protected = sorted((one for one in study.learners.all() if one.id in owners), key=lambda one: one.name)
            return PostView(study.installation.read(), study.trainers.all(), protected, self._place(folder))

        def show(found: PostView) -> None:
            self.page.show_post(found, self._settings.current)
            then()

        self.ask(view, show)

    def _place(self, folder: Path) -> str:
        volume = volume_of(folder)
        lines = [str(folder)]
        if volume is not Volume.OWN:
            lines.append(explain_volume(volume).title)
        lines.append(self.tr("Version du programme : {version}").format(version=__version__))
        return "\n".join(lines)

    def _save(self, centre: str, device: str, rules: dict[str, Value]) -> None:
        def name(study: "Study") -> None:
            before = study.installation.read()
            if (before.centre_name, before.device_name) != (centre, device) and centre.strip() and device.strip():
                study.installation.set_up(centre, device)
                study.signing.ensure_keys(centre, device)

        def named(_none: None) -> None:
            if rules:
                self._settings.change(**rules)
            self._read(lambda: self.page.tell(self.tr("C’est enregistré.")))

        self.ask(name, named)

    def _change_password(self, old: str, new: str) -> None:
        told = self.tr("Votre mot de passe est changé.")
        self._as_trainer(
            lambda study, trainer: study.trainers.change_password(trainer.id, old, new),
            lambda _none: self._read(lambda: self.page.tell(told)),
        )

    def _renew_sheet(self, password: str) -> None:
        self._as_trainer(
            lambda study, trainer: study.trainers.renew_code(trainer.id, password),
            lambda code: self._go(SheetPlace(code)),
        )

    def _add_trainer(self, name: str, password: str) -> None:
        told = self.tr("{name} peut entrer sur ce poste. Code de sa feuille de secours, à recopier maintenant : {code}")
        self._as_trainer(
            lambda study, _trainer: study.trainers.appoint(name, password),
            lambda made: self._read(lambda: self.page.tell(told.format(name=made[0].name, code=made[1]))),
        )

    def _add_learner(self, name: str) -> None:
        told = self.tr("{name} est dans la liste.")
        self._as_trainer(
            lambda study, _trainer: study.learners.register(name),
            lambda learner: self._read(lambda: self.page.tell(told.format(name=learner.name))),
        )

    def _reset_pin(self, learner: str) -> None:
        told = self.tr("Le code est remis à zéro.")
        self._as_trainer(
            lambda study, _trainer: study.pins.reset(LearnerId(learner)),
            lambda _none: self._read(lambda: self.page.tell(told)),
        )

    def _as_trainer(self, act: "Callable[[Study, Trainer], _T]", done: Callable[[_T], None]) -> None:
        trainer = self._seat.trainer
        if trainer is not None:
            self.ask(lambda study: act(study, trainer), done)
