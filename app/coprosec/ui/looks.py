"""The looks in force: those of this PC, and over them the wishes of whoever sits there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import TEXT_PERCENTS
from coprosec.domain.look import Look
from coprosec.errors import KnownError
from coprosec.ui.faces import USUAL_FACE
from coprosec.ui.jobs import Jobs
from coprosec.ui.start_up import is_cautious, is_safe
from coprosec.ui.theme import Theme, system_theme


class Looks(QObject):
    """`renew` runs a change after which every page must be made anew; `resized` follows another text size alone."""

    def __init__(
        self,
        theme: Theme,
        settings: SettingsFile,
        jobs: Jobs,
        renew: Callable[[Callable[[], None]], None],
        resized: Callable[[], None],
        fail: Callable[[KnownError], None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._jobs = jobs
        self._renew = renew
        self._resized = resized
        self._fail = fail
        self._person: LearnerId | None = None
        self._start_percent = theme.percent
        theme.still = is_cautious()
        self.wished = Look()
        """What was chosen by whoever sits there, or by nobody yet."""

    def take(self, person: LearnerId, wished: Look) -> None:
        """Somebody sits down. What was set on the page before stays where they have no wish, and becomes one of
        somebody who has none at all.
        """
        before, self._person = self.wished, person
        if wished == Look() and before != Look():
            self.change(
                **{name: getattr(before, name) for name in before.__slots__ if getattr(before, name) is not None}
            )
            return
        self.wear(Look() if is_safe() else _over(before, wished))

    def leave(self) -> None:
        """Back to the looks of this PC."""
        self._person = None
        self.wear(Look())

    def change(self, **wishes: Any) -> None:
        """Follow a wish at once, and remember it for whoever sits there."""
        self.wear(replace(self.wished, **wishes))
        person = self._person
        if person is not None:
            self._jobs.ask(self, lambda study: study.looking.prefer(person, **wishes), lambda _none: None, self._fail)

    def resize(self, direction: int) -> None:
        """The next size of text, the one before, or the usual one."""
        nearest = min(range(len(TEXT_PERCENTS)), key=lambda nth: abs(TEXT_PERCENTS[nth] - self._theme.percent))
        wanted = TEXT_PERCENTS[max(0, min(len(TEXT_PERCENTS) - 1, nearest + direction))] if direction else None
        if (wanted or self._start_percent) != self._theme.percent:
            self.change(text_percent=wanted)

    def wear(self, wished: Look) -> None:
        """Show these wishes, without remembering them."""
        self.wished = wished
        theme = self._theme
        name = wished.theme or usual_theme(self._settings)
        percent, face = wished.text_percent or self._start_percent, wished.face or USUAL_FACE
        theme.still = bool(wished.still) or is_cautious()
        if (name, face) != (theme.name, theme.face):
            self._renew(lambda: theme.set_looks(name, percent, face))
        elif percent != theme.percent:
            theme.set_percent(percent)
            self._resized()


def usual_theme(settings: SettingsFile) -> str:
    """The colours of this PC: its rule's, else the system's."""
    rule = settings.current.theme
    return system_theme() if rule == "system" else rule


def _over(under: Look, wished: Look) -> Look:
    own = {name: getattr(wished, name) for name in wished.__slots__ if getattr(wished, name) is not None}
    return replace(under, **own)
