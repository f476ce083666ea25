"""The server of a centre, whichever it is: PostgreSQL, by the same union as a stick, or a store of xAPI statements."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from coprosec.domain.work import Progress, unwatched

if TYPE_CHECKING:
    from coprosec.services.course_texts import CourseTexts
    from coprosec.services.study import Study

PASSWORD = "COPROSEC_SYNC_PASSWORD"
"""The variable that may hold the password, so that no file has it."""
_DATABASES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was new to the server, new here (None when it gives nothing back), and refused by either."""

    sent: int
    received: int | None
    refused: int


def is_hub(url: str) -> bool:
    """Whether this is an address that can be spoken to."""
    try:
        parts = urlsplit(url)
        _checked = parts.port
    except ValueError:
        return False
    if parts.scheme in _DATABASES:  # a socket of this PC is named in the query
        return bool(parts.hostname) or "host=" in parts.query
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_database(url: str) -> bool:
    """Whether what was sent to this address can be looked at from here."""
    return is_hub(url) and urlsplit(url).scheme in _DATABASES


def host_of(url: str) -> str:
    """What people may see of an address: no name, no password."""
    return urlsplit(url).hostname or url


def exchange(study: "Study", url: str, texts: "Callable[[], CourseTexts]", progress: Progress = unwatched) -> Exchanged:
    """Send what the server lacks, and from a database bring back what is lacking here. `texts` is asked for a store.

    KnownError CENTRAL_MISSING, CENTRAL_UNREACHABLE, CENTRAL_REFUSES, DATABASE_NEWER: what was sent stays sent.
    """
    address = with_password(url)
    if is_database(url):
        synced = study.central.sync(address, progress)
        return Exchanged(synced.pushed, synced.pulled, sum(synced.refused.values()))
    sent = study.learning_store.send(address, texts(), progress)
    return Exchanged(sent.delivered, None, sent.refused)


def with_password(url: str) -> str:
    """The address with the password that the environment holds, where the address has none."""
    secret = os.environ.get(PASSWORD)
    parts = urlsplit(url)
    if not secret or parts.password is not None or parts.username is None:
        return url
    place = parts.netloc.replace("@", f":{quote(secret, safe='')}@", 1)
    return urlunsplit(parts._replace(netloc=place))
