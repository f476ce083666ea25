"""A study on a real file, which tests can close and open again as another session would."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coprosec.domain.learner import Learner
from coprosec.services.study import Study
from tests.samples import FakeClock

OpenStudy = Callable[[], Study]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def open_study(tmp_path: Path, clock: FakeClock) -> Iterator[OpenStudy]:
    """Opens the one database; what was open before is closed first."""
    opened: list[Study] = []

    def open_one() -> Study:
        for study in opened:
            study.close()
        opened.append(Study(tmp_path / "coprosec.db", clock))
        return opened[-1]

    yield open_one
    for study in opened:
        study.close()


@pytest.fixture
def study(open_study: OpenStudy) -> Study:
    return open_study()


@pytest.fixture
def amina(study: Study) -> Learner:
    return study.learners.register("Amina")
