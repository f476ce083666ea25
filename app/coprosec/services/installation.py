"""What this PC is called and which centre it belongs to."""

import unicodedata
from uuid import UUID

from coprosec.domain.clock import Clock
from coprosec.domain.ids import new_uuid
from coprosec.domain.installation import Installation
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import local
from coprosec.storage.record import Record

MAX_NAME = 80


def clean_place(name: str) -> str:
    """A centre's or a PC's name, digits allowed. KnownError NAME_REFUSED when empty, too long or unprintable."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy or len(tidy) > MAX_NAME or not tidy.isprintable():
        raise KnownError(ErrorCode.NAME_REFUSED, longest=MAX_NAME)
    return tidy


class Installations:
    """Reads and names this PC; nothing of it is a statement."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def read(self) -> Installation:
        """This PC; its centre's id is made the first time."""
        facts = self._record.local.all()
        centre = facts.get(local.CENTRE_ID)
        if centre is None:
            centre = new_uuid(self._clock())
            self._record.local.put({local.CENTRE_ID: centre})
        return Installation(
            centre_id=centre,
            centre_name=facts.get(local.CENTRE_NAME, ""),
            device_id=self._record.device,
            device_name=facts.get(local.DEVICE_NAME, ""),
        )

    def set_up(self, centre_name: str, device_name: str, *, centre_id: str | None = None) -> Installation:
        """Name this PC. PCs that a provisioning file sets up share its `centre_id`, a UUID (ValueError otherwise)."""
        facts = {
            local.CENTRE_ID: str(UUID(centre_id)) if centre_id else self.read().centre_id,
            local.CENTRE_NAME: clean_place(centre_name),
            local.DEVICE_NAME: clean_place(device_name),
        }
        self._record.local.put(facts)
        return self.read()
