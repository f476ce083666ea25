"""Starts that failed, cautious starts, faults and logs."""

import faulthandler
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from coprosec.config.settings import SettingsFile
from coprosec.domain.look import Look
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.storage import tables
from coprosec.storage.engine import writing
from coprosec.ui import crash, start_up
from coprosec.ui.navigation import HomePlace, SignInPlace
from coprosec.ui.start_up import FAULTS, StartMark, catch_faults
from tests.samples import FakeClock
from tests.ui.conftest import Open
from tests.ui.desk import Desk


@pytest.fixture
def cautious(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A process whose environment is put back afterwards."""
    for name in (start_up.CAUTIOUS, *start_up._SOFTWARE):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return monkeypatch


def test_a_start_that_ends_leaves_no_mark(tmp_path: Path) -> None:
    mark = StartMark(tmp_path / "poste" / "demarrage")
    assert not mark.begin()
    mark.end()
    assert not mark.begin()


def test_a_start_that_was_killed_makes_the_next_one_cautious(tmp_path: Path) -> None:
    path = tmp_path / "demarrage"
    script = (
        "from coprosec.ui.start_up import StartMark; import os, pathlib;"
        f"StartMark(pathlib.Path({str(path)!r})).begin(); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode
    assert StartMark(path).begin()


def test_another_window_that_is_starting_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "demarrage"
    path.write_text(str(os.getppid()))
    assert not StartMark(path).begin()


def test_a_mark_that_cannot_be_read_counts_as_a_failure_and_a_folder_without_rights_as_none(tmp_path: Path) -> None:
    path = tmp_path / "demarrage"
    path.write_text("")
    assert StartMark(path).begin()
    (tmp_path / "fichier").touch()
    assert not StartMark(tmp_path / "fichier" / "demarrage").begin()


def test_the_real_program_takes_its_mark_away(data: DataFolder) -> None:
    script = (
        "import sys; from coprosec.opening import open_window; from PySide6.QtCore import QTimer;"
        "from coprosec.ui import application as a; show = a.Application.show\n"
        "def shown(self):\n"
        "    show(self)\n"
        "    self.jobs.idle.connect(lambda: QTimer.singleShot(0, self.window, self.window.close))\n"
        "a.Application.show = shown\n"
        f"sys.exit(open_window({str(data.root)!r}))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert data.database.exists()
    assert not data.starting.exists()
    assert (data.logs / FAULTS).exists()


def test_a_cautious_start_says_so_and_moves_nothing(opened: Open, cautious: pytest.MonkeyPatch) -> None:
    start_up.be_cautious("after-failure")
    desk = opened()
    assert os.environ["QT_OPENGL"] == "software"
    assert "Mode prudent" in desk.signin.notice.accessibleName()
    desk.register()
    assert desk.application.theme.still


def test_a_safe_start_heeds_no_settings_and_no_wishes(
    data: DataFolder, cautious: pytest.MonkeyPatch, opened: Open
) -> None:
    data.settings.write_text("text_percent = 200\n")
    start_up.be_cautious("asked")
    settings = SettingsFile(data.settings, heeded=False)
    assert settings.current.text_percent == SettingsFile(data.root / "absent").current.text_percent
    desk = opened()
    desk.register()
    desk.application.looks.take(desk.application.seat.learner.id, Look(text_percent=150))  # type: ignore[union-attr]
    assert desk.application.looks.wished == Look()
    assert data.settings.read_text() == "text_percent = 200\n"


@pytest.fixture
def no_faulthandler() -> Iterator[None]:
    was = faulthandler.is_enabled()
    yield
    faulthandler.disable()
    if was:
        faulthandler.enable()


def test_faults_go_to_a_file_that_stays_small(tmp_path: Path, no_faulthandler: None) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / FAULTS).write_text("x" * 300_000)
    script = (
        "import ctypes, pathlib; from coprosec.ui.start_up import catch_faults;"
        f"catch_faults(pathlib.Path({str(logs)!r})); ctypes.string_at(0)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode
    assert "Segmentation fault" in (logs / FAULTS).read_text()
    assert sum(path.stat().st_size for path in logs.iterdir()) < 310_000
    (tmp_path / "fichier").touch()
    catch_faults(tmp_path / "fichier" / "logs")


def test_the_log_names_nobody(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a program whose crashes are logged, and somebody who learns
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(crash.CrashDialog, "exec", lambda _self: 0)
    crash.install(tmp_path / "logs", desk.window)
    try:
        desk.register("Zinsou Quenumvi")

        # WHEN the record breaks in the middle of something that holds their name
        def breaks(study: Study) -> None:
            row = {"id": study.learners.all()[0].id, "name": "Zinsou Quenumvi", "text_percent": 100, "signed_out": True}
            with writing(study.record._engine) as connection:
                connection.execute(insert(tables.learner), row)

        desk.application.jobs.ask(desk.window, breaks, lambda _none: None, lambda _error: None)
        desk.settle()
    finally:
        handler = crash.log.handlers.pop()
        handler.close()

    # THEN the log tells the bug, and not the name
    told = (tmp_path / "logs" / "coprosec.log").read_text("utf-8")
    assert IntegrityError.__name__ in told
    assert "Zinsou" not in told
    assert "Quenumvi" not in told


def test_a_page_whose_record_breaks_offers_to_try_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a home page that meets a bug when it is filled
    heard: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: heard.append(kind))
    desk.register()
    study = desk.application.jobs._study
    assert study is not None
    monkeypatch.setattr(study.progress, "of", lambda _learner: 1 // 0)
    desk.go(HomePlace())
    desk.reach(lambda: desk.window._trouble is not None and desk.window._trouble.isVisible())
    assert heard == [ZeroDivisionError]
    assert desk.focused.accessibleName() == "Réessayer"

    # WHEN the cause is gone and one tries again by keyboard, THEN the page is whole
    monkeypatch.undo()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.window._trouble is not None
    assert not desk.window._trouble.isVisible()
    assert desk.at(HomePlace)


def test_the_crash_dialog_says_where_the_log_is(desk: Desk, tmp_path: Path) -> None:
    dialog = crash.CrashDialog("Traceback", desk.window, tmp_path / "logs")
    assert str(tmp_path / "logs") in dialog.informativeText()
    dialog.deleteLater()
    assert desk.at(SignInPlace)


def test_given_a_bug_that_ends_the_window_then_the_program_ends_and_what_was_asked_is_recorded(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.paths import DataFolder
from coprosec.ui.application import Application
from coprosec.ui.crash import CrashDialog

data, show = DataFolder(Path(sys.argv[1])), Application.show

def shown(program):
    show(program)
    program.painted.connect(lambda: QApplication.exit())

def broken(execute=QApplication.exec):
    execute()
    windows[0].jobs.ask(windows[0], lambda study: study.learners.register("Dernière"), print, print)
    raise RuntimeError("a bug")

windows = []
CrashDialog.exec = lambda _dialog: print("told")
Application.show = lambda program: (windows.append(program), shown(program))
QApplication.exec = staticmethod(broken)
wiring.run(data, SettingsFile(data.settings))
"""
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path)], timeout=60, check=False, capture_output=True)
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[-1] == b"told"
    study = Study(DataFolder(tmp_path).database, FakeClock())
    assert [learner.name for learner in study.learners.all()] == ["Dernière"]
    study.close()


def test_two_windows_of_one_person_write_side_by_side(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from coprosec.domain.clock import utc_now;"
        "from coprosec.services.study import Study; study = Study(Path(sys.argv[1]), utc_now)\n"
        "for nth in range(60): study.learners.register(f'Personne {sys.argv[2]}'); study.record.last_seq()\n"
        "study.close()"
    )
    database = tmp_path / "coprosec.db"
    Study(database, FakeClock()).close()
    windows = [subprocess.Popen([sys.executable, "-c", script, str(database), name]) for name in "ab"]
    assert [window.wait() for window in windows] == [0, 0]
    study = Study(database, FakeClock())
    told = study.record.statements()
    assert sorted(one.seq for one in told) == list(range(1, 121))
    assert len({one.device for one in told}) == 1
    before = study.learners.all()
    study.record.rebuild()
    assert study.learners.all() == before
    assert len(before) == 120
    study.close()
