"""Paper for the command line: an application object without a window, then the file."""

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from coprosec import paths
from coprosec.domain.certificates import Certificate
from coprosec.domain.measures import Finding
from coprosec.domain.report import Block
from coprosec.errors import unwritable
from coprosec.ui.application import qt_application
from coprosec.ui.paper.attestation import write_attestations
from coprosec.ui.paper.health import write_health
from coprosec.ui.paper.report import write_report
from coprosec.ui.theme import Theme


def printing_theme() -> Theme:
    """The light theme, its fonts loaded."""
    if QApplication.instance() is None:
        printing_theme.app = qt_application(sys.argv[:1])  # type: ignore[attr-defined]
    theme = Theme(paths.RESOURCES)
    theme.apply()
    return theme


def draw_attestations(certificates: tuple[Certificate, ...], target: Path) -> None:
    """KnownError NO_RIGHTS when the file cannot be written."""
    try:
        write_attestations(certificates, target, printing_theme())
    except OSError as error:
        raise unwritable(error, target) from error


def draw_report(path: Path, title: str, content: Iterable[Block]) -> None:
    """OSError when the file cannot be written."""
    write_report(path, title, content, printing_theme())


def draw_health(path: Path, findings: tuple[Finding, ...], place: str) -> None:
    """KnownError NO_RIGHTS when the file cannot be written."""
    try:
        write_health(path, findings, place, printing_theme())
    except OSError as error:
        raise unwritable(error, path) from error
