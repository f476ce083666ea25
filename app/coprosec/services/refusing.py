"""What is wrong with a file or with the stick it is on, as known errors that name it."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from coprosec.domain.bundle import BadBundleError, BundleFault
from coprosec.errors import ErrorCode, KnownError

NO_ROOM = (ENOSPC, EDQUOT)


def refusal(path: Path, fault: BundleFault) -> KnownError:
    return KnownError(ErrorCode.BUNDLE_REFUSED, path=path.name, reason=fault)


@contextmanager
def on_stick(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise KnownError(ErrorCode.FILE_NO_ROOM, path=str(path)) from error
        raise KnownError(ErrorCode.STICK_UNREADABLE, path=str(path)) from error


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what is wrong with a file into a known error that names it."""
    with on_stick(path):
        try:
            yield
        except BadBundleError as error:
            raise refusal(path, error.fault) from error
        except OSError as error:
            if error.errno in NO_ROOM:  # what is read is unpacked on this PC's own disk
                raise KnownError(ErrorCode.DISK_FULL) from error
            raise
