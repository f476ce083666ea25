"""The stick goes round: what each PC recorded, the receipts, the course."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprosec import paths
from coprosec.domain.bundle import BadBundleError
from coprosec.domain.ids import KeyId, LessonId
from coprosec.domain.work import Cancelled, unwatched
from coprosec.errors import ErrorCode, KnownError
from coprosec.exports import course_pack
from coprosec.paths import DataFolder
from coprosec.services.exchange import CarriedCourse
from coprosec.services.rounds import Visited
from coprosec.services.sticks import Drive, drives, mounted
from coprosec.services.study import Study
from tests.services.posts import Posts


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "CLÉ 8 Go"
    folder.mkdir()
    return folder


def visit(study: Study, stick: Path, course: CarriedCourse | None = None) -> Visited:
    """The trainer accepts whoever is there."""
    strangers: list[KeyId] = [key.id for key in study.rounds.look(stick).strangers]
    return study.rounds.visit(stick, strangers, course, unwatched)


def test_a_whole_round_and_the_receipts(posts: Posts, stick: Path) -> None:
    a, b, trainer = posts("Poste A"), posts("Poste B"), posts("Formateur")
    trainer.rounds.set_gathers(gathers=True)
    amina, bio = a.learners.register("Amina"), b.learners.register("Bio")
    for study in (a, b, trainer):
        visit(study, stick)
    assert {learner.name for learner in trainer.learners.all()} == {"Amina", "Bio"}
    assert a.rounds.look(stick).carried is None

    for study in (a, b):
        visit(study, stick)
    state = a.rounds.look(stick)
    assert state.carried is not None
    assert (state.carried.up_to, state.carried_to) == (2, "Formateur")
    assert {learner.name for learner in a.learners.all()} == {"Amina", "Bio"}

    a.reading.open(bio.id, LessonId("m1-lecon"), "1")
    for study in (a, trainer, a, b):
        visit(study, stick)
    assert a.rounds.look(stick).carried_to == "Formateur"
    assert LessonId("m1-lecon") in b.record.lesson_states(bio.id)
    assert b.record.learner(amina.id) is not None


def test_a_pc_that_does_not_gather_gives_no_receipt(posts: Posts, stick: Path) -> None:
    a, b = posts("Poste A"), posts("Poste B")
    a.learners.register("Amina")
    visit(a, stick)
    visit(b, stick)
    visit(a, stick)
    assert a.rounds.look(stick).carried is None
    assert len(b.learners.all()) == 1


def test_files_that_are_refused_stop_nobody(posts: Posts, stick: Path) -> None:
    a, b = posts("Poste A"), posts("Poste B")
    a.learners.register("Amina")
    visit(a, stick)
    (stick / "photo.coprosec").write_bytes(b"JFIF")
    (stick / "coprosec" / "aaa.coprosec").write_bytes(b"coprosec-bundle 1\n")
    visited = visit(b, stick)
    assert sorted(path.name for path, _error in visited.refused) == ["aaa.coprosec", "photo.coprosec"]
    assert len(visited.merged) == 1


def test_an_unknown_post_is_left_aside_until_it_is_accepted(posts: Posts, stick: Path) -> None:
    a, b = posts("Poste A"), posts("Poste B")
    a.learners.register("Amina")
    visit(a, stick)
    visited = b.rounds.visit(stick, (), None, unwatched)
    assert [error.params["reason"] for _path, error in visited.refused] == ["unknown-key"]
    assert not b.learners.all()
    assert len(visit(b, stick).merged) == 1


def test_a_visit_can_be_cancelled(posts: Posts, stick: Path) -> None:
    a = posts("Poste A")

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        a.rounds.visit(stick, (), None, stop)
    assert not list(stick.rglob("*.*"))


def test_a_stick_that_is_gone_is_said(posts: Posts, stick: Path) -> None:
    a = posts("Poste A")
    shutil.rmtree(stick)
    with pytest.raises(KnownError) as caught:
        a.rounds.look(stick)
    assert caught.value.code is ErrorCode.STICK_UNREADABLE


def a_course(tmp_path: Path) -> CarriedCourse:
    folder = tmp_path / "cours nouveau"
    shutil.copytree(paths.MODULES, folder)
    outline = (folder / "course.toml").read_text("utf-8")
    (folder / "course.toml").write_text(outline.replace('short_title = "', 'short_title = "Neuf : '), "utf-8")
    return CarriedCourse(folder, "2027.1")


def test_a_course_goes_along_and_is_switched_to(posts: Posts, stick: Path, tmp_path: Path) -> None:
    trainer, a = posts("Formateur"), posts("Poste A")
    trainer.rounds.set_gathers(gathers=True)
    visit(trainer, stick, a_course(tmp_path))
    data = DataFolder(a.record.path.parent)
    assert data.course_sources == paths.MODULES
    (merged, *_receipts) = visit(a, stick).merged
    assert merged.course == "2027.1"
    assert "Neuf : " in (data.course_sources / "course.toml").read_text("utf-8")
    assert not any(merged.course for merged in visit(a, stick).merged)
    assert not [path for path in data.courses.iterdir() if path.suffix in (".tmp", ".db")]


def test_a_course_that_does_not_build_changes_nothing(posts: Posts, stick: Path, tmp_path: Path) -> None:
    trainer, a = posts("Formateur"), posts("Poste A")
    trainer.rounds.set_gathers(gathers=True)
    trainer.learners.register("Amina")
    course = a_course(tmp_path)
    (course.folder / "course.toml").write_text("title = 3", "utf-8")
    visit(trainer, stick, course)
    visited = visit(a, stick)
    assert [error.params["reason"] for _path, error in visited.refused] == ["bad-course"]
    assert DataFolder(a.record.path.parent).course_sources == paths.MODULES
    assert len(a.learners.all()) == 1


@pytest.mark.parametrize(
    "name",
    ["../hors.md", "/etc/x.md", "a/../../b.md", "C:/x.md", "a\\..\\b.md", "./x", "a//b", "x/.cache", "nul\x01", "a/ "],
)
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    packed = tmp_path / "x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bon.md", "a")
        archive.writestr(zipfile.ZipInfo(name), "a")
    with pytest.raises(BadBundleError):
        course_pack.unpack(packed, tmp_path / "cours" / "profond")
    assert not (tmp_path / "hors.md").exists()


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "x.zip"
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("gros", "w", force_zip64=True) as big,
    ):
        for _mebibyte in range(300):
            big.write(bytes(1 << 20))
    with pytest.raises(BadBundleError):
        course_pack.unpack(packed, tmp_path / "cours")
    assert not (tmp_path / "cours").exists()


def test_drives_are_read_from_the_table_of_mounts() -> None:
    table = "/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\nbroken\n"
    for written in ("CLÉ\\0408Go", "CL\\303\\211\\0408Go"):
        stick = f"/dev/sdb1 /media/afi/{written} vfat rw 0 0\n"
        assert mounted(table + stick) == [Drive(Path("/media/afi/CLÉ 8Go"), "CLÉ 8Go")]
    assert isinstance(drives(), tuple)
