"""Drives the page of the stick: looks for drives while it is shown, runs the exchange on the record's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coprosec.domain.ids import KeyId
from coprosec.domain.keys import CentreKey
from coprosec.domain.work import Cancelled
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.services.course_texts import read_texts
from coprosec.services.exchange import CarriedCourse
from coprosec.services.hub import Exchanged, exchange, host_of, is_hub
from coprosec.services.rounds import Stick, Visited
from coprosec.services.sticks import Drive, drives
from coprosec.ui.exchange.page import ExchangePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.long_work import LongWork
from coprosec.ui.navigation import ExchangePlace
from coprosec.ui.page_screen import PageScreen

if TYPE_CHECKING:
    from coprosec.services.study import Study

_LOOK_MS = 2000


class ExchangeScreen(PageScreen[ExchangePage]):
    """One visit of the stick at a time. `hub` tells the address of the centre's server, empty without one: nothing is
    ever sent there but when the trainer asks for it.
    """

    def __init__(
        self,
        page: ExchangePage,
        jobs: Jobs,
        catalog: Catalog,
        hub: Callable[[], str] = str,
        find_drives: Callable[[], Sequence[Drive]] = drives,
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._hub = hub
        self._find_drives = find_drives
        self._chosen: Path | None = None
        self._work = LongWork()
        self._work.progressed.connect(page.show_progress)
        self._working = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look_for_drives)
        page.stick_chosen.connect(self._choose)
        page.gathers_chosen.connect(self._set_gathers)
        page.start_requested.connect(self._start)
        page.send_requested.connect(self._send)
        page.cancel_requested.connect(self._work.stop)

    def open(self, place: ExchangePlace) -> None:
        url = self._hub()
        self.page.show_hub(host_of(url) if is_hub(url) else "")
        self._timer.start()
        if place.stick is not None and not self._working:
            self._choose(place.stick)
            return
        self._look_for_drives()
        self._read()

    def leave(self) -> None:
        """An exchange in hand goes on: what it brings is recorded."""
        self._timer.stop()

    def _look_for_drives(self) -> None:
        if self._working:
            return
        found = tuple(self._find_drives())
        paths = [drive.path for drive in found]
        if self._chosen is not None and self._chosen not in paths and not self._chosen.is_dir():
            self._choose(None)
        elif self._chosen is None and len(paths) == 1:
            self._choose(paths[0])
        else:
            self.page.show_drives(found, self._chosen)

    def _choose(self, stick: Path | None) -> None:
        self._chosen = stick
        self.page.show_drives(tuple(self._find_drives()), stick)
        self._read()

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        """Look at the stick, show what it holds, `then` what happened."""
        chosen = self._chosen

        def look(study: "Study") -> tuple[Stick | None, CentreKey]:
            return (study.rounds.look(chosen) if chosen else None), study.exchange.own_key()

        def show(found: tuple[Stick | None, CentreKey]) -> None:
            self.page.show_stick(*found)
            then()

        self.ask(look, show)

    def _set_gathers(self, gathers: bool) -> None:
        self.ask(lambda study: study.rounds.set_gathers(gathers), lambda _none: self._read())

    def _start(self, trusted: list[KeyId], with_course: bool) -> None:
        stick = self._chosen
        if stick is None or self._working:
            return
        course = None
        if with_course:
            course = CarriedCourse(self._catalog.sources, self._catalog.outline().version)
        self._begin()

        def visit(study: "Study") -> Visited | None:
            try:
                return study.rounds.visit(stick, trusted, course, self._work.tell)
            except Cancelled:
                return None

        self.ask(visit, self._visited)

    def _begin(self) -> None:
        self._work.begin()
        self._working = True
        self.page.show_working()

    def _send(self) -> None:
        url = self._hub()
        if not is_hub(url) or self._working:
            return
        with self.telling():
            texts = read_texts(self._catalog)
            self._begin()

            def send(study: "Study") -> Exchanged | None:
                try:
                    return exchange(study, url, lambda: texts, self._work.tell)
                except Cancelled:
                    return None

            self.ask(send, self._sent)

    def _sent(self, found: Exchanged | None) -> None:
        self._working = False
        if found is None:
            self.page.show_cancelled()
        else:
            self.page.show_sent(found)

    def _visited(self, visited: Visited | None) -> None:
        self._working = False
        if visited is None:
            self._read(self.page.show_cancelled)
        else:
            self._read(lambda: self.page.show_visited(visited))

    def fail(self, error: KnownError) -> None:
        self._working = False
        super().fail(error)
