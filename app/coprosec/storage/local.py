"""Facts of this PC that never travel, one text a key."""

from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert

from coprosec.storage import tables
from coprosec.storage.engine import reading, writing

DEVICE = "device"
CENTRE_ID, CENTRE_NAME = "centre_id", "centre_name"
DEVICE_NAME = "device_name"
AWARDED = "awarded"
"""How many attestations this PC has given, those of erased people included."""
UNSWEPT = "unswept"
"""Since when text of erased people may be left in the files."""


class LocalFacts:
    """The table `local`; each method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> dict[str, str]:
        with reading(self._engine) as connection:
            return {row.key: row.value for row in connection.execute(tables.local.select())}

    def put(self, facts: Mapping[str, str]) -> None:
        """Replace these, together or not at all."""
        if not facts:
            return
        with writing(self._engine) as connection:
            connection.execute(delete(tables.local).where(tables.local.c.key.in_(facts)))
            connection.execute(insert(tables.local), [{"key": key, "value": value} for key, value in facts.items()])
