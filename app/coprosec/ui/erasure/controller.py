"""Hides, gives back, erases: on the record's thread, for the trainer who sits there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.domain.erasure import Binned
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.activity_titles import activity_titles
from coprosec.ui.erasure.page import ErasurePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import ErasurePlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat
from coprosec.ui.widgets.asking import ask_zip

if TYPE_CHECKING:
    from coprosec.services.erasure import Swept
    from coprosec.services.study import Study

_T = TypeVar("_T")
_Lists = tuple[tuple[Learner, ...], tuple[Binned, ...]]


class ErasureScreen(PageScreen[ErasurePage]):
    def __init__(self, page: ErasurePage, jobs: Jobs, catalog: Catalog, seat: Seat) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        page.bin_requested.connect(self._bin)
        page.return_requested.connect(self._take_out)
        page.erasure_requested.connect(self._erase)
        page.copy_requested.connect(self._copy)

    def open(self, place: ErasurePlace) -> None:
        self.page.notice.hide()
        self._read(lambda: None)

    def leave(self) -> None:
        """A name half typed is forgotten."""
        self.page.show_list()

    def _read(self, then: Callable[[], None]) -> None:
        def show(found: _Lists) -> None:
            now = utc_now()
            self.page.show_people(*found, [one.days_left(now) for one in found[1]])
            then()

        self.ask(lambda study: (study.learners.all(), study.erasure.bin()), show)

    def _bin(self, learner: str) -> None:
        trainer = self._seat.trainer.name if self._seat.trainer is not None else ""
        told = self.tr("C’est dans la corbeille. Rien n’est perdu avant que vous n’effaciez.")
        self._change(lambda study: study.erasure.put_in_bin(LearnerId(learner), trainer), lambda _none: (told, ""))

    def _take_out(self, learner: str) -> None:
        told = self.tr("La personne est de retour, avec tout ce qu’elle a fait.")
        self._change(lambda study: study.erasure.take_out(LearnerId(learner)), lambda _none: (told, ""))

    def _erase(self, learner: str, typed: str) -> None:
        self._change(lambda study: study.erasure.erase(LearnerId(learner), typed), self._erased)

    def _erased(self, swept: "Swept") -> tuple[str, str]:
        parts = []
        if swept.remade:
            parts.append(counted(swept.remade, self.tr("sauvegarde refaite"), self.tr("sauvegardes refaites")))
        if swept.deleted:
            parts.append(counted(swept.deleted, self.tr("copie supprimée"), self.tr("copies supprimées")))
        told = self.tr("Faites passer la clé navette par les autres postes : ils effaceront à leur tour.")
        return self.tr("C’est effacé de ce poste."), " ".join((*(f"{part}." for part in parts), told))

    def _change(self, work: "Callable[[Study], _T]", told: Callable[[_T], tuple[str, str]]) -> None:
        def done(result: _T) -> None:
            self._read(lambda: self.page.tell(*told(result)))

        def failed(error: KnownError) -> None:
            self._read(lambda: self.fail(error))  # what was done before it failed is shown too

        self.ask(work, done, failed)

    def _copy(self, learner: str) -> None:
        path = ask_zip(self.page, "donnees.zip")
        if path is None:
            return
        title_of = activity_titles(self._catalog)
        told = self.tr("La copie est écrite : {path}").format(path=path)
        self.ask(
            lambda study: study.own_data.write(path, LearnerId(learner), title_of),
            lambda _path: self.page.tell(told),
        )
