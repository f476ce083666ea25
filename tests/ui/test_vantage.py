"""The centre's server under the trainer's pages: chosen, read, never written, and left when it fails."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from coprosec.domain.cohorts import CohortPlan
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.elsewhere import Elsewhere
from coprosec.services.study import Study
from coprosec.storage.central import central_engine
from coprosec.storage.engine import reading
from coprosec.ui.navigation import InsightsPlace, LearnerPlace, TrainerPlace
from tests.services.postgres import server, url
from tests.services.posts import Posts
from tests.ui.desk import Desk
from tests.ui.test_hub import at_the_stick, furnish
from tests.ui.test_trainer_board import names
from tests.ui.test_trainer_pages import sit

__all__ = ["server", "url"]


class Desks:
    """Opens the program on the same data, with the address of a server."""

    def __init__(self, data: DataFolder, qtbot: QtBot) -> None:
        furnish(data)
        self._data, self._qtbot = data, qtbot
        self.opened: list[Desk] = []

    def at(self, url: str) -> Desk:
        desk = at_the_stick(self._data, self._qtbot, url)
        self.opened.append(desk)
        desk.go(TrainerPlace())
        return desk


@pytest.fixture
def desks(data: DataFolder, qtbot: QtBot) -> Iterator[Desks]:
    found = Desks(data, qtbot)
    yield found
    for desk in found.opened:
        desk.delete()


@pytest.fixture
def elsewhere(tmp_path: Path, url: str) -> str:
    """A server to which another PC has sent what Bio Sanni did, in a session of its own."""
    posts = Posts(tmp_path)
    study = posts("Parakou")
    learner = study.learners.register("Bio Sanni")
    study.cohorts.enrol(study.cohorts.plan(CohortPlan("Session de Parakou")).id, learner.id)
    study.central.sync(url)
    posts.close()
    return url


def choose(desk: Desk, nth: int) -> None:
    """Take the other of the two buttons, by keyboard: Tab stops at the one that is chosen, an arrow takes the other."""
    group = desk.page.vantage._segments._group
    desk.tab_to(lambda: desk.focused is group.button(1 - nth))
    desk.press(Qt.Key.Key_Right if nth else Qt.Key.Key_Left)


def told(desk: Desk) -> str:
    return " ".join(" ".join(one.text() for one in desk.page.findChildren(QLabel) if one.isVisible()).split())


@pytest.mark.parametrize("url", ["", "https://lrs.example/xapi"])
def test_given_no_database_then_there_is_no_choice(desks: Desks, url: str) -> None:
    desk = desks.at(url)
    assert not desk.page.vantage.isVisible()
    assert names(desk.page) == ["Afi"]


def test_given_a_server_then_its_board_its_figures_and_its_people_are_read(desks: Desks, elsewhere: str) -> None:
    # GIVEN a PC that knows Afi, and a server that knows Bio
    desk = desks.at(elsewhere)
    assert names(desk.page) == ["Afi"]

    # WHEN the trainer looks at the server, THEN the board is that of the other PC
    choose(desk, 1)
    assert names(desk.page) == ["Bio Sanni"]
    assert "Ce que tous les postes ont envoyé à" in told(desk)
    assert [desk.page._cohort.itemText(nth) for nth in range(desk.page._cohort.count())] == [
        "Toutes les personnes du serveur",
        "Session de Parakou",
    ]

    # WHEN a person is opened, THEN what they did is read there, and nothing can be noted
    desk.page._show.click()
    desk.settle()
    assert isinstance(desk.here, LearnerPlace)
    assert desk.page._name.text() == "Bio Sanni"
    assert not desk.page.note.isVisible()
    assert not desk.page._save.isVisible()

    # AND the figures too come from the server, until this PC is chosen again
    desk.go(InsightsPlace())
    assert desk.page._cohort.itemText(1) == "Session de Parakou"
    assert not desk.page._export.isVisible()
    choose(desk, 0)
    assert desk.page._cohort.count() == 1
    assert desk.page._export.isVisible()
    desk.go(TrainerPlace())
    assert names(desk.page) == ["Afi"]


def test_given_answers_on_the_server_then_the_figures_tell_them(desks: Desks, url: str, data: DataFolder) -> None:
    desk = desks.at(url)
    sit(desk, *(f"Personne {letter}" for letter in "ABCDEF"))
    kept: list[Any] = []
    desk.application.jobs.ask(desk.window, lambda study: study.central.sync(url), kept.append, print)
    desk.settle()
    desk.go(InsightsPlace())
    here = (desk.page._whole.text(), [desk.page.model.index(0, nth).data() for nth in range(5)])
    choose(desk, 1)
    assert (desk.page._whole.text(), [desk.page.model.index(0, nth).data() for nth in range(5)]) == here
    assert desk.page.model.rowCount() >= 10


def test_given_a_server_that_does_not_answer_then_this_pc_is_shown_again(desks: Desks) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk = desks.at(f"postgresql://afi@127.0.0.1:{port}/x")
    choose(desk, 1)
    desk.reach(lambda: bool(desk.page.notice.isVisible()))
    assert names(desk.page) == ["Afi"]
    assert "Le serveur ne répond pas. Voici de nouveau ce poste." in told(desk)
    assert desk.page.vantage._segments.current == 0
    desk.go(InsightsPlace())
    choose(desk, 1)
    desk.reach(lambda: bool(desk.page.notice.isVisible()))
    assert "Voici de nouveau ce poste." in told(desk)
    desk.go(TrainerPlace())
    assert not desk.page.notice.isVisible()


def test_given_an_empty_server_or_a_newer_one_then_it_is_said(desks: Desks, url: str, elsewhere: str) -> None:
    desk = desks.at(url)
    engine = central_engine(url)
    for change, said in (
        ("UPDATE alembic_version SET version_num = '9999'", "version plus récente"),
        ("DROP TABLE alembic_version", "Ce serveur n’a encore rien reçu."),
    ):
        with engine.begin() as connection:
            connection.execute(text(change))
        choose(desk, 1)
        desk.reach(lambda: bool(desk.page.notice.isVisible()))
        assert said in told(desk)
        assert names(desk.page) == ["Afi"]
    engine.dispose()


def test_given_a_server_that_hangs_then_this_pc_is_shown_at_once_and_the_window_closes(
    desks: Desks, elsewhere: str
) -> None:
    # GIVEN a table that somebody holds: the server's answer does not come
    desk = desks.at(elsewhere)
    engine = central_engine(elsewhere)
    with engine.begin() as holder:
        holder.execute(text("LOCK TABLE learner IN ACCESS EXCLUSIVE MODE"))
        page = desk.page
        page.vantage._segments._group.button(1).click()
        assert "Lecture du serveur…" in told(desk)
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        with engine.connect() as asked:
            desk._qtbot.waitUntil(lambda: asked.execute(waiting).scalar() == 1)

        # WHEN the trainer comes back to this PC, THEN it is shown, and nobody waits for the server
        page.vantage._segments._group.button(0).click()
        desk.settle()
        assert names(page) == ["Afi"]
        assert not page.notice.isVisible()

        # WHEN the window closes while the server is awaited, THEN it closes
        page.vantage._segments._group.button(1).click()
        with engine.connect() as asked:
            desk._qtbot.waitUntil(lambda: asked.execute(waiting).scalar() == 1)
        desk.close()
    engine.dispose()


def test_what_is_looked_at_cannot_be_written(desks: Desks, elsewhere: str) -> None:
    desk = desks.at(elsewhere)
    look = Elsewhere(elsewhere)
    refused: list[KnownError] = []

    def write(study: Study) -> None:
        with reading(study.record._engine) as connection:
            connection.execute(text("DELETE FROM statement"))

    desk.application.jobs.ask_beside(desk.window, write, print, refused.append, look.give_up, look.open)
    desk.settle()
    assert [error.code for error in refused] == [ErrorCode.CENTRAL_UNREACHABLE]
