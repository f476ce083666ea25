"""The record of a shared server, for whoever only looks: the board of a department, say."""

import os
from pathlib import Path

from coprosec.storage.central import central_engine
from coprosec.storage.reading_record import ReadingRecord


class CentralRecord(ReadingRecord):
    """Read like any record. Nobody records there but by a sync: this one is no device, and the server refuses what it
    would write.
    """

    def __init__(self, url: str) -> None:
        super().__init__(central_engine(url, reads_only=True), Path(os.devnull))
