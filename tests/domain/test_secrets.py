"""Hashes, waits and codes."""

from datetime import timedelta

import pytest

from coprosec.domain.secrets import (
    CODE_ALPHABET,
    FREE_TRIES,
    code_as_kept,
    hashed,
    is_hash,
    is_pin,
    matches,
    new_code,
    seconds_left,
    wait_after,
)
from tests.samples import START


def test_a_secret_is_recognised_however_its_accents_are_typed() -> None:
    kept = hashed("é" * 3)
    assert matches("e\u0301" * 3, kept)
    assert not matches("e" * 3, kept)
    assert "é" not in kept
    assert kept != hashed("é" * 3)


@pytest.mark.parametrize(
    "broken",
    [
        *("", "scrypt", "md5$1$1$1$AA==$AA==", "scrypt$x$8$1$AA==$AA==", "scrypt$15$8$1$é$A"),
        *("scrypt$99999999999$8$1$AA==$AA==", "scrypt$-1$8$1$AA==$AA==", "scrypt$15$8$9999999999$AA==$AA=="),
    ],
)
def test_what_was_not_made_here_matches_nothing(broken: str) -> None:
    assert not matches("", broken)
    assert not is_hash(broken)


def test_waits_grow_after_free_tries_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(40)]
    assert waits[:FREE_TRIES] == [0] * FREE_TRIES
    assert waits[FREE_TRIES : FREE_TRIES + 3] == [5, 10, 20]
    assert waits == sorted(waits)
    assert waits[-1] == 900


@pytest.mark.parametrize("passed,left", [(0, 5), (0.2, 5), (4.5, 1), (5, 0), (3600, 0), (-86400, 5)])
def test_a_clock_put_back_lengthens_no_wait(passed: float, left: int) -> None:
    assert seconds_left(FREE_TRIES, START, START + timedelta(seconds=passed)) == left


def test_codes_are_read_back_as_people_copy_them() -> None:
    code = new_code()
    assert len(code) == 19
    assert set(code) <= set(CODE_ALPHABET) | {"-"}
    assert new_code() != code
    assert code_as_kept(f" {code.lower().replace('-', ' ')} ") == code_as_kept(code) == code.replace("-", "")
    assert code_as_kept("oil-u") == "011V"


@pytest.mark.parametrize(
    "text,good", [("1234", True), ("0000", True), ("123", False), ("12 4", False), ("١٢٣٤", False)]
)
def test_a_pin_has_four_digits(text: str, good: bool) -> None:
    assert is_pin(text) is good
