"""This PC as its centre knows it."""

from dataclasses import dataclass

from coprosec.domain.ids import DeviceId


@dataclass(frozen=True, slots=True)
class Installation:
    """`centre_id` is made once and kept whatever the centre is called; the names are empty until somebody sets the PC
    up. `open_registration` says whether learners may add themselves to the list of names.
    """

    centre_id: str
    centre_name: str
    device_id: DeviceId
    device_name: str
    open_registration: bool = True

    @property
    def is_set_up(self) -> bool:
        return bool(self.centre_name and self.device_name)
