"""Failures that the environment, the content or the policy causes; `ui` and `cli` word them in French.

Anything else that is raised is a bug: it goes to the log and to the crash dialog.
"""

from enum import StrEnum
from errno import EDQUOT, EIO, ENOSPC


class ErrorCode(StrEnum):
    """What went wrong, independently of how it is worded."""

    DISK_FULL = "disk-full"
    NO_RIGHTS = "no-rights"
    DATABASE_BUSY = "database-busy"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_NEWER = "database-newer"
    DATABASE_UNREADABLE = "database-unreadable"
    BACKUP_FAILED = "backup-failed"
    COURSE_MISSING = "course-missing"
    COURSE_BROKEN = "course-broken"
    CONTENT_GONE = "content-gone"
    NAME_REFUSED = "name-refused"
    ANSWER_REFUSED = "answer-refused"
    ATTEMPT_NEWER = "attempt-newer"
    KEY_BACKUP_REFUSED = "key-backup-refused"
    POLICY_WRONG = "policy-wrong"
    LETTERS_REFUSED = "letters-refused"
    CENTRAL_MISSING = "central-missing"
    CENTRAL_UNREACHABLE = "central-unreachable"
    CENTRAL_EMPTY = "central-empty"
    CENTRAL_REFUSES = "central-refuses"
    NOT_COMPLETED = "not-completed"
    BUNDLE_REFUSED = "bundle-refused"
    STICK_UNREADABLE = "stick-unreadable"
    NO_TRAINER = "no-trainer"
    CLAIM_REFUSED = "claim-refused"
    TRAINER_EXISTS = "trainer-exists"
    PIN_REFUSED = "pin-refused"
    PASSWORD_REFUSED = "password-refused"
    SECRET_WRONG = "secret-wrong"
    SECRET_LOCKED = "secret-locked"
    COHORT_REFUSED = "cohort-refused"
    FILE_UNREADABLE = "file-unreadable"
    FILE_NO_ROOM = "file-no-room"
    FILE_NO_RIGHTS = "file-no-rights"
    NO_PRINTER = "no-printer"
    PRINT_FAILED = "print-failed"
    NOTHING_TO_EXPORT = "nothing-to-export"
    LEVEL_REFUSED = "level-refused"
    PERSON_ERASED = "person-erased"
    UNEXPECTED = "unexpected"
    ERASURE_REFUSED = "erasure-refused"
    COHORT_UNKNOWN = "cohort-unknown"


class KnownError(Exception):
    """An expected failure: a code, and the parameters that its wording needs."""

    def __init__(self, code: ErrorCode, **params: str | int) -> None:
        super().__init__(f"{code}: {params}" if params else str(code))
        self.code = code
        self.params = params


def unwritable(error: OSError, path: object) -> KnownError:
    """Why a file or a folder could not be written: no room, or no right."""
    code = ErrorCode.DISK_FULL if error.errno in (ENOSPC, EDQUOT, EIO) else ErrorCode.NO_RIGHTS
    return KnownError(code, path=str(path))
