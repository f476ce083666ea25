"""A lesson and a quiz by the accessibility tree of the running window, as a screen reader sees and presses it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

READER = Path(__file__).with_name("screen_reader.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
INSTALL = "sudo apt-get install -y at-spi2-core dbus gir1.2-atspi-2.0 python3-gi"


@pytest.fixture
def reader(screen: str) -> list[str]:
    """The command that runs a screen reader in a session bus of its own."""
    bus = shutil.which("dbus-run-session")
    if bus is None or not SYSTEM_PYTHON.exists():
        pytest.skip(f"no session bus: {INSTALL}")
    if subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False).returncode:
        pytest.skip(f"no bindings of AT-SPI: {INSTALL}")
    return [bus, "--", str(SYSTEM_PYTHON), str(READER), sys.executable]


@pytest.mark.window
@pytest.mark.slow
def test_given_ears_alone_when_a_lesson_and_its_quiz_are_done_then_they_are_recorded(
    reader: list[str], tmp_path: Path
) -> None:
    # WHEN somebody who hears the window registers, reads the lesson, answers and hears the result
    environment = os.environ | {"PYTHONPATH": f"app{os.pathsep}."}
    run = subprocess.run(
        [*reader, str(tmp_path)], capture_output=True, text=True, timeout=240, check=False, env=environment
    )

    # THEN the result was heard, and the disk has all of it
    assert run.returncode == 0, run.stderr[-3000:]
    assert run.stdout.splitlines()[-1].startswith("Réussi")
    with closing(sqlite3.connect(tmp_path / "poste" / "coprosec.db")) as connection:
        said = list(connection.execute("SELECT verb, activity FROM statement ORDER BY seq"))
    assert ("completed", "m1-lecon") in said
    assert ("passed", "m1-quiz") in said
