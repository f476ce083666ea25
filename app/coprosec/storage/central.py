"""A PostgreSQL server that many PCs share: the same tables, the same union, by COPY and ON CONFLICT DO NOTHING."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, func, make_url, select, text
from sqlalchemy.exc import DBAPIError

from coprosec.domain.bundle import COLUMNS
from coprosec.domain.ids import DeviceId
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import erasing, projections, tables
from coprosec.storage.engine import known_of_server
from coprosec.storage.rows import dumps
from coprosec.storage.schema import HEAD
from coprosec.storage.union import as_line

_NAMES = ", ".join(COLUMNS)
_statement = tables.statement.c
_MOMENT, _DATA = COLUMNS.index("recorded_at"), COLUMNS.index("data")
_FETCHED = 2_000
_PATIENT = {"connect_timeout": 10}
_LOCK = 0x636F7072
"""What two PCs that make the tables at once agree on."""


def central_engine(url: str, *, reads_only: bool = False) -> Engine:
    """An engine on a server. KnownError CENTRAL_MISSING without the library, CENTRAL_UNREACHABLE: no address."""
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")
        given = {"connect_timeout": 5, "options": "-c default_transaction_read_only=on"} if reads_only else _PATIENT
        return create_engine(address, hide_parameters=True, json_serializer=dumps, connect_args=given)
    except ImportError as error:
        raise KnownError(ErrorCode.CENTRAL_MISSING) from error
    except ValueError as error:
        raise KnownError(ErrorCode.CENTRAL_UNREACHABLE, what="adresse") from error


class Central:
    """One server. KnownError CENTRAL_UNREACHABLE when it does not answer, DATABASE_NEWER: a newer program made it."""

    def __init__(self, url: str) -> None:
        self._engine = central_engine(url)

    def close(self) -> None:
        self._engine.dispose()

    def prepare(self) -> None:
        """Make the tables the first time, projections included."""
        with self._transaction() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            tables.metadata.create_all(connection)
            connection.execute(text("ALTER TABLE statement ADD COLUMN IF NOT EXISTS checksum bigint"))
            connection.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
            found = connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar()
            if found is None:
                connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
            elif found > HEAD:
                raise KnownError(ErrorCode.DATABASE_NEWER, path="PostgreSQL")

    def known(self) -> dict[DeviceId, int]:
        """For each device, the number up to which the server has everything; 0 where something is missing."""
        query = select(_statement.device, func.max(_statement.seq), func.count()).group_by(_statement.device)
        with self._transaction() as connection:
            rows = connection.execute(query).all()
        return {DeviceId(device): last if last == count else 0 for device, last, count in rows}

    def push(self, rows: Sequence[tuple[Any, ...]]) -> int:
        """Add what is unknown of these rows, in one transaction; how many were new."""
        with self._transaction() as connection:
            connection.execute(text("CREATE TEMPORARY TABLE arrived (LIKE statement) ON COMMIT DROP"))
            raw: Any = connection.connection.driver_connection
            with raw.cursor() as cursor, cursor.copy(f"COPY arrived ({_NAMES}) FROM STDIN") as copy:
                for row in rows:
                    values = list(row)
                    values[_MOMENT] = f"{values[_MOMENT]}+00"
                    copy.write_row(values)
            added = connection.execute(
                text(f"INSERT INTO statement ({_NAMES}) SELECT {_NAMES} FROM arrived ON CONFLICT DO NOTHING")
            ).rowcount
            if added:
                arrived = text("statement.id IN (SELECT id FROM arrived)")
                projections.refresh_where(connection, arrived)  # type: ignore[arg-type]
                erasing.purge_server(connection)
            return added

    def lines_after(self, known: Mapping[DeviceId, int]) -> Iterator[bytes]:
        """Blocks of lines, as in a bundle: what each device recorded after the number given for it, or all of it."""
        moment = "to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        names = _NAMES.replace("recorded_at", moment).replace("data", "data::text")
        names = names.replace("success", "success::int").replace("completion", "completion::int")
        query = text(f"SELECT {names} FROM statement WHERE device = :device AND seq > :seq ORDER BY seq")
        with self._transaction() as connection:
            devices = connection.execute(select(_statement.device).distinct()).scalars().all()
            for device in devices:
                after = {"device": device, "seq": known.get(DeviceId(device), 0)}
                found = connection.execution_options(yield_per=_FETCHED).execute(query, after)
                for rows in found.partitions():
                    yield "".join(as_line(tuple(row)) for row in rows).encode()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise known_of_server(error) from error
