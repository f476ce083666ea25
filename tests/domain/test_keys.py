"""Which keys a record believes, whatever the order in which it learned of them."""

import random
from dataclasses import replace

import pytest

from coprosec.domain.ids import DeviceId
from coprosec.domain.keys import CentreKey, announcement, confirmation, fold_keyring, key_id
from coprosec.domain.statements import Draft, Statement
from tests.samples import statement


def key(mark: int, device: str = "poste-1") -> CentreKey:
    return CentreKey(bytes([mark]) * 32, "Lokossa", f"Poste {mark}", DeviceId(device))


def fact(tick: int, draft: Draft) -> Statement:
    return replace(statement(tick, draft.verb), draft=draft)


def test_an_id_can_be_read_aloud() -> None:
    found = key_id(b"\x00" * 32)
    assert (found, len(found)) == (key_id(b"\x00" * 32), 19)
    assert all(mark in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567-" for mark in found)
    assert key_id(b"\x01" * 32) != found


def test_announced_and_confirmed_keys_are_believed_and_a_rotation_keeps_the_old_one() -> None:
    first, second, other = key(1), key(2), key(3, "poste-2")
    facts = [fact(1, announcement(first, None)), fact(2, announcement(second, first.id)), fact(3, confirmation(other))]
    expected = fold_keyring(facts)
    assert set(expected.keys) == {first.id, second.id, other.id}
    assert expected.keys[first.id].followed_by == second.id
    assert expected.keys[second.id].followed_by is None
    shuffled = [*facts, *facts]
    random.Random(1).shuffle(shuffled)
    assert fold_keyring(shuffled) == expected


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"public": "pas du base64 !", "centre": "", "device_name": "", "device": "d"},
        {"public": "AAAA", "centre": "", "device_name": "", "device": "d"},
        {"public": key(1).to_data()["public"], "centre": 3, "device_name": "", "device": "d"},
        {"public": None, "centre": "", "device_name": "", "device": "d"},
    ],
)
def test_what_is_no_key_is_passed_over(data: dict[str, object]) -> None:
    good = fact(2, announcement(key(1), None))
    odd = fact(1, replace(good.draft, data=data))
    assert set(fold_keyring([odd, good]).keys) == {key(1).id}
