"""The database file's life: created, recognised, upgraded after a copy was put aside, or refused."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Engine, insert

from coprosec.disk import give_to_group, is_shared
from coprosec.domain.clock import Clock
from coprosec.domain.ids import DeviceId, new_uuid
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.storage import projections, salvage, seal, tables, witness
from coprosec.storage.engine import knowing_errors, known, reading, sqlite_engine, writing
from coprosec.storage.local import DEVICE
from coprosec.storage.seal import Seal

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
"""The newest revision in `migrations/versions`; a test keeps the two equal."""

_SOON_READ = 32 << 20
"""A file of this size is read whole in half a second: without a seal, every opening does so."""

MIGRATIONS = Path(__file__).parent / "migrations"


def stored_revision(path: Path) -> str | None:
    """The schema revision of a file, asked without SQLAlchemy; None for a new or empty file."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with knowing_errors(), closing(sqlite3.connect(path)) as connection:
        known_tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not known_tables:
            return None
        if "alembic_version" not in known_tables:
            raise KnownError(ErrorCode.DATABASE_UNREADABLE, path=str(path))
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def open_database(path: Path, clock: Clock) -> Engine:
    """An engine on `path`, its tables as this version needs them.

    Raises KnownError: DATABASE_NEWER when a newer program wrote it (untouched), DATABASE_DAMAGED,
    DATABASE_UNREADABLE when it is another program's, NO_RIGHTS, DISK_FULL, DATABASE_BUSY.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        found = _recognised(path)
        seal.lift(path)
        if is_shared(path.parent):
            path.touch()
            give_to_group(path)  # before SQLite opens it: journals take the rights of their database
    except OSError as error:
        raise unwritable(error, path.parent) from error
    engine = sqlite_engine(path)
    try:
        if found is None:
            create(engine, clock)
        elif found.revision != HEAD:
            upgrade(engine, path)
        elif found.in_doubt:
            _mend_projections(engine)
    except BaseException:
        engine.dispose()  # what is not closed cannot be set aside on Windows
        raise
    return engine


@dataclass(frozen=True, slots=True)
class _Found:
    """A database that was there. `in_doubt` tells that its projections may not be those of its statements."""

    revision: str
    in_doubt: bool


def _recognised(path: Path) -> _Found | None:
    """What is known of a sound file, checked as far as its seal leaves a doubt; None for a new one."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with knowing_errors():
        try:
            return _looked_at(path)
        except salvage.UNREADABLE as error:
            if isinstance(error, sqlite3.Error) and known(error) is not None:
                raise
            raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path)) from error


def _looked_at(path: Path) -> _Found | None:
    sealed = seal.state(path)
    closely = sealed is Seal.BROKEN or path.stat().st_size < _SOON_READ
    if sealed is not Seal.WHOLE:
        salvage.check_pages(path, indexes=closely)
    revision = stored_revision(path)
    if revision is None:
        return None
    if revision != HEAD:
        _refuse_unknown(path, revision, sealed)
    if sealed is not Seal.WHOLE:
        salvage.check_statements(path, whole=closely or revision != HEAD)
    if sealed is not Seal.WHOLE and witness.contradicts(path):
        raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path))
    if sealed is Seal.BROKEN and not seal.is_private_part_whole(path):
        raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path))
    return _Found(revision, sealed is not Seal.WHOLE and closely)


def _refuse_unknown(path: Path, revision: str, sealed: Seal) -> None:
    """KnownError DATABASE_NEWER for the file of a newer program, unless its seal says that the number was altered."""
    from alembic.script import ScriptDirectory

    if revision not in {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}:
        newer = revision.isascii() and revision.isdigit() and len(revision) == len(HEAD) and revision > HEAD
        code = ErrorCode.DATABASE_NEWER if newer and sealed is not Seal.BROKEN else ErrorCode.DATABASE_DAMAGED
        raise KnownError(code, path=str(path))


def _mend_projections(engine: Engine) -> None:
    """Compute the projections again where they are not what the statements say."""
    with reading(engine) as connection:
        sound = projections.are_sound(connection)
        connection.exec_driver_sql("PRAGMA shrink_memory")  # every page was read, and would be kept
    if not sound:
        with writing(engine) as connection:
            projections.rebuild(connection)


def create(engine: Engine, clock: Clock) -> None:
    """Make every table at once; Alembic, slow to import, is only needed to go from one revision to another."""
    with writing(engine) as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
        if connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar_one() == 0:
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
            connection.execute(insert(tables.local).values(key=DEVICE, value=new_uuid(clock())))


def upgrade(engine: Engine, path: Path) -> None:
    """Bring an older file to HEAD, after a copy named after its revision was put beside it and read back."""
    from alembic import command

    copy = path.with_name(f"{path.name}.avant-{HEAD}")
    set_aside(path, copy)
    salvage.check_pages(copy)
    salvage.check_statements(copy, whole=True)
    config = alembic_config()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def set_aside(path: Path, copy: Path) -> None:
    """Copy a database with what its journal still holds, through SQLite's backup.

    Another account may have to begin again, when the power goes before the upgrade is done: the copy is its group's.
    """
    with suppress(OSError):  # SQLite meets it too, and its error is understood
        copy.touch()
        give_to_group(copy)
    with knowing_errors(), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def device_id(engine: Engine) -> DeviceId:
    """The id that this PC's statements carry."""
    with reading(engine) as connection:
        query = tables.local.select().where(tables.local.c.key == DEVICE)
        row = connection.execute(query).one_or_none()
    try:
        return DeviceId(str(UUID(row.value if row else "")))
    except ValueError as error:
        raise KnownError(ErrorCode.DATABASE_DAMAGED) from error


def alembic_config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
