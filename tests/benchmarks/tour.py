"""A program that signs in, says READY at home, opens every lesson, says READY again; its parent weighs it."""

import sys
from pathlib import Path

from coprosec.paths import DataFolder
from coprosec.ui.application import qt_application
from tests.benchmarks.child import report
from tests.benchmarks.driver import Driver


def main() -> None:
    app = qt_application([])
    driver = Driver(app, DataFolder(Path(sys.argv[1])))
    try:
        report([])
        for lesson in driver.lessons():
            driver.show_lesson(lesson)
            driver.wait_prepared()
        report([])
    finally:
        driver.close()


if __name__ == "__main__":
    main()
