"""Files that people ask for: whole, or not at all."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprosec.errors import ErrorCode, KnownError
from coprosec.services.files import write_file


@pytest.fixture
def little_room() -> Iterator[None]:
    """The system refuses files of more than a thousand bytes."""
    if sys.platform == "win32":
        pytest.skip("this system has no such limit")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_given_a_place_then_the_file_is_there_whole_and_alone(tmp_path: Path) -> None:
    path = write_file(tmp_path / "leçon.pdf", b"contenu")
    assert path.read_bytes() == b"contenu"
    assert list(tmp_path.iterdir()) == [path]


def test_given_no_room_then_it_is_known_and_the_file_before_is_kept(tmp_path: Path, little_room: None) -> None:
    path = write_file(tmp_path / "leçon.pdf", b"avant")
    with pytest.raises(KnownError) as refused:
        write_file(path, b"x" * 5000)
    assert refused.value.code is ErrorCode.FILE_NO_ROOM
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_given_no_folder_then_it_is_known(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        write_file(tmp_path / "absent" / "leçon.pdf", b"x")
    assert refused.value.code is ErrorCode.FILE_NO_RIGHTS
