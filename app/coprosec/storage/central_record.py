"""The record of a shared server, for whoever only looks: the board of a department, say."""

import os
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.ids import DeviceId
from coprosec.storage.central import central_engine
from coprosec.storage.local import LocalFacts
from coprosec.storage.record import Record
from coprosec.storage.secrets import SecretStore


class CentralRecord(Record):
    """Read like any record. Nobody records there but by a sync: this one is no device."""

    def __init__(self, url: str) -> None:
        self._clock = utc_now
        self._engine = central_engine(url)
        self.path = Path(os.devnull)
        self.device = DeviceId("")
        self.local = LocalFacts(self._engine)
        self.secrets = SecretStore(self._engine)

    def close(self) -> None:
        """A server is neither sealed nor witnessed."""
        self._engine.dispose()
