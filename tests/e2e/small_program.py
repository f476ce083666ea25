"""The program on a course small enough to be finished at once: `python -m tests.e2e.small_program FOLDER`."""

import sys
from pathlib import Path

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.paths import DataFolder
from coprosec.ui.application import qt_application
from tests.small_course import write_course


def main() -> int:
    folder = Path(sys.argv[1])
    data = DataFolder(folder / "poste")
    app = qt_application(["coprosec"])
    program = wiring.build_application(data, SettingsFile(data.settings), sources=write_course(folder / "cours"))
    program.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
