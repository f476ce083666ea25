"""People who may be one: said on the record's thread."""

from collections.abc import Callable, Sequence

from coprosec.services.study import Study
from coprosec.ui.duplicates.page import DuplicatesPage, Pair
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import CohortsPlace, Destination, DuplicatesPlace
from coprosec.ui.page_screen import PageScreen

_Lists = tuple[Sequence[Pair], Sequence[Pair]]


class DuplicatesScreen(PageScreen[DuplicatesPage]):
    """`go` takes the window to another place."""

    def __init__(self, page: DuplicatesPage, jobs: Jobs, go: Callable[[Destination], None]) -> None:
        super().__init__(page, jobs)
        page.merge_requested.connect(lambda pair: self._change(lambda study: _merge(study, pair)))
        page.separation_requested.connect(lambda pair: self._change(lambda study: study.cohorts.separate(pair[1].id)))
        page.back_requested.connect(lambda: go(CohortsPlace()))

    def open(self, place: DuplicatesPlace) -> None:
        self.ask(_read, self._show)

    def _change(self, work: Callable[[Study], None]) -> None:
        def run(study: Study) -> _Lists:
            work(study)
            return _read(study)

        self.ask(run, self._show)

    def _show(self, lists: _Lists) -> None:
        self.page.show_pairs(*lists)


def _merge(study: Study, pair: Pair) -> None:
    kept, other = pair
    study.cohorts.merge(other.id, kept.id)


def _read(study: Study) -> _Lists:
    return study.roster.duplicates(), study.roster.merged()
