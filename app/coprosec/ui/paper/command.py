"""Paper for the command line, with or without a display. Qt is imported when something is drawn, and not before."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec import paths
from coprosec.errors import unwritable

if TYPE_CHECKING:
    from coprosec.domain.certificates import Certificate
    from coprosec.domain.document import Block
    from coprosec.domain.measures import Finding
    from coprosec.services.exporting import Gathered
    from coprosec.ui.theme import Theme


def printing_theme() -> "Theme":
    """The light theme, its fonts loaded; an application object without a window is made when there is none."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from coprosec.ui.application import qt_application
    from coprosec.ui.theme import Theme

    if QApplication.instance() is None:
        printing_theme.app = qt_application(sys.argv[:1])  # type: ignore[attr-defined]
    theme = Theme(paths.RESOURCES)
    theme.apply()
    return theme


@contextmanager
def _writing(target: Path) -> "Iterator[Theme]":
    """KnownError NO_RIGHTS or DISK_FULL when the file cannot be written."""
    theme = printing_theme()
    try:
        yield theme
    except OSError as error:
        raise unwritable(error, target) from error


def draw_attestations(certificates: "tuple[Certificate, ...]", target: Path) -> None:
    with _writing(target) as theme:
        from coprosec.ui.paper.attestation import write_attestations

        write_attestations(certificates, target, theme)


def draw_report(target: Path, title: str, content: "Iterable[Block]") -> None:
    with _writing(target) as theme:
        from coprosec.ui.paper.report import write_report

        write_report(target, title, content, theme)


def draw_health(target: Path, findings: "tuple[Finding, ...]", place: str) -> None:
    with _writing(target) as theme:
        from coprosec.ui.paper.health import write_health

        write_health(target, findings, place, theme)


def draw_board(target: Path, gathered: "Gathered") -> None:
    with _writing(target) as theme:
        from coprosec.ui.paper.board import write_board

        write_board(target, gathered, theme)


def read_codes(path: Path) -> tuple[str, ...]:
    """The codes of attestations that a file carries. OSError when it cannot be read."""
    from coprosec.ui.paper.reading import codes_of

    return codes_of(path)
