"""A program that starts, paints, prints what it used, and ends: `child.py floor` or `child.py DATA`."""

import json
import os
import sys
from pathlib import Path

PAGE = "".join(
    f"<h2>Partie {nth}</h2><p>{'sécurité quartier information confiance ' * 30}</p><ul><li>un</li><li>deux</li></ul>"
    for nth in range(9)
)
HEAVY = ("sqlalchemy", "alembic", "markdown", "logging.handlers", "cryptography", "openpyxl", "xlsxwriter", "psycopg")


def used() -> dict[str, float]:
    """CPU seconds and proportional memory (MB) of this process."""
    times = os.times()
    pss = 0.0
    with Path("/proc/self/smaps_rollup").open(encoding="ascii") as lines:
        pss = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
    return {"cpu": times.user + times.system, "pss": pss}


def report() -> None:
    loaded = [name for name in HEAVY if name in sys.modules]
    print(json.dumps(used() | {"heavy": loaded}), flush=True)
    os._exit(0)


def floor() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    app = QApplication([])
    window, view = QMainWindow(), QTextBrowser()
    window.resize(1366, 768)
    view.setHtml(PAGE)
    window.setCentralWidget(view)

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                view.viewport().removeEventFilter(self)
                QTimer.singleShot(0, report)
            return False

    painted = Painted()
    view.viewport().installEventFilter(painted)
    window.show()
    app.exec()


def product(folder: str) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    from coprosec import paths, wiring
    from coprosec.config.settings import load
    from coprosec.ui.application import qt_application

    data = paths.data_folder(folder)
    app = qt_application([])
    program = wiring.build_application(data, load(data.settings))
    page = program._signin.page

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                page.removeEventFilter(self)
                QTimer.singleShot(0, report)
            return False

    painted = Painted()
    page.installEventFilter(painted)
    program._start = lambda: None  # type: ignore[method-assign]
    program.show()
    app.exec()


if __name__ == "__main__":
    floor() if sys.argv[1] == "floor" else product(sys.argv[1])
