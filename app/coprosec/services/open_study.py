"""Opening the record, after a recovery when it is damaged or gone."""

from coprosec.domain.clock import Clock
from coprosec.domain.recovery import Recovery
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.study import Study
from coprosec.storage import backups


def open_study(data: DataFolder, clock: Clock) -> Study:
    """Open the record; when it is damaged, or gone while backups are there, recover first: `Study.recovery` tells.

    Other failures are raised.
    """
    maintenance = Maintenance(data, clock)
    recovery = Recovery(maintenance.finish_recovery(), None, 0) if maintenance.is_interrupted else None
    if not _vanished(data):
        try:
            if data.suspect.exists():
                backups.contents(data.database)
                data.suspect.unlink(missing_ok=True)
            return _opened(data, clock, recovery)
        except KnownError as error:
            if error.code is not ErrorCode.DATABASE_DAMAGED:
                raise
    recovery = maintenance.recover()
    data.suspect.unlink(missing_ok=True)
    return _opened(data, clock, recovery)


def _opened(data: DataFolder, clock: Clock, recovery: Recovery | None) -> Study:
    study = Study(data.database, clock, data=data)
    study.recovery = recovery
    study.finish_erasure()
    return study


def _vanished(data: DataFolder) -> bool:
    """Whether the database is gone or empty although there are backups of it."""
    database = data.database
    return not (database.exists() and database.stat().st_size) and any(b.tick for b in backups.listed(data.backups))
