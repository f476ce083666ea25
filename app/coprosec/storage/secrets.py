"""The hashed secrets of this PC, and the tries that failed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from coprosec.domain.ids import LearnerId
from coprosec.domain.secrets import SecretKind
from coprosec.storage import tables
from coprosec.storage.engine import reading, writing

_columns = tables.secret.c


@dataclass(frozen=True, slots=True)
class KeptSecret:
    """`failures` counts the wrong tries since the last right one."""

    hash: str
    failures: int
    failed_at: datetime | None


class SecretStore:
    """The table `secret`; each method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, person: LearnerId, kind: SecretKind) -> KeptSecret | None:
        with reading(self._engine) as connection:
            query = select(tables.secret).where(_columns.person == person, _columns.kind == kind)
            row = connection.execute(query).one_or_none()
            return None if row is None else KeptSecret(row.hash, row.failures, row.failed_at)

    def owners(self, kind: SecretKind) -> frozenset[LearnerId]:
        """Everybody who has one of this kind."""
        with reading(self._engine) as connection:
            query = select(_columns.person).where(_columns.kind == kind)
            return frozenset(LearnerId(row.person) for row in connection.execute(query))

    def put(self, person: LearnerId, hashes: Sequence[tuple[SecretKind, str]]) -> None:
        """Keep new secrets, together, in the place of the old ones; their failures are forgotten."""
        self.put_back({(person, kind): KeptSecret(text, 0, None) for kind, text in hashes})

    def put_back(self, secrets: Mapping[tuple[LearnerId, SecretKind], KeptSecret]) -> None:
        """Keep these, with their failures, in the place of those that are here of the same people."""
        with writing(self._engine) as connection:
            for (person, kind), kept in secrets.items():
                connection.execute(delete(tables.secret).where(_columns.person == person, _columns.kind == kind))
                connection.execute(insert(tables.secret).values(person=person, kind=kind, **asdict(kept)))

    def remove(self, person: LearnerId, kind: SecretKind) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(tables.secret).where(_columns.person == person, _columns.kind == kind))

    def count_failure(self, person: LearnerId, kind: SecretKind, when: datetime) -> None:
        """One more wrong try."""
        self._change(person, kind, failures=_columns.failures + 1, failed_at=when)

    def wait_from(self, person: LearnerId, kind: SecretKind, when: datetime) -> None:
        """Count the wait from another moment: the PC's clock was put back."""
        self._change(person, kind, failed_at=when)

    def forget_failures(self, person: LearnerId, kind: SecretKind) -> None:
        self._change(person, kind, failures=0, failed_at=None)

    def _change(self, person: LearnerId, kind: SecretKind, **values: Any) -> None:
        with writing(self._engine) as connection:
            mine = update(tables.secret).where(_columns.person == person, _columns.kind == kind)
            connection.execute(mine.values(**values))
