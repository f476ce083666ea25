"""The health of a PC on one page."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from coprosec.domain.health import summary
from coprosec.domain.measures import LEVEL_WORDS, Finding, Level
from coprosec.ui.paper.canvas import DPI, MARGIN, Canvas, pdf
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_TOKENS = {Level.GREEN: "primary", Level.ORANGE: "accent_dark", Level.RED: "danger", Level.UNKNOWN: "muted"}
_STATE, _TITLE = 27.0, 46.0


def write_health(path: Path, findings: Sequence[Finding], place: str, theme: Theme) -> None:
    """One A4 page. OSError when it cannot be written."""
    with pdf(path, tr("Santé du poste"), theme) as canvas:
        _draw(canvas, findings, place)


def print_health(printer: "QPrinter", findings: Sequence[Finding], place: str, theme: Theme) -> bool:
    """The same page on a printer; whether it took it."""
    printer.setDocName(tr("Santé du poste"))
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    _draw(Canvas(printer, painter, theme), findings, place)
    return painter.end()


def _draw(canvas: Canvas, findings: Sequence[Finding], place: str) -> None:
    width = canvas.width - 2 * MARGIN
    canvas.fill((0, 0, canvas.width, 22), "navigation")
    canvas.text(tr("Santé du poste"), (MARGIN, 4, width, 14), 18, bold=True, token="on_navigation")
    canvas.text(summary(findings), (MARGIN, 27, width, 8), 11.5, bold=True)
    canvas.text(place, (MARGIN, 34, width, 6), 8.5, token="muted")
    top = 44.0
    for finding in findings:
        top = _line(canvas, finding, top)


def _line(canvas: Canvas, finding: Finding, top: float) -> float:
    token = _TOKENS[finding.level]
    left = MARGIN + 4
    text_left = left + _STATE + _TITLE
    width = canvas.width - MARGIN - text_left
    canvas.text(LEVEL_WORDS[finding.level], (left, top, _STATE, 5), 9, bold=True, token=token)
    canvas.text(finding.title, (left + _STATE, top, _TITLE - 3, 12), 9.5, bold=True, wrap=True)
    used = max(canvas.text(finding.found, (text_left, top, width, 30), 9.5, wrap=True), 5)
    if finding.advice:
        used += canvas.text(finding.advice, (text_left, top + used + 0.5, width, 30), 9, token="muted", wrap=True) + 0.5
    used = max(used, 9.0)
    canvas.fill((MARGIN, top, 1.6, used), token)
    canvas.line(MARGIN, top + used + 2, canvas.width - MARGIN, top + used + 2, "line")
    return top + used + 4
