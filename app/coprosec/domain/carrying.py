"""How far a PC's statements are known elsewhere: nothing counts as carried before a receipt says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from coprosec.domain.ids import DeviceId
from coprosec.domain.statements import NOBODY, Draft, Statement, Verb, in_order


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything of a device up to the number `up_to` is on the PC `by`, since `at`."""

    up_to: int
    at: datetime
    by: DeviceId


def receipt(device: DeviceId, up_to: int) -> Draft:
    """The fact that this PC has all of `device` up to a number."""
    return Draft(NOBODY, Verb.RECEIVED, data={"device": device, "up_to": up_to})


def fold_carried(statements: Iterable[Statement]) -> Mapping[DeviceId, Carried]:
    """For each device, the furthest receipt that another PC gave; the first one that said so tells when and where."""
    found: dict[DeviceId, Carried] = {}
    for statement in in_order(statements):
        if statement.draft.verb != Verb.RECEIVED:
            continue
        device, up_to = statement.draft.data.get("device"), statement.draft.data.get("up_to")
        if not isinstance(device, str) or type(up_to) is not int or device == statement.device:
            continue
        before = found.get(DeviceId(device))
        if before is None or up_to > before.up_to:
            found[DeviceId(device)] = Carried(up_to, statement.recorded_at, statement.device)
    return found
