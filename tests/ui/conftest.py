"""The whole program on a data folder of its own; the course is compiled once a run."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coprosec import paths, wiring
from coprosec.config.settings import SettingsFile
from coprosec.content.compiled import build
from coprosec.paths import DataFolder
from coprosec.ui.application import Application
from tests.ui.desk import Desk

Answer = Callable[[Path | None], None]
Open = Callable[..., Desk]
"""Its one argument, `sources`, is the course's folder: the real one unless said."""


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course, ready to be copied."""
    target = tmp_path_factory.mktemp("course") / "course.db"
    build(paths.MODULES, target, date(2026, 11, 24))
    return target


@pytest.fixture
def data(tmp_path: Path, compiled: Path) -> DataFolder:
    """A data folder that has the course and nobody."""
    folder = DataFolder(tmp_path / "données du poste")
    folder.root.mkdir()
    shutil.copy2(compiled, folder.course)
    return folder


@pytest.fixture
def opened(qtbot: QtBot, data: DataFolder) -> Iterator[Open]:
    """Opens the program on one data folder, as often as asked; closes what is left open."""
    desks: list[Desk] = []

    def start(sources: Path = paths.MODULES) -> Desk:
        desks.append(Desk(wiring.build_application(data, SettingsFile(data.settings), sources=sources), qtbot))
        desks[-1].application.show()
        qtbot.waitExposed(desks[-1].window)
        desks[-1].settle()
        return desks[-1]

    yield start
    for desk in desks:
        desk.delete()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Answers the system's dialogs for files: a path, None for nothing; a folder keeps the name proposed."""

    def choose(path: Path | None) -> None:
        def chosen(_parent: object, _title: str, proposed: str, *_kinds: str) -> tuple[str, str]:
            if path is None:
                return "", ""
            return str(path / Path(proposed).name if path.is_dir() else path), ""

        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, chosen)

    return choose


@pytest.fixture
def desk(opened: Open) -> Desk:
    return opened()


@pytest.fixture
def application(desk: Desk) -> Application:
    """The program, shown, at its first page."""
    return desk.application
