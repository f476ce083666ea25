"""What leaves for a file: which format, whose names, since when."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from coprosec.domain.ids import CohortId, LearnerId
from coprosec.domain.items import FreeText, Gaps, Item, Number, Response, ShortText
from coprosec.domain.statements import Statement, Verb, in_order

SMALLEST_GROUP = 5
"""Groups under this many people are not shown in an aggregated export."""


class Level(StrEnum):
    """How people are named. Values are what the command takes."""

    NAMED = "nominatif"
    PSEUDONYMOUS = "pseudonyme"
    AGGREGATED = "agrege"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """`cohort` None is everybody; `since_last` leaves out what the last export of this kind held."""

    level: Level
    cohort: CohortId | None = None
    since_last: bool = False


def pseudonym(key: bytes, learner: LearnerId) -> str:
    """The same for one person in every export of a centre, and told by nobody without its key."""
    return f"P-{hmac.digest(key, learner.encode(), 'sha256')[:8].hex()}"


def hidden_id(key: bytes, ident: str) -> str:
    """Another UUID in the place of one, always the same: the real one would lead to exports that have names."""
    return str(UUID(bytes=hmac.digest(key, ident.encode(), "sha256")[:16], version=5))


def pseudonym_key(statements: Iterable[Statement]) -> bytes | None:
    """The centre's key: the first one made, whatever the order of arrival."""
    for statement in in_order(statements):
        key = statement.draft.data.get("key")
        if statement.draft.verb == Verb.PSEUDONYMISED and isinstance(key, str):
            try:
                return bytes.fromhex(key)
            except ValueError:
                continue
    return None


def may_name(item: Item | None, response: Response) -> bool:
    """Whether what was answered may tell who answered: typed words that the question does not ask for, or those of a
    question that is not known any more.
    """
    if item is None:
        return True
    typed = isinstance(item.body, Gaps | ShortText | Number | FreeText)
    return typed and not (item.body.scored and item.body.grade(response).full)


def already_exported(statements: Iterable[Statement], format_: str, request: ExportRequest) -> dict[str, int]:
    """Up to which number of each device exports of this kind have gone."""
    found: dict[str, int] = {}
    for statement in statements:
        data = statement.draft.data
        if statement.draft.verb != Verb.EXPORTED or _kind(data) != (format_, request.level, request.cohort or ""):
            continue
        upto = data.get("upto")
        for device, number in upto.items() if isinstance(upto, Mapping) else ():
            if isinstance(number, int):
                found[str(device)] = max(number, found.get(str(device), 0))
    return found


def _kind(data: Mapping[str, Any]) -> tuple[object, object, object]:
    return data.get("format"), data.get("level"), data.get("cohort") or ""
