"""Signing keys as people and statements know them: their ids, and the list of those that can be believed.

Only a private key can sign; what stands here is public.
"""

import hashlib
from base64 import b32encode, b64decode, b64encode
from binascii import Error as BadBase64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from coprosec.domain.ids import DeviceId, KeyId
from coprosec.domain.statements import NOBODY, Draft, Statement, Verb, in_order

PUBLIC_BYTES = 32
_ID_BYTES = 10
_GROUP = 4


def key_id(public: bytes) -> KeyId:
    """The fingerprint that people compare: the first 80 bits of SHA-256, as PQRS-TUVW-XYZ2-3456."""
    letters = b32encode(hashlib.sha256(public).digest()[:_ID_BYTES]).decode("ascii")
    return KeyId("-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)))


@dataclass(frozen=True, slots=True)
class CentreKey:
    """A public key, and who says to hold it. The names are what the holder wrote, believed once the key is."""

    public: bytes
    centre: str
    device_name: str
    device: DeviceId
    made_at: datetime | None = None
    followed_by: KeyId | None = None
    """The key that took its place; what it signed before stays signed."""

    @property
    def id(self) -> KeyId:
        return key_id(self.public)

    def to_data(self) -> dict[str, Any]:
        return {
            "public": b64encode(self.public).decode("ascii"),
            "centre": self.centre,
            "device_name": self.device_name,
            "device": self.device,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "CentreKey":
        """ValueError when these data describe no key."""
        try:
            public = b64decode(str(data["public"]), validate=True)
            texts = [data[name] for name in ("centre", "device_name", "device")]
        except (KeyError, BadBase64) as error:
            raise ValueError(data) from error
        if len(public) != PUBLIC_BYTES or not all(isinstance(text, str) for text in texts):
            raise ValueError(data)
        centre, device_name, device = texts
        return cls(public, centre[:120], device_name[:120], DeviceId(device))


def announcement(key: CentreKey, replaces: KeyId | None) -> Draft:
    """The fact that this PC signs with `key` from now on, instead of `replaces`."""
    return Draft(NOBODY, Verb.KEYED, data=key.to_data() | {"replaces": replaces})


def confirmation(key: CentreKey) -> Draft:
    """The fact that a trainer compared the fingerprint of `key` and believes it."""
    return Draft(NOBODY, Verb.TRUSTED, data=key.to_data())


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys that this record believes, by id."""

    keys: Mapping[KeyId, CentreKey]

    def get(self, key: KeyId) -> CentreKey | None:
        return self.keys.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self.keys


def fold_keyring(statements: Iterable[Statement]) -> Keyring:
    """Every key that was announced or confirmed in a record.

    Nothing enters a record but from a PC whose key was believed, so an announcement found there is believed as well.
    """
    found: dict[KeyId, CentreKey] = {}
    followed: dict[KeyId, KeyId] = {}
    for statement in in_order(statements):
        if statement.draft.verb not in (Verb.KEYED, Verb.TRUSTED):
            continue
        data = statement.draft.data
        try:
            key = CentreKey.from_data(data)
        except ValueError:
            continue
        found[key.id] = replace(key, made_at=statement.recorded_at)
        if isinstance(before := data.get("replaces"), str):
            followed[KeyId(before)] = key.id
    return Keyring({name: replace(key, followed_by=followed.get(name)) for name, key in found.items()})
