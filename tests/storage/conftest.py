"""Records on real files, closed at the end of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coprosec.storage.record import Record
from tests.samples import FakeClock

OpenRecord = Callable[[str], Record]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def open_record(tmp_path: Path, clock: FakeClock) -> Iterator[OpenRecord]:
    """Opens a record by the name of its file."""
    opened: list[Record] = []

    def open_one(name: str) -> Record:
        opened.append(Record(tmp_path / name, clock))
        return opened[-1]

    yield open_one
    for record in opened:
        record.close()


@pytest.fixture
def record(open_record: OpenRecord) -> Record:
    return open_record("coprosec.db")
