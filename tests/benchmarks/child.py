"""A program that starts, says READY, and stops where it stands so that it can be weighed.

`child.py floor` is a bare window; `child.py paint DATA` ours, READY once sign-in is painted; `child.py ready DATA`
ours, READY once the record and the course are open behind it; `child.py frames DATA` tells the frames meanwhile. The
program runs as the command does.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser, QWidget

if TYPE_CHECKING:
    from coprosec.ui.application import Application

WORDS = "quartier information mairie confiance preuve dialogue commune protéger vérifier alerter " * 6
PAGE = "".join(
    f"<h2>Partie {nth}</h2><p>{WORDS}<b>retenir</b></p><p>{WORDS}<i>agir</i></p><ul><li>un</li><li>deux</li></ul>"
    "<table border=1><tr><td>mairie</td><td>écouter</td></tr><tr><td>police</td><td>protéger</td></tr></table>"
    for nth in range(9)
)
"""About three screens."""
QT = "PySide6.QtCore.Qt"
"""No module, but as heavy as one: PySide makes a class, with its enums, when it is first named."""


def report(modules: list[str], turns: list[float] | None = None) -> None:
    """Say READY, then stop every thread of this process: the parent weighs it and ends it."""
    print("READY", json.dumps({"cpu": time.process_time() * 1000, "modules": modules, "turns": turns}), flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)


class FirstPaint(QObject):
    """Runs `then` when the frame in which `widget` is first painted is over; `modules` were imported until there."""

    def __init__(self, widget: QWidget, then: Callable[[list[str]], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self._then(sorted(sys.modules) + [QT] * ("Qt" in vars(QtCore)))


def floor() -> None:
    app = QApplication([])
    window, view = QMainWindow(), QTextBrowser()
    window.resize(1366, 768)
    view.setHtml(PAGE)
    window.setCentralWidget(view)
    FirstPaint(view.viewport(), report)
    window.show()
    app.exec()


def watch_frames(program: "Application") -> None:
    """READY once the record is open, with the moments at which a frame could have been painted since the first one."""
    turns: list[float] = []
    pulse = QTimer(program, interval=4)
    pulse.timeout.connect(lambda: turns.append(time.perf_counter() * 1000))
    program.painted.connect(pulse.start)
    program.jobs.idle.connect(lambda: report([], turns))


def product(folder: str, until: str) -> None:
    """As `coprosec` opens it, but that somebody watches."""
    os.environ["COPROSEC_DATA"] = folder
    from coprosec import opening
    from coprosec.ui.application import Application

    show = Application.show

    def watched(program: Application) -> None:
        if until == "ready":
            program.jobs.idle.connect(lambda: report([]))
        elif until == "frames":
            watch_frames(program)
        show(program)
        if until == "paint":  # last, so that it hears of the paint before the program, which then begins much else
            FirstPaint(program._signin.page, report)

    Application.show = watched  # type: ignore[assignment, method-assign]
    opening.open_window()


if __name__ == "__main__":
    if sys.argv[1] == "floor":
        floor()
    else:
        product(sys.argv[2], sys.argv[1])
