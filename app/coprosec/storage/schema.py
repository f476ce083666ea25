"""The database file's life: created, recognised, upgraded after a copy was put aside, or refused."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, insert

from coprosec.disk import give_to_group, is_shared
from coprosec.domain.clock import Clock
from coprosec.domain.ids import DeviceId, new_uuid
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import salvage, tables
from coprosec.storage.engine import knowing_errors, reading, sqlite_engine, writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest revision in `migrations/versions`; a test keeps the two equal."""

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
        revision = _recognised(path)
        if is_shared(path.parent):
            path.touch()
            give_to_group(path)  # before SQLite opens it: journals take the rights of their database
    except OSError as error:
        raise KnownError(ErrorCode.NO_RIGHTS, path=str(path.parent)) from error
    engine = sqlite_engine(path)
    if revision is None:
        create(engine, clock)
    elif revision != HEAD:
        upgrade(engine, path, revision)
    return engine


def _recognised(path: Path) -> str | None:
    """The schema revision of a sound file; None for a new one."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with knowing_errors():
        salvage.check_pages(path)
        revision = stored_revision(path)
        if revision == HEAD:
            salvage.check_statements(path, whole=False)
    return revision


def create(engine: Engine, clock: Clock) -> None:
    """Make every table at once; Alembic, slow to import, is only needed to go from one revision to another."""
    with writing(engine) as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
        if connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar_one() == 0:
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
            connection.execute(insert(tables.local).values(key="device", value=new_uuid(clock())))


def upgrade(engine: Engine, path: Path, revision: str) -> None:
    """Bring an older file to HEAD, after a copy named after its revision was put beside it."""
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config()
    if revision not in {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}:
        raise KnownError(ErrorCode.DATABASE_NEWER, path=str(path))
    set_aside(path, path.with_name(f"{path.name}.avant-{HEAD}"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def set_aside(path: Path, copy: Path) -> None:
    """Copy a database with what its journal still holds, through SQLite's backup."""
    with knowing_errors(), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def device_id(engine: Engine) -> DeviceId:
    """The id that this PC's statements carry."""
    with reading(engine) as connection:
        query = tables.local.select().where(tables.local.c.key == "device")
        return DeviceId(connection.execute(query).one().value)


def alembic_config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
