"""Invented learners do everything that the program offers, through the real services, before the day given."""

from datetime import date
from pathlib import Path

from coprosec import paths
from coprosec.domain.clock import utc_now
from coprosec.domain.statements import Verb
from coprosec.domain.testing import gain
from coprosec.paths import DataFolder
from coprosec.services.demo import fill
from coprosec.services.study import Study

TODAY = date(2026, 11, 24)


def told(study: Study) -> list[tuple[str, str, str]]:
    """What happened when, without the ids that are new each time, nor what depends on them."""
    kept = (Verb.EXPERIENCED, Verb.LAUNCHED, Verb.CHOSE, Verb.RECOMMENDED, Verb.PASSED, Verb.FAILED)
    return [
        (s.recorded_at.isoformat(), s.draft.verb, s.draft.activity)
        for s in study.record.statements()
        if s.draft.verb in kept and "occasion" not in s.draft.data
    ]


def test_everything_is_done_by_somebody_and_the_seed_decides(tmp_path: Path) -> None:
    folders = [DataFolder(tmp_path / name) for name in ("un", "deux")]
    for folder in folders:
        fill(folder, paths.MODULES, learners=16, seed=1, today=TODAY)
    studies = [Study(folder.database, utc_now) for folder in folders]
    try:
        first, second = (told(study) for study in studies)
        assert first == second
        study = studies[0]
        verbs = {statement.draft.verb for statement in study.record.statements()}
        everything = {Verb.LAUNCHED, Verb.CHOSE, Verb.CONCLUDED, Verb.RECOMMENDED, Verb.RESPONDED, Verb.POSTPONED}
        assert everything <= verbs
        assert all(statement.recorded_at.date() < TODAY for statement in study.record.statements())
        assert study.recommendations.all()
        learned = gain(study.testing.results())
        assert learned is not None
        assert learned.after > learned.before
        plays = [play for learner in study.learners.all() for play in study.progress.of(learner).plays]
        assert {play.ending is None for play in plays} == {True, False}
        for play in plays:
            assert study.scenarios.resume(play.id).ended == (play.ending is not None)
    finally:
        for study in studies:
            study.close()
