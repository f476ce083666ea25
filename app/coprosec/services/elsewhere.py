"""The record of the centre's server, looked at from this PC: nothing is copied here, nothing is changed there."""

import threading
from typing import TYPE_CHECKING

from coprosec.services.hub import with_password

if TYPE_CHECKING:
    from coprosec.services.study import Study
    from coprosec.storage.central_record import CentralRecord


class Elsewhere:
    """One look at the server of an address. `open` runs on the thread that reads, `give_up` on any."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._given_up = False
        self._record: CentralRecord | None = None

    def open(self, study: "Study") -> "Study":
        """KnownError CENTRAL_MISSING, CENTRAL_UNREACHABLE, CENTRAL_EMPTY, CENTRAL_REFUSES, DATABASE_NEWER."""
        from coprosec.storage.central_record import CentralRecord

        record = CentralRecord(with_password(self._url))
        with self._lock:
            self._record = record
            if self._given_up:
                record.give_up()
        try:
            record.check()
        except BaseException:
            record.close()
            raise
        return study.on(record)

    def give_up(self) -> None:
        """Nobody waits for it any more: what is being read fails soon."""
        with self._lock:
            self._given_up = True
            if self._record is not None:
                self._record.give_up()
