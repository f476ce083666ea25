"""A disk that fills up under a quiz: a real one, of a few megabytes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprosec.domain.statements import Verb
from coprosec.paths import DataFolder
from tests.ui.desk import ENTER, QUIZ, Desk
from tests.ui.test_results import right

pytestmark = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None, reason="only root mounts a small disk"
)


@pytest.fixture
def data(tmp_path: Path, compiled: Path) -> Iterator[DataFolder]:
    """A data folder on a disk of its own."""
    disk = tmp_path / "petit disque"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    folder = DataFolder(disk / "données")
    folder.root.mkdir()
    shutil.copy2(compiled, folder.course)
    yield folder
    subprocess.run(["umount", disk], check=True)


def fill_up(disk: Path) -> Path:
    """A file that takes all that is left."""
    filler = disk / "film.mp4"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return filler


def test_given_a_full_disk_when_answered_then_nothing_is_said_saved_and_it_can_be_tried_again(
    desk: Desk, data: DataFolder
) -> None:
    # GIVEN a question answered on the page, and a disk without room
    desk.register()
    desk.go(QUIZ)
    study, page = desk.application.jobs._study, desk.quiz.page
    assert study is not None
    item = page.sheet.asked.item
    given = right(item)
    page.sheet.answering.give(given)
    desk.be_sure()
    known = study.record.statements()
    filler = fill_up(data.root.parent)

    # WHEN it is validated, again and again: a journal may have a little room left
    for _try in range(200):
        desk.press(ENTER)
        if not page.sheet.judged:
            break
        desk.press(ENTER)
        item = page.sheet.asked.item
        given = right(item)
        page.sheet.answering.give(given)
        desk.be_sure()
        known = study.record.statements()

    # THEN what happened is told, nothing is shown as saved, the answer is kept
    assert page.sheet.notice.accessibleName() == "Le disque de ce poste est plein."
    assert page.footer.state.text() == ""
    assert set(page.sheet.answering.response()) == set(given)
    assert study.record.statements() == known

    # AND with room again the same key records it
    filler.unlink()
    desk.press(ENTER)
    assert page.sheet.judged
    assert "Enregistré" in page.footer.state.text()
    told = [fact.draft for fact in study.record.statements() if fact.draft.verb == Verb.ANSWERED]
    assert told[-1].activity == item.id
