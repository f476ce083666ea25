"""Attestations: what is frozen when one is awarded, and the signed line that its QR code carries."""

import hashlib
import re
from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coprosec.domain.ids import DeviceId, KeyId, LearnerId
from coprosec.domain.keys import PUBLIC_BYTES, key_id
from coprosec.domain.statements import Statement, Verb, in_order

MARK = "CPS1"
_FIELDS = 10
_LONGEST = 60
_LINE = re.compile(r"CPS1\|[^\r\n<>&\"]{40,600}?\|[A-Za-z0-9_-]{86}(?![A-Za-z0-9_-])")
_SIGNATURE_BYTES = 64
NUMBER = re.compile(r"\d{4}-[A-Z2-7]{4}-\d{4,6}")


def number_of(device: DeviceId, year: int, count: int) -> str:
    """The `count`th attestation of a PC: 2026-K7QD-0012. PCs that never meet do not give the same one."""
    return f"{year}-{_letters(device)}-{count:04d}"


def count_of(number: str, device: DeviceId) -> int:
    """How many attestations this PC had given with that one; 0 for another PC's number, and for what is none."""
    parts = number.split("-")
    return int(parts[2]) if NUMBER.fullmatch(number) and parts[1] == _letters(device) else 0


def _letters(device: DeviceId) -> str:
    return b32encode(hashlib.sha256(device.encode()).digest()).decode("ascii")[:4]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is signed. `day` is ISO; `percent` a whole number; texts are short and plain."""

    number: str
    name: str
    course: str
    version: str
    day: str
    percent: int
    centre: str
    public: bytes

    @property
    def key(self) -> KeyId:
        return key_id(self.public)

    def to_line(self) -> str:
        """What the signature covers, and what stands before it in the code."""
        texts = (self.number, self.name, self.course, self.version, self.day, str(self.percent), self.centre)
        return "|".join((MARK, *map(_short, texts), _base64(self.public), ""))


@dataclass(frozen=True, slots=True)
class SignedClaim:
    """A claim as it was read, with the signature that came with it; nothing says yet that they fit."""

    claim: Claim
    message: bytes
    signature: bytes


def code_of(claim: Claim, signature: bytes) -> str:
    """The text of the QR code."""
    return claim.to_line() + _base64(signature)


def read_code(text: str) -> SignedClaim | None:
    """What a code says, from a scanner, a file or somebody’s typing; None when it is no attestation's."""
    found = _LINE.search(" ".join(text.split()))
    if found is None:
        return None
    parts = found[0].split("|")
    if len(parts) != _FIELDS:
        return None
    try:
        public, signature = _unbase64(parts[8]), _unbase64(parts[9])
        claim = Claim(parts[1], parts[2], parts[3], parts[4], parts[5], int(parts[6]), parts[7], public)
    except (ValueError, BadBase64):
        return None
    if len(public) != PUBLIC_BYTES or len(signature) != _SIGNATURE_BYTES:
        return None
    return SignedClaim(claim, found[0].rpartition("|")[0].encode() + b"|", signature)


def codes_in(text: str) -> tuple[str, ...]:
    """Every code of a file, each once."""
    return tuple(dict.fromkeys(found[0] for found in _LINE.finditer(text)))


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """One line of the list of modules."""

    title: str
    minutes: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """An attestation, frozen as it was awarded: a later course or name changes nothing to it."""

    learner: LearnerId
    claim: Claim
    code: str
    course_title: str
    modules: tuple[ModuleLine, ...]
    minutes: int
    evidence: tuple[tuple[str, int, int], ...]
    """What the completion rule asked: part, done, total."""

    def to_data(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "course_title": self.course_title,
            "modules": [[line.title, line.minutes, line.percent] for line in self.modules],
            "minutes": self.minutes,
            "evidence": [list(part) for part in self.evidence],
        }


def fold_certificates(statements: Iterable[Statement]) -> tuple[Certificate, ...]:
    """Every attestation, the oldest first. Where two PCs awarded one each, both stand."""
    found = (_awarded(statement) for statement in in_order(statements) if statement.draft.verb == Verb.AWARDED)
    return tuple(certificate for certificate in found if certificate is not None)


def _awarded(statement: Statement) -> Certificate | None:
    data = statement.draft.data
    try:
        code = str(data["code"])
        signed = read_code(code)
        if signed is None:
            return None
        return Certificate(
            learner=statement.draft.learner,
            claim=signed.claim,
            code=code,
            course_title=str(data["course_title"]),
            modules=tuple(ModuleLine(str(title), int(m), _percent(p)) for title, m, p in data["modules"]),
            minutes=int(data["minutes"]),
            evidence=tuple((str(part), int(done), int(total)) for part, done, total in data["evidence"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _percent(value: Any) -> int | None:
    return None if value is None else int(value)


def _short(text: str) -> str:
    """On one line, without what separates fields or would be a mark in a file's metadata."""
    tidy = " ".join(re.sub(r"[|<>&\"\x00-\x1f]", " ", text).split())
    return tidy if len(tidy) <= _LONGEST else tidy[: _LONGEST - 1] + "…"


def _base64(content: bytes) -> str:
    return urlsafe_b64encode(content).decode("ascii").rstrip("=")


def _unbase64(text: str) -> bytes:
    """ValueError for another spelling of the same bytes: a code has one."""
    content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _base64(content) != text:
        raise ValueError(text)
    return content
