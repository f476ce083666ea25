"""The recovery sheet written by a command, without a window."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.dates import french_moment
from coprosec.paths import DataFolder
from coprosec.ui.paper.command import printing_theme


def write_sheet(target: Path, data: DataFolder, trainer: str, code: str) -> None:
    """Write the PDF and, beside it, the signing key sealed under its code. KnownError NO_RIGHTS when the folder
    does not allow it.
    """
    from coprosec.services.study import Study

    theme = printing_theme()
    from coprosec.ui.sheet.drawing import Sheet, save_pdf

    with closing(Study(data.database, utc_now)) as study:
        post = study.installation.read()
        study.signing.save_backup(target, code)
    day = french_moment(datetime.now().astimezone())
    save_pdf(Sheet(post.centre_name, post.device_name, trainer, code, day), theme, target)
