"""Pictures of what somebody learned: results, certainty, reviews; the empty pages of somebody new."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coprosec.domain.look import Look
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from coprosec.domain.learner import Learner
    from coprosec.services.study import Study
    from tests.shots import Photographer


def learned(walk: "Photographer", sizes: Sequence[Size]) -> None:
    """The pages of the invented learner who answered most, then those of the one who answered nothing."""
    walk.wait(lambda: walk.program.jobs._study is not None)
    study = walk.program.jobs._study
    assert study is not None
    by_tries = sorted(study.learners.all(), key=lambda learner: len(study.record.attempts(learner.id)))
    _sit(walk, study, by_tries[-1])
    for size in sizes:
        suffix = walk.resize(size)
        _full(walk, study, by_tries[-1], suffix)
    walk.program.sign_out()
    walk.settle()
    _sit(walk, study, by_tries[0])
    suffix = walk.resize(sizes[0])
    _simple(walk, f"-vide{suffix}")


def _sit(walk: "Photographer", study: "Study", learner: "Learner") -> None:
    walk.program._enter((learner,), study.progress.of(learner), Look())
    walk.settle()


def _simple(walk: "Photographer", suffix: str) -> None:
    from coprosec.ui.navigation import CalibrationPlace, MyResultsPlace, ReviewPlace

    for name, place in (
        ("mes-resultats", MyResultsPlace()),
        ("certitude", CalibrationPlace()),
        ("revisions", ReviewPlace()),
    ):
        walk.program.window.go(place)
        walk.shoot(f"{name}{suffix}")


def _full(walk: "Photographer", study: "Study", learner: "Learner", suffix: str) -> None:
    from coprosec.ui.navigation import CalibrationPlace, HomePlace, ResultsPlace, ReviewPlace

    go = walk.program.window.go
    go(HomePlace())
    walk.shoot(f"accueil-revisions{suffix}")
    _simple(walk, suffix)
    go(CalibrationPlace())
    _scroll(walk, f"certitude{suffix}")
    tries = study.results.of(learner.id).tries
    go(ResultsPlace(next(one.attempt for one in tries if one.success is False)))
    _scroll(walk, f"resultats-expliques{suffix}")
    go(ReviewPlace())
    walk.settle()
    page: Any = walk.program.window.pages.currentWidget()
    page.front.start_requested.emit()
    walk.shoot(f"revision-question{suffix}")
    page.questions._advance()
    walk.shoot(f"revision-refusee{suffix}")


def _scroll(walk: "Photographer", name: str) -> None:
    walk.settle()
    page: Any = walk.program.window.pages.currentWidget()
    bar = page._scroll.verticalScrollBar()
    nth = 1
    walk.shoot(f"{name}-{nth}")
    while bar.value() < bar.maximum() and nth < 4:
        bar.setValue(bar.value() + page._scroll.viewport().height() - 60)
        nth += 1
        walk.shoot(f"{name}-{nth}")
