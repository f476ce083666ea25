"""The centre's server on the trainer's page: there only where it is set, and used only when it is asked for."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coprosec import cli, wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.hub import host_of, is_hub
from coprosec.services.study import Study
from coprosec.ui.navigation import ExchangePlace
from coprosec.usage import BAD_USE
from tests.services.test_learning_store import store
from tests.ui.desk import ENTER, Desk

__all__ = ["store"]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that anything connects to."""
    seen: list[object] = []
    connect = socket.socket.connect

    def counted(self: socket.socket, address: Any) -> None:
        seen.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", counted)
    return seen


def furnish(data: DataFolder) -> None:
    study = Study(data.database, utc_now)
    study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")
    study.reading.open(study.learners.register("Afi").id, "m1-menace", "v1")  # type: ignore[arg-type]
    study.close()


def at_the_stick(data: DataFolder, qtbot: QtBot, url: str = "") -> Desk:
    desk = Desk(wiring.build_application(data, SettingsFile(data.settings, None, {"hub_url": url})), qtbot)
    desk.application.show()
    qtbot.waitExposed(desk.window)
    desk.settle()
    kept: list[Any] = []
    desk.application.jobs.ask(desk.window, lambda study: study.trainers.all()[0], kept.append, print)
    desk.settle()
    desk.application.enter_trainer(kept[0])
    screen: Any = desk.window.pages.screen_of(ExchangePlace)
    screen._find_drives = tuple
    desk.go(ExchangePlace())
    return desk


@pytest.fixture
def desks(data: DataFolder) -> Iterator[list[Desk]]:
    furnish(data)
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        desk.delete()


def button(desk: Desk) -> QPushButton:
    (found,) = [one for one in desk.page.findChildren(QPushButton) if one.text() == "Envoyer au serveur"]
    assert isinstance(found, QPushButton)
    return found


def told(desk: Desk) -> str:
    return " ".join(" ".join(one.text() for one in desk.page.findChildren(QLabel) if one.isVisible()).split())


def send(desk: Desk) -> None:
    desk.tab_to(lambda: desk.focused is button(desk))
    desk.press(ENTER)
    desk.reach(desk.page.notice.isVisible)


@pytest.mark.parametrize("url", ["", "serveur", "ftp://ailleurs"])
def test_given_no_server_then_nothing_is_offered_nor_sent(
    data: DataFolder, qtbot: QtBot, desks: list[Desk], connections: list[object], url: str
) -> None:
    desks.append(at_the_stick(data, qtbot, url))
    assert not button(desks[0]).isVisible()
    assert connections == []


def test_given_a_server_then_it_hears_of_it_only_when_the_trainer_asks(
    data: DataFolder, qtbot: QtBot, desks: list[Desk], connections: list[object], store: Any
) -> None:
    # GIVEN a server: its name is shown without any password, and nothing was sent yet
    desks.append(at_the_stick(data, qtbot, store.url))
    assert "127.0.0.1 : ce qui est nouveau ici" in told(desks[0])
    assert "afi" not in told(desks[0])
    assert connections == []

    # WHEN the trainer asks, by keyboard, THEN it has what this PC recorded
    send(desks[0])
    assert len(store.kept) == 1
    assert "Envoyé : 1 fait" in told(desks[0])


def test_given_a_server_that_does_not_answer_then_nothing_is_lost(
    data: DataFolder, qtbot: QtBot, desks: list[Desk]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desks.append(at_the_stick(data, qtbot, f"http://127.0.0.1:{port}/"))
    send(desks[0])
    assert "Le serveur ne répond pas." in told(desks[0])
    assert button(desks[0]).isEnabled()


def test_the_command_uses_the_address_that_is_set(
    data: DataFolder, store: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(data)
    assert cli.run(["sync", "--data", str(data.root)]) == BAD_USE
    assert "hub_url" in capsys.readouterr().err
    SettingsFile(data.settings).change(hub_url=store.url)
    assert cli.run(["sync", "--data", str(data.root)]) == 0
    assert len(store.kept) == 1


def test_what_is_an_address() -> None:
    assert all(map(is_hub, ("postgresql://a/b", "postgres://a", "postgresql+psycopg://a", "https://a", "http://a")))
    assert not any(map(is_hub, ("", "a", "file:///etc/passwd", "http", "https:", "https://[")))
    assert host_of("postgresql://afi:secret@central.bj:5433/b") == "central.bj"
