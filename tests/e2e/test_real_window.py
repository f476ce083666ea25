"""The real program in a real window on a virtual screen, driven by real key presses, killed without warning."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE = 30.0


def wait_for(reached: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.05)


def said(database: Path) -> list[tuple[str, str]]:
    """The statements on the disk: verb and activity, in order."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return list(connection.execute("SELECT verb, activity FROM statement ORDER BY seq"))
        except sqlite3.OperationalError:
            return []


def press_until(key: str, reached: Callable[[], bool]) -> None:
    """Press a key again and again: a page that is still loading may not hear the first time."""

    def pressed() -> bool:
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        return reached()

    wait_for(pressed)


class Program:
    """One run of `python -m coprosec`."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", "coprosec", "--data", str(data)])
        found = ["xdotool", "search", "--onlyvisible", "--name", "Coproduire"]
        wait_for(lambda: subprocess.run(found, capture_output=True, check=False).returncode == 0)
        window = subprocess.run(found, capture_output=True, check=True, text=True).stdout.split()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def start(screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Program]]:
    monkeypatch.setenv("PYTHONPATH", "app")
    assert os.environ["DISPLAY"] == screen
    running: list[Program] = []

    def make() -> Program:
        running.append(Program(tmp_path / "poste 7"))
        return running[-1]

    yield make
    for program in running:
        program.kill()


@pytest.mark.window
def test_a_killed_program_comes_back_to_the_same_lesson(start: Callable[[], Program], tmp_path: Path) -> None:
    # GIVEN somebody who types a name and opens the first lesson
    database = tmp_path / "poste 7" / "coprosec.db"
    program = start()
    subprocess.run(["xdotool", "type", "--delay", "40", "Afi Dossou"], check=True)
    press_until("Return", lambda: ("opened", "") in said(database))
    press_until("Return", lambda: ("experienced", "introduction") in said(database))

    # WHEN the program is killed and started again, and the name chosen
    program.kill()
    before = len(said(database))
    start()
    press_until("Return", lambda: len(said(database)) > before)

    # THEN the same lesson is on screen
    wait_for(lambda: ("experienced", "introduction") in said(database)[before:])
    assert said(database)[before][0] == "opened"
