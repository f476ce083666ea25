"""Attestations: awarded once the rule is met, numbered, signed, frozen; and verified, anybody's."""

from dataclasses import dataclass
from enum import StrEnum

from coprosec.domain.certificates import (
    NUMBER,
    Certificate,
    Claim,
    ModuleLine,
    code_of,
    count_of,
    fold_certificates,
    number_of,
    read_code,
)
from coprosec.domain.clock import Clock
from coprosec.domain.completion import completion_of
from coprosec.domain.course import Course
from coprosec.domain.ids import LearnerId
from coprosec.domain.keys import CentreKey
from coprosec.domain.progress import Progress
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.installation import Installations
from coprosec.services.progress import ProgressReader
from coprosec.services.signing import Signing, verified
from coprosec.storage import local
from coprosec.storage.record import Record


class Verdict(StrEnum):
    """What is thought of a code."""

    UNREADABLE = "unreadable"
    FALSE = "false"
    UNKNOWN_KEY = "unknown-key"
    TRUE = "true"


@dataclass(frozen=True, slots=True)
class Verification:
    """`claim` is what was signed, None when nothing could be read; `key` whom this PC believes to have signed it."""

    verdict: Verdict
    claim: Claim | None = None
    key: CentreKey | None = None


class Certificates:
    """Awards to those who have completed the course. KnownError NOT_COMPLETED for the others."""

    def __init__(
        self,
        record: Record,
        signing: Signing,
        installation: Installations,
        progress: ProgressReader,
        clock: Clock,
    ) -> None:
        self._record = record
        self._signing = signing
        self._installation = installation
        self._progress = progress
        self._clock = clock

    def all(self) -> tuple[Certificate, ...]:
        """Everything awarded, as far as this record knows, the oldest first."""
        return fold_certificates(self._record.of_kinds((Verb.AWARDED,)))

    def of(self, learner: LearnerId, course: Course) -> Certificate | None:
        """The first attestation of a learner for a course."""
        awarded = self._record.about(learner, (Verb.AWARDED,))
        mine = [statement for statement in awarded if statement.draft.activity == course.id]
        return next(iter(fold_certificates(mine)), None)

    def award(self, learner: LearnerId, course: Course) -> Certificate:
        """The learner's attestation, made the first time it is asked for; on the disk when this returns."""
        before = self.of(learner, course)
        if before is not None:
            return before
        known = self._record.learner(learner)
        progress = self._progress.of(known) if known is not None else None
        if progress is None or not completion_of(course, progress).met:
            raise KnownError(ErrorCode.NOT_COMPLETED, what=known.name if known else learner)
        certificate = self._certificate(course, progress)
        self._record.append(
            [
                Draft(
                    learner,
                    Verb.AWARDED,
                    course.id,
                    course_version=course.version,
                    completion=True,
                    data=certificate.to_data(),
                )
            ]
        )
        return certificate

    def verify(self, text: str) -> Verification:
        """Look into a code, or into the number of an attestation awarded here. Nothing is asked of any network."""
        if NUMBER.fullmatch(text.strip().upper()):
            numbered = (found.code for found in self.all() if found.claim.number == text.strip().upper())
            text = next(numbered, "")
        signed = read_code(text)
        if signed is None:
            return Verification(Verdict.UNREADABLE)
        claim = signed.claim
        if not verified(claim.public, signed.signature, signed.message):
            return Verification(Verdict.FALSE, claim)
        key = self._signing.keyring().get(claim.key)
        return Verification(Verdict.TRUE if key else Verdict.UNKNOWN_KEY, claim, key)

    def _certificate(self, course: Course, progress: Progress) -> Certificate:
        installed = self._installation.read()
        key = self._signing.ensure_keys(installed.centre_name, installed.device_name)
        modules = tuple(
            ModuleLine(module.title, module.minutes, progress.of_module(module).best_percent)
            for module in course.modules
            if module.ready
        )
        marks = [line.percent for line in modules if line.percent is not None]
        today = self._clock().astimezone().date()
        claim = Claim(
            number=number_of(self._record.device, today.year, self._next_count()),
            name=progress.learner.name,
            course=course.short_title,
            version=course.version,
            day=today.isoformat(),
            percent=sum(marks) // len(marks) if marks else 100,
            centre=installed.centre_name,
            public=key.public,
        )
        code = code_of(claim, self._signing.sign(claim.to_line().encode()).signature)
        evidence = tuple(
            (str(part.part), part.done, part.total) for part in completion_of(course, progress).requirements
        )
        minutes = sum(line.minutes for line in modules)
        return Certificate(progress.learner.id, claim, code, course.title, modules, minutes, evidence)

    def _next_count(self) -> int:
        """No number is given twice, not even after a rotation of the key or the erasure of whoever bore the last."""
        known = (count_of(certificate.claim.number, self._record.device) for certificate in self.all())
        count = max((int(self._record.local.all().get(local.AWARDED, "0")), *known)) + 1
        self._record.local.put({local.AWARDED: str(count)})
        return count
