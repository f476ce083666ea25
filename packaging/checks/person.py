"""Somebody at the keyboard of an installed program: a virtual screen, real keys, and what the disk then says."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from makers.product import BUILD, BuildError, need

PATIENCE = 90.0


@contextmanager
def screen(number: int = 77) -> Iterator["Person"]:
    """A screen of 1366 × 768, and who sits there."""
    need(Xvfb="xvfb", xdotool="xdotool")
    display = f":{number}"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"])
    try:
        person = Person(display)
        person.wait("the screen", lambda: person.sees(""))
        yield person
    finally:
        server.terminate()
        server.wait()


class Person:
    """Presses keys in the window that has the keyboard, and waits for facts on the disk."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._environment = {**os.environ, "DISPLAY": display}

    def sees(self, title: str) -> bool:
        """Whether a window of that title is on screen; any window, or none, for an empty title."""
        words = ["xdotool", "search", "--onlyvisible", "--name", title] if title else ["xdotool", "getmouselocation"]
        return subprocess.run(words, env=self._environment, capture_output=True, check=False).returncode == 0

    def focus(self, title: str) -> None:
        """Give the keyboard to the window: there is no window manager."""
        self.wait(f"a window « {title} »", lambda: self.sees(title))
        self._do("search", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._do("key", "--clearmodifiers", key)

    def write(self, text: str) -> None:
        self._do("type", "--delay", "30", text)

    def press_until(self, key: str, what: str, reached: Callable[[], bool]) -> None:
        """A page that is still loading may not hear the first time."""

        def pressed() -> bool:
            self.press(key)
            time.sleep(0.4)
            return reached()

        self.wait(what, pressed)

    def wait(self, what: str, reached: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > limit:
                self.photograph(BUILD / "stuck.png")
                message = f"{what} never came (picture: build/package/stuck.png)"
                raise BuildError(message)
            time.sleep(0.1)

    def photograph(self, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        words = ["import", "-window", "root", str(target)]
        subprocess.run(words, env=self._environment, check=False, capture_output=True)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, capture_output=True)


def said(database: Path) -> list[tuple[str, str]]:
    """The statements on the disk, verb and activity, in the order of this PC; nothing while there is no table."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            return list(connection.execute("SELECT verb, activity FROM statement ORDER BY seq"))
        except sqlite3.OperationalError:
            return []
