"""Checks and keeps the secrets of this PC, and makes whoever guesses wait."""

from collections.abc import Sequence

from coprosec.domain.clock import Clock
from coprosec.domain.ids import LearnerId
from coprosec.domain.secrets import SecretKind, hashed, matches, seconds_left, wait_after
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.record import Record


class Vault:
    """One hash takes a tenth of a second: never on the GUI thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._store = record.secrets
        self._clock = clock

    def keep(self, person: LearnerId, secrets: Sequence[tuple[SecretKind, str]]) -> None:
        """Keep these secrets of a person, together, in the place of the old ones."""
        self._store.put(person, [(kind, hashed(secret)) for kind, secret in secrets])

    def forget(self, person: LearnerId, kind: SecretKind) -> None:
        self._store.remove(person, kind)

    def owners(self, kind: SecretKind) -> frozenset[LearnerId]:
        """Everybody who has a secret of this kind on this PC."""
        return self._store.owners(kind)

    def open(self, person: LearnerId, kind: SecretKind, secret: str) -> None:
        """Return when the secret is right. KnownError SECRET_WRONG, with the `seconds` to wait before the next try, or
        SECRET_LOCKED when it was not looked at because those seconds are not over.

        The try is counted before it is judged, so that ending the program spares no wait.
        """
        kept = self._store.get(person, kind)
        if kept is None:
            raise KnownError(ErrorCode.SECRET_WRONG, secret=kind, seconds=0)
        now = self._clock()
        left = seconds_left(kept.failures, kept.failed_at, now)
        if left:
            if kept.failed_at is not None and kept.failed_at > now:
                self._store.wait_from(person, kind, now)
            raise KnownError(ErrorCode.SECRET_LOCKED, seconds=left)
        self._store.count_failure(person, kind, now)
        if not matches(secret, kept.hash):
            raise KnownError(ErrorCode.SECRET_WRONG, secret=kind, seconds=wait_after(kept.failures + 1))
        self._store.forget_failures(person, kind)
