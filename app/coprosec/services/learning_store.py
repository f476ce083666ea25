"""xAPI statements to a learning record store, batch by batch; what it answers decides what becomes of each.

200 and 204: delivered. 409: another statement has this id, so it is set aside and never sent again. 400 and 422: the
batch is cut in two until the one at fault is alone, and set aside. 413: cut in two. 401 and 403: stop and say so.
Anything else, and silence: stop, and go on from there another time.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from coprosec.domain.ids import DeviceId
from coprosec.domain.work import Progress, unwatched
from coprosec.errors import ErrorCode, KnownError
from coprosec.exports.xapi import VERBS, Naming, to_xapi
from coprosec.paths import DataFolder
from coprosec.services.course_texts import CourseTexts
from coprosec.services.installation import Installations
from coprosec.storage.record import Record
from coprosec.storage.union import snapshot

BATCH = 100
_PATIENCE = 30
_DELIVERED = (200, 204)
_AT_FAULT = (400, 409, 422)
_DENIED = (401, 403)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many statements the store has now, and how many it will never take."""

    delivered: int
    refused: int


@dataclass(frozen=True, slots=True)
class _Letter:
    """One statement on its way: where it stands in its device's sequence, and its JSON."""

    device: DeviceId
    seq: int
    json: str


class LearningStore:
    """Sends what was not sent yet to this store. KnownError CENTRAL_UNREACHABLE or CENTRAL_REFUSES, nothing lost."""

    def __init__(self, record: Record, installation: Installations, data: DataFolder) -> None:
        self._record = record
        self._installation = installation
        self._data = data

    def send(self, url: str, texts: CourseTexts, progress: Progress = unwatched) -> Sent:
        """Idempotent: each statement keeps its id and its bytes, and the store knows them again."""
        outbox = _Outbox(url)
        memory = f"lrs:{hashlib.sha256(outbox.address.encode()).hexdigest()[:16]}"
        before: dict[DeviceId, int] = json.loads(self._record.local.all().get(memory, "{}"))
        with snapshot(self._record.path) as found:
            total = sum(max(0, last - before.get(device, 0)) for device, last in found.known().items()) or 1
        delivered = refused = seen = 0
        for letters, upto in self._batches(texts, before):
            gone, kept = outbox.post(letters)
            delivered, refused = delivered + len(gone), refused + len(kept)
            self._set_aside(kept)
            before |= upto
            self._record.local.put({memory: json.dumps(before)})
            seen += len(letters)
            progress(min(1.0, seen / total))
        progress(1.0)
        return Sent(delivered, refused)

    def _batches(
        self, texts: CourseTexts, before: dict[DeviceId, int]
    ) -> Iterator[tuple[list[_Letter], dict[DeviceId, int]]]:
        naming = Naming(self._installation.read().centre_id, texts.course.id, texts.homes, texts.titles, texts.items)
        letters: list[_Letter] = []
        upto: dict[DeviceId, int] = {}
        for statement in self._record.stream_after(dict(before), VERBS):
            upto[statement.device] = statement.seq
            told = to_xapi(statement, naming)
            if told is not None:
                text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
                letters.append(_Letter(statement.device, statement.seq, text))
            if len(letters) >= BATCH:
                yield letters, upto
                letters, upto = [], {}
        if letters:
            yield letters, upto

    def _set_aside(self, letters: list[_Letter]) -> None:
        if letters:
            self._data.exchange.mkdir(parents=True, exist_ok=True)
            with (self._data.exchange / "lrs.ecarte.jsonl").open("a", encoding="utf-8") as stream:
                stream.writelines(f"{letter.json}\n" for letter in letters)


class _Outbox:
    """Posts to one store and obeys its answers."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        path = parts.path.rstrip("/")
        path = path if path.endswith("/statements") else f"{path}/statements"
        self.address = urlunsplit((parts.scheme, host, path, "", ""))
        self._headers = {"Content-Type": "application/json; charset=utf-8", "X-Experience-API-Version": "1.0.3"}
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self._headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode('ascii')}"

    def post(self, letters: list[_Letter]) -> tuple[list[_Letter], list[_Letter]]:
        """Which were delivered, and which the store will never take."""
        if not letters:
            return [], []
        status = self._status(f"[{','.join(letter.json for letter in letters)}]")
        if status in _DELIVERED:
            return letters, []
        if status in _DENIED:
            raise KnownError(ErrorCode.CENTRAL_REFUSES)
        if status not in (*_AT_FAULT, 413):
            raise KnownError(ErrorCode.CENTRAL_UNREACHABLE, what=f"HTTP {status}")
        if len(letters) == 1:
            return [], letters
        half = len(letters) // 2
        first, second = self.post(letters[:half]), self.post(letters[half:])
        return first[0] + second[0], first[1] + second[1]

    def _status(self, body: str) -> int:
        request = Request(self.address, body.encode(), self._headers, method="POST")
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                status: Any = answer.status
                return int(status)
        except HTTPError as error:
            error.close()
            return error.code
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            raise KnownError(ErrorCode.CENTRAL_UNREACHABLE, what=str(reason)[:200]) from error
