"""Statements as xAPI has them (1.0.3, valid under 2.0 too): the same statement always gives the same bytes.

Ids are those of the record, actors are accounts of the centre that issued them, verbs are cmi5's and ADL's. What only
matters inside the program (reading places, preferences) has no xAPI statement.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from coprosec.disk import beside
from coprosec.domain import untrusted
from coprosec.domain.exporting import may_name
from coprosec.domain.ids import ItemId, LearnerId
from coprosec.domain.items import Item
from coprosec.domain.statements import Statement, Verb
from coprosec.exports.files import EVERY, Progress
from coprosec.exports.interactions import definition, response_text

BASE = "https://coprosec.example"
"""Names things, leads nowhere: a domain that nobody can own."""
PLATFORM = "Coproduire la sécurité (poste hors ligne)"
_ADL = "http://adlnet.gov/expapi/verbs"
_TYPES = "http://adlnet.gov/expapi/activities"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Naming:
    """What ids and titles are called: `homes` gives the module of a lesson or quiz, `titles` what each is called.

    `actor` gives the account name of a learner: their id, or a pseudonym. `ident` gives the id told of a statement or
    an attempt.
    """

    centre: str
    course: str
    homes: Mapping[str, str]
    titles: Mapping[str, str]
    items: Mapping[ItemId, Item]
    actor: Callable[[LearnerId], str] = field(default=lambda learner: learner)
    ident: Callable[[str], str] = field(default=lambda ident: ident)
    named: bool = True
    """Without names, what people typed is left out unless it is what the question asks for."""


@dataclass(frozen=True, slots=True)
class _Verb:
    id: str
    fr: str
    en: str

    def to_json(self) -> Json:
        return {"id": self.id, "display": {"fr": self.fr, "en": self.en}}


_VERBS: Mapping[str, _Verb] = {
    Verb.OPENED: _Verb(f"{_ADL}/initialized", "a commencé", "initialized"),
    Verb.CLOSED: _Verb(f"{_ADL}/terminated", "a quitté", "terminated"),
    Verb.EXPERIENCED: _Verb(f"{_ADL}/experienced", "a ouvert", "experienced"),
    Verb.COMPLETED: _Verb(f"{_ADL}/completed", "a terminé", "completed"),
    Verb.INITIALIZED: _Verb(f"{_ADL}/attempted", "a tenté", "attempted"),
    Verb.ANSWERED: _Verb(f"{_ADL}/answered", "a répondu à", "answered"),
    Verb.REVIEWED: _Verb(f"{_ADL}/answered", "a revu", "answered"),
    Verb.PASSED: _Verb(f"{_ADL}/passed", "a réussi", "passed"),
    Verb.FAILED: _Verb(f"{_ADL}/failed", "n’a pas réussi", "failed"),
    Verb.LAUNCHED: _Verb(f"{_ADL}/launched", "a lancé", "launched"),
    Verb.CHOSE: _Verb(f"{_ADL}/answered", "a choisi dans", "answered"),
    Verb.CONCLUDED: _Verb(f"{_ADL}/completed", "a conclu", "completed"),
}
VERBS = tuple(_VERBS)
"""The verbs that have an xAPI statement."""
_ANSWERS = (Verb.ANSWERED, Verb.REVIEWED)
_SCENARIOS = (Verb.LAUNCHED, Verb.CHOSE, Verb.CONCLUDED)


def write_xapi(path: Path, statements: Iterable[Statement], naming: Naming, progress: Progress) -> int:
    """One statement a line; how many there are. OSError when the file cannot be written."""
    count = 0
    with beside(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        for statement in statements:
            told = to_xapi(statement, naming)
            if told is not None:
                stream.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")
                count += 1
                if count % EVERY == 0:
                    progress(count)
    progress(count)
    return count


def to_xapi(statement: Statement, naming: Naming) -> Json | None:
    """The xAPI statement; None for what has none, or is about nobody."""
    draft = statement.draft
    verb = _VERBS.get(draft.verb)
    if verb is None or not draft.learner:
        return None
    told: Json = {
        "id": naming.ident(statement.id),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": f"{BASE}/centres/{naming.centre}", "name": naming.actor(draft.learner)},
        },
        "verb": verb.to_json(),
        "object": _object(statement, naming),
        "context": _context(statement, naming),
        "timestamp": statement.recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.")
        + f"{statement.recorded_at.microsecond // 1000:03}Z",
        "version": "1.0.0",
    }
    result = _result(statement, naming)
    return told | {"result": result} if result else told


def duration(milliseconds: int) -> str:
    """ISO 8601 to the hundredth of a second: PT12M30.5S."""
    hundredths = max(0, milliseconds) // 10
    hours, rest = divmod(hundredths, 360_000)
    minutes, rest = divmod(rest, 6_000)
    seconds = f"{rest / 100:.2f}".rstrip("0").rstrip(".")
    parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "")
    tail = f"{seconds}S" if rest or not (hours or minutes) else ""
    return "PT" + "".join(parts) + tail


def _course(naming: Naming) -> str:
    return f"{BASE}/xapi/cours/{naming.course}"


def _object(statement: Statement, naming: Naming) -> Json:
    draft = statement.draft
    verb, name = draft.verb, draft.activity
    if verb in (Verb.OPENED, Verb.CLOSED):
        return _activity(_course(naming), f"{_TYPES}/course", naming.titles.get(naming.course, naming.course))
    if verb in _ANSWERS:
        item = naming.items.get(ItemId(name))
        told = (
            definition(item) if item is not None else {"type": f"{_TYPES}/cmi.interaction", "interactionType": "other"}
        )
        return {"objectType": "Activity", "id": f"{_course(naming)}/questions/{name}", "definition": told}
    if verb == Verb.CHOSE:
        told = {"type": f"{_TYPES}/cmi.interaction", "interactionType": "other", "name": {"fr": name or "scène"}}
        return {"objectType": "Activity", "id": f"{_course(naming)}/scenes/{name or 'scene'}", "definition": told}
    kind, folder = ("simulation", "scenarios") if verb in _SCENARIOS else ("lesson", "lecons")
    if draft.attempt is not None and verb not in _SCENARIOS:
        kind, folder = "assessment", "quiz"
    address = f"{_home(name, naming)}/{folder}/{name}"
    return _activity(address, f"{_TYPES}/{kind}", naming.titles.get(name, name))


def _activity(address: str, kind: str, name: str) -> Json:
    return {"objectType": "Activity", "id": address, "definition": {"type": kind, "name": {"fr": name or address}}}


def _home(name: str, naming: Naming) -> str:
    module = naming.homes.get(name, "")
    return f"{_course(naming)}/modules/{module}" if module else _course(naming)


def _context(statement: Statement, naming: Naming) -> Json:
    draft = statement.draft
    grouping = [{"objectType": "Activity", "id": _course(naming)}]
    if draft.attempt is not None:
        grouping.append({"objectType": "Activity", "id": f"{_course(naming)}/tentatives/{naming.ident(draft.attempt)}"})
    activities: Json = {"grouping": grouping}
    parent = naming.homes.get(draft.activity)
    if parent:
        activities["parent"] = [{"objectType": "Activity", "id": f"{_course(naming)}/modules/{parent}"}]
    context: Json = {
        "registration": str(uuid5(NAMESPACE_URL, f"{_course(naming)}#{naming.actor(draft.learner)}")),
        "platform": PLATFORM,
        "language": "fr",
        "contextActivities": activities,
        "extensions": {f"{BASE}/xapi/extensions/ordre": statement.tick},
    }
    return context | {"revision": draft.course_version} if draft.course_version else context


def _result(statement: Statement, naming: Naming) -> Json:
    draft = statement.draft
    result: Json = {}
    if draft.verb in (*_ANSWERS, Verb.PASSED, Verb.FAILED) and draft.score_max:
        raw = draft.score_raw or 0.0
        result["score"] = {
            "scaled": round(max(0.0, min(1.0, raw / draft.score_max)), 4),
            "raw": _whole(raw),
            "min": 0,
            "max": _whole(draft.score_max),
        }
    if draft.success is not None and draft.verb in (*_ANSWERS, Verb.PASSED, Verb.FAILED):
        result["success"] = draft.success
    if draft.verb in (Verb.COMPLETED, Verb.CONCLUDED):
        result["completion"] = True
    response = _response(statement, naming)
    if response is not None:
        result["response"] = response
    timed = (Verb.COMPLETED, Verb.PASSED, Verb.FAILED, Verb.CLOSED)
    if draft.duration_ms is not None or draft.verb in timed:
        result["duration"] = duration(draft.duration_ms or 0)
    if draft.certainty is not None:
        result["extensions"] = {f"{BASE}/xapi/extensions/certitude": draft.certainty}
    return result


def _response(statement: Statement, naming: Naming) -> str | None:
    draft = statement.draft
    if draft.verb == Verb.CHOSE:
        choice = draft.data.get("choice")
        return f"choix-{choice}" if type(choice) is int else None
    if draft.verb not in _ANSWERS:
        return None
    response = untrusted.response(draft.data)
    item = naming.items.get(ItemId(draft.activity))
    if not naming.named and may_name(item, response):
        return None
    return response_text(item, response) if item is not None else "[,]".join(response)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 4)
