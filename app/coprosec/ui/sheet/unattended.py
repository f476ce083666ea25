"""The recovery sheet written by a command, without a window."""

import os
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from coprosec import paths
from coprosec.domain.clock import utc_now
from coprosec.domain.dates import french_moment
from coprosec.paths import DataFolder


def write_sheet(target: Path, data: DataFolder, trainer: str, code: str) -> None:
    """Write the PDF and, beside it, the signing key sealed under its code. KnownError NO_RIGHTS when the folder
    does not allow it.
    """
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from coprosec.services.study import Study
    from coprosec.ui.sheet.drawing import Sheet, save_pdf
    from coprosec.ui.theme import Theme

    app = QApplication.instance() or QApplication([])
    theme = Theme(paths.RESOURCES)
    theme.apply()
    with closing(Study(data.database, utc_now)) as study:
        post = study.installation.read()
        study.signing.save_backup(target, code)
    day = french_moment(datetime.now().astimezone())
    save_pdf(Sheet(post.centre_name, post.device_name, trainer, code, day), theme, target)
    del app
