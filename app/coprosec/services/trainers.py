"""The people who train: appointed, signing in by password, let in again by the recovery sheet."""

from dataclasses import replace

from coprosec.domain.clock import Clock
from coprosec.domain.ids import LearnerId, TrainerId, new_uuid
from coprosec.domain.secrets import MAX_PASSWORD, MIN_PASSWORD, SecretKind, code_as_kept, new_code
from coprosec.domain.statements import Draft, Verb
from coprosec.domain.trainer import Trainer, fold_trainers
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.learners import clean_name
from coprosec.services.vault import Vault
from coprosec.storage.record import Record


def check_password(password: str) -> None:
    """KnownError PASSWORD_REFUSED when it is too short or too long; nothing else is asked of it."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise KnownError(ErrorCode.PASSWORD_REFUSED, shortest=MIN_PASSWORD, longest=MAX_PASSWORD)


class Trainers:
    """A trainer as a person is a statement; what lets them in stays on this PC."""

    def __init__(self, record: Record, vault: Vault, clock: Clock) -> None:
        self._record = record
        self._vault = vault
        self._clock = clock

    def all(self) -> tuple[Trainer, ...]:
        """Everybody appointed, here or on another PC."""
        here = self._vault.owners(SecretKind.PASSWORD)
        found = fold_trainers(self._record.of_kinds((Verb.APPOINTED,)))
        return tuple(replace(trainer, has_password=trainer.id in here) for trainer in found)

    def appoint(
        self, name: str, password: str, *, person: TrainerId | None = None, code: str = ""
    ) -> tuple[Trainer, str]:
        """A new trainer who can sign in here, and the code of their recovery sheet, which is told only now.

        `person` is the id of somebody who also trains elsewhere; `code` that of a sheet made beforehand, and then the
        code that is answered is empty.
        """
        check_password(password)
        identity = person or TrainerId(LearnerId(new_uuid(self._clock())))
        trainer = Trainer(identity, clean_name(name), has_password=True)
        if code:
            kept = [(SecretKind.PASSWORD, password), (SecretKind.RECOVERY, code_as_kept(code))]
            self._vault.keep(trainer.id, kept)
        new = "" if code else self._keep(trainer.id, password)
        self._record.append([Draft(trainer.id, Verb.APPOINTED, data={"name": trainer.name})])
        return trainer, new

    def admit(self, trainer: TrainerId, password: str) -> Trainer:
        """The trainer who signs in. KnownError SECRET_WRONG or SECRET_LOCKED."""
        self._vault.open(trainer, SecretKind.PASSWORD, password)
        return next(found for found in self.all() if found.id == trainer)

    def change_password(self, trainer: TrainerId, old: str, new: str) -> None:
        check_password(new)
        self._vault.open(trainer, SecretKind.PASSWORD, old)
        self._vault.keep(trainer, [(SecretKind.PASSWORD, new)])

    def recover(self, trainer: TrainerId, code: str, password: str) -> str:
        """Let in somebody who lost the password but has the sheet; the code of the next one, as this one is spent."""
        check_password(password)
        self._vault.open(trainer, SecretKind.RECOVERY, code_as_kept(code))
        return self._keep(trainer, password)

    def renew_code(self, trainer: TrainerId, password: str) -> str:
        """The code of a new sheet, the old one being worth nothing any more."""
        self._vault.open(trainer, SecretKind.PASSWORD, password)
        return self._keep(trainer, password)

    def _keep(self, trainer: TrainerId, password: str) -> str:
        code = new_code()
        secrets = [(SecretKind.PASSWORD, password), (SecretKind.RECOVERY, code_as_kept(code))]
        self._vault.keep(trainer, secrets)
        return code
