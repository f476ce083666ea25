"""The record of a shared server, for whoever only looks: the board of a department, say."""

import os
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.central import central_engine
from coprosec.storage.engine import reading
from coprosec.storage.reading_record import ReadingRecord
from coprosec.storage.schema import HEAD


class CentralRecord(ReadingRecord):
    """Read like any record. Nobody records there but by a sync: this one is no device, and the server refuses what it
    would write. Its methods raise KnownError CENTRAL_UNREACHABLE, CENTRAL_EMPTY.
    """

    def __init__(self, url: str) -> None:
        super().__init__(central_engine(url, reads_only=True), Path(os.devnull))
        self._given_up = threading.Event()
        self._connection: Any = None
        event.listen(self._engine, "connect", self._connected)

    def check(self) -> None:
        """KnownError CENTRAL_UNREACHABLE, CENTRAL_EMPTY: nothing was ever sent there, DATABASE_NEWER."""
        with reading(self._engine) as connection:
            found = connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar()
        if found is not None and found > HEAD:
            raise KnownError(ErrorCode.DATABASE_NEWER, path="PostgreSQL")

    def give_up(self) -> None:
        """From another thread: what is being read fails now, what would be read later fails at once."""
        self._given_up.set()
        if self._connection is not None:
            _hang_up(self._connection)

    def _connected(self, connection: Any, _record: object) -> None:
        self._connection = connection
        if self._given_up.is_set():
            _hang_up(connection)


def _hang_up(connection: Any) -> None:
    """To cancel would ask the server, which may be what does not answer; without its socket, a question ends now."""
    from psycopg import Error

    with suppress(Error, OSError):
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
