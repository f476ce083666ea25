"""What `cutting` kills: each line on standard input, "job folder", starts a fresh process that works until it dies.

Python and SQLAlchemy are imported once, here; each life is a fork that opens everything by itself.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from tests.e2e.answering import answer_for_ever, tell

BUNDLE = "arrive.coprosec"


def answer(data: DataFolder) -> None:
    answer_for_ever(data.database)


def back_up(data: DataFolder) -> None:
    while True:
        tell("done", Maintenance(data, utc_now).back_up().path.name)


def merge(data: DataFolder) -> None:
    study = open_study(data, utc_now)
    tell("done", str(study.exchange.merge(data.root / BUNDLE, trust=True).new))


def migrate(data: DataFolder) -> None:
    open_study(data, utc_now)
    tell("done", "migrated")


def restore(data: DataFolder) -> None:
    maintenance = Maintenance(data, utc_now)
    maintenance.restore(maintenance.backups()[-1].path, keep_newer=True)
    tell("done", "restored")


def recover(data: DataFolder) -> None:
    open_study(data, utc_now)
    tell("done", "recovered")


JOBS: dict[str, Callable[[DataFolder], None]] = {
    job.__name__: job for job in (answer, back_up, merge, migrate, restore, recover)
}


def main() -> None:
    for line in sys.stdin:
        job, folder = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            tell("pid", str(os.getpid()))
            try:
                JOBS[job](DataFolder(Path(folder)))
            finally:
                sys.stderr.flush()
                os._exit(0)
        _, status = os.waitpid(child, 0)
        tell("ended", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main()
