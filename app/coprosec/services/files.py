"""Files that people ask for, in a folder that they chose."""

import errno
from pathlib import Path

from coprosec.disk import write_durably
from coprosec.errors import ErrorCode, KnownError


def write_file(path: Path, content: bytes) -> Path:
    """Write the whole file or leave what was there.

    KnownError FILE_NO_ROOM or FILE_NO_RIGHTS.
    """
    try:
        write_durably(path, content)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise KnownError(ErrorCode.FILE_NO_ROOM if full else ErrorCode.FILE_NO_RIGHTS, path=str(path)) from error
    return path
