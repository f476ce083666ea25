"""The four digits that protect a learner's name on this PC; they do not travel with the learner."""

from coprosec.domain.ids import LearnerId
from coprosec.domain.secrets import SecretKind, is_pin
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.vault import Vault


class Pins:
    """Keeps, checks and resets learners' codes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def owners(self) -> frozenset[LearnerId]:
        """Everybody who has one here."""
        return self._vault.owners(SecretKind.PIN)

    def keep(self, learner: LearnerId, pin: str) -> None:
        """KnownError PIN_REFUSED unless it is four digits."""
        if not is_pin(pin):
            raise KnownError(ErrorCode.PIN_REFUSED)
        self._vault.keep(learner, [(SecretKind.PIN, pin)])

    def check(self, learner: LearnerId, pin: str) -> None:
        """KnownError SECRET_WRONG or SECRET_LOCKED."""
        self._vault.open(learner, SecretKind.PIN, pin)

    def reset(self, learner: LearnerId) -> None:
        """The learner enters without a code from now on, or chooses another one where codes are required."""
        self._vault.forget(learner, SecretKind.PIN)
