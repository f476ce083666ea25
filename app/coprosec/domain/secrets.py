"""Passwords, PINs and recovery codes: how they are kept, and how long to wait after wrong ones.

A secret is kept as `scrypt$LOG2N$R$P$SALT$HASH` (RFC 7914): with the parameters inside, they can grow with the PCs.
"""

import hashlib
import hmac
import os
import unicodedata
from base64 import b64decode, b64encode
from datetime import datetime
from enum import StrEnum

_LOG2_N, _R, _P = 15, 8, 1
"""32 MiB and about 0.1 s on a PC of 2015: ten thousand PINs take a quarter of an hour with the disk in hand."""
_SALT_BYTES = 16
_HASH_BYTES = 32
_MEMORY = 1 << 27
_MOST = 64
"""No parameter of scrypt that this program ever wrote, or will, is larger: a damaged one must not ask for the moon."""

FREE_TRIES = 3
_FIRST_WAIT, _LONGEST_WAIT = 5, 900

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which people misread."""
_CODE_GROUPS, _GROUP = 4, 4
_MISREAD = str.maketrans("OILU", "011V")

MIN_PASSWORD, MAX_PASSWORD = 8, 128
PIN_DIGITS = 4


class SecretKind(StrEnum):
    """What a secret opens."""

    PASSWORD = "password"
    PIN = "pin"
    RECOVERY = "recovery"


def hashed(secret: str) -> str:
    """The text to keep."""
    salt = os.urandom(_SALT_BYTES)
    return "$".join(("scrypt", str(_LOG2_N), str(_R), str(_P), _text(salt), _text(_derive(secret, salt))))


def matches(secret: str, kept: str) -> bool:
    """Whether `secret` is the one kept; false for a text that is not one of `hashed`."""
    try:
        name, log2_n, r, p, salt, expected = kept.split("$")
        cost = [int(one) for one in (log2_n, r, p)]
        if name != "scrypt" or not all(0 < one <= _MOST for one in cost):
            return False
        return hmac.compare_digest(_derive(secret, b64decode(salt), *cost), b64decode(expected))
    except ValueError:
        return False


def is_hash(kept: object) -> bool:
    """Whether a text reads as one of `hashed`."""
    try:
        name, *parameters, salt, found = str(kept).split("$")
        sizes = [len(b64decode(text, validate=True)) for text in (salt, found)]
        cost = [int(one) for one in parameters]
        fits = len(cost) == 3 and all(0 < one <= _MOST for one in cost)
        return name == "scrypt" and fits and sizes == [_SALT_BYTES, _HASH_BYTES]
    except ValueError:
        return False


def _derive(secret: str, salt: bytes, log2_n: int = _LOG2_N, r: int = _R, p: int = _P) -> bytes:
    letters = unicodedata.normalize("NFKC", secret).encode()
    return hashlib.scrypt(letters, salt=salt, n=1 << log2_n, r=r, p=p, maxmem=_MEMORY, dklen=_HASH_BYTES)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def wait_after(failures: int) -> int:
    """Seconds to wait before another try: none at first, then 5, 10, 20… to a quarter of an hour."""
    if failures < FREE_TRIES:
        return 0
    return int(min(_FIRST_WAIT << min(failures - FREE_TRIES, 20), _LONGEST_WAIT))


def seconds_left(failures: int, failed_at: datetime | None, now: datetime) -> int:
    """How long the next try must still wait. A clock put back lengthens no wait beyond its whole length."""
    wait = wait_after(failures)
    if not wait or failed_at is None:
        return 0
    passed = (now - failed_at).total_seconds()
    return wait if passed < 0 else max(0, -int(-(wait - passed) // 1))


def new_code() -> str:
    """A recovery code of 80 random bits, in groups that are easy to copy: 7QD2-MXP9-R4TH-B6WK."""
    bits = int.from_bytes(os.urandom(_CODE_GROUPS * _GROUP * 5 // 8), "big")
    letters = [CODE_ALPHABET[bits >> 5 * nth & 31] for nth in range(_CODE_GROUPS * _GROUP)]
    return "-".join("".join(letters[start : start + _GROUP]) for start in range(0, len(letters), _GROUP))


def code_as_kept(typed: str) -> str:
    """A typed code without its dashes, spaces and misread letters."""
    return "".join(mark for mark in typed.upper().translate(_MISREAD) if mark in CODE_ALPHABET)


def is_code(typed: str) -> bool:
    """Whether this may be a recovery code, however it is written."""
    return len(code_as_kept(typed)) == _CODE_GROUPS * _GROUP


def is_pin(text: str) -> bool:
    return len(text) == PIN_DIGITS and text.isascii() and text.isdigit()
