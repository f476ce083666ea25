"""This PC as its centre knows it."""

from dataclasses import dataclass

from coprosec.domain.ids import DeviceId


@dataclass(frozen=True, slots=True)
class Installation:
    """`centre_id` is made once and kept whatever the centre is called; the names are empty until somebody sets the PC
    up.
    """

    centre_id: str
    centre_name: str
    device_id: DeviceId
    device_name: str

    @property
    def is_set_up(self) -> bool:
        return bool(self.centre_name and self.device_name)
