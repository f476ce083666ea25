"""Prepares a PC in one go: named, with a trainer who has a password, and the keys that it signs with."""

import platform
from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.config.settings import SettingsFile
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, SetupPlace, SheetPlace, SignInPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.setup.page import Preparation, SetupPage

if TYPE_CHECKING:
    from coprosec.domain.trainer import Trainer
    from coprosec.services.study import Study


class SetupScreen(PageScreen[SetupPage]):
    """`enter_trainer` seats the trainer who was appointed; `go` then shows their recovery sheet."""

    def __init__(
        self,
        page: SetupPage,
        jobs: Jobs,
        settings: SettingsFile,
        enter_trainer: "Callable[[Trainer], None]",
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._settings = settings
        self._enter_trainer = enter_trainer
        self._go = go
        page.preparation_requested.connect(self._prepare)
        page.later_requested.connect(lambda: go(SignInPlace()))

    def open(self, place: SetupPlace) -> None:
        self.page.begin(platform.node(), self._settings.current)

    def _prepare(self, typed: Preparation) -> None:
        self.page.set_busy(True)

        def prepare(study: "Study") -> "tuple[Trainer, str]":
            study.installation.set_up(typed.centre, typed.device)
            study.signing.ensure_keys(typed.centre, typed.device)
            return study.trainers.appoint(typed.trainer, typed.password)

        self.ask(prepare, lambda made: self._prepared(typed, *made))

    def _prepared(self, typed: Preparation, trainer: "Trainer", code: str) -> None:
        self.page.set_busy(False)
        if typed.create_profiles is not None and typed.create_profiles != self._settings.current.create_profiles:
            self._settings.change(create_profiles=typed.create_profiles)
        self._enter_trainer(trainer)
        self._go(SheetPlace(code))
