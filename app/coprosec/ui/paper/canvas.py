"""A PDF written page by page, in millimetres; beside its name first, then renamed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from coprosec.disk import replace_durably
from coprosec.domain.work import unwatched
from coprosec.ui.theme import UI_FACE, Theme

MARGIN = 15.0
Rows = Callable[[int], None]
"""Told how many lines are drawn."""
DPI = 300


class Canvas:
    """Draws on the page at hand."""

    def __init__(self, writer: QPagedPaintDevice, painter: QPainter, theme: Theme) -> None:
        self._writer = writer
        self._painter = painter
        self._theme = theme
        size = writer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
        self.width, self.height = size.width(), size.height()
        self.pages = 1

    def new_page(self) -> None:
        self._writer.newPage()
        self.pages += 1

    def text(
        self,
        text: str,
        place: tuple[float, float, float, float],
        size: float = 10,
        *,
        bold: bool = False,
        token: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = False,
    ) -> float:
        """Write in a rectangle (left, top, width, height), `size` in points; the height used."""
        font = QFont(UI_FACE)
        font.setPointSizeF(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("calt"), 0)  # other shapes of ":" and "-" would not be found again in the file
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(token))
        flags = int(align | Qt.AlignmentFlag.AlignVCenter)
        if wrap:
            flags = int(align | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        rect = self._rect(*place)
        if not wrap:
            text = self._painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        used = self._painter.drawText(rect, flags, text)
        return used.height() / self._unit

    def fill(self, place: tuple[float, float, float, float], token: str) -> None:
        self._painter.fillRect(self._rect(*place), self._theme.color(token))

    def line(self, left: float, top: float, right: float, bottom: float, token: str = "line_strong") -> None:
        color: QColor = self._theme.color(token)
        self._painter.setPen(QPen(color, 0.15 * self._unit))
        unit = self._unit
        self._painter.drawLine(round(left * unit), round(top * unit), round(right * unit), round(bottom * unit))

    @property
    def _unit(self) -> float:
        """Device points in a millimetre."""
        return DPI / 25.4

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        unit = self._unit
        return QRectF(left * unit, top * unit, width * unit, height * unit)


@contextmanager
def pdf(path: Path, title: str, theme: Theme, *, landscape: bool = False) -> Iterator[Canvas]:
    """An A4 file; nothing of it stays when the block fails. OSError when it cannot be written."""
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.touch()
    writer = QPdfWriter(str(temporary))
    writer.setTitle(title)
    writer.setCreator("Coproduire la sécurité")
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    try:
        if not painter.begin(writer):
            raise OSError(str(temporary))
        yield Canvas(writer, painter, theme.for_paper())
        painter.end()
        replace_durably(temporary, path)
    finally:
        if painter.isActive():
            painter.end()
        temporary.unlink(missing_ok=True)


def table(
    canvas: Canvas,
    top: float,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[str]],
    *,
    row_height: float = 9,
    grid: bool = True,
    progress: Rows = unwatched,
) -> None:
    """Lines of text under headings that come back on each page, with the page's number below.

    `progress` is told the lines drawn at each new page and at the end, and may raise what ends the drawing.
    """
    nth = -1
    bottom = canvas.height - MARGIN - 6
    y = _headings(canvas, top, headings, widths)
    for nth, row in enumerate(rows):
        if y + row_height > bottom:
            progress(nth)
            _number(canvas)
            canvas.new_page()
            y = _headings(canvas, MARGIN, headings, widths)
        if nth % 2:
            canvas.fill((MARGIN, y, sum(widths), row_height), "paper")
        left = MARGIN
        for cell, width in zip(row, widths, strict=True):
            canvas.text(cell, (left + 1.5, y, width - 3, row_height), 9)
            left += width
        _rules(canvas, y, row_height, widths, grid=grid)
        y += row_height
    progress(nth + 1)
    _number(canvas)


def _headings(canvas: Canvas, top: float, headings: Sequence[str], widths: Sequence[float]) -> float:
    canvas.fill((MARGIN, top, sum(widths), 9), "primary_soft")
    left = MARGIN
    for heading, width in zip(headings, widths, strict=True):
        canvas.text(heading, (left + 1.5, top, width - 3, 9), 9, bold=True)
        left += width
    canvas.line(MARGIN, top + 9, MARGIN + sum(widths), top + 9, "primary")
    return top + 9


def _rules(canvas: Canvas, y: float, height: float, widths: Sequence[float], *, grid: bool) -> None:
    canvas.line(MARGIN, y + height, MARGIN + sum(widths), y + height, "line")
    if grid:
        left = MARGIN
        for width in (0, *widths):
            left += width
            canvas.line(left, y, left, y + height, "line")


def _number(canvas: Canvas) -> None:
    place = (MARGIN, canvas.height - MARGIN, canvas.width - 2 * MARGIN, 6)
    canvas.text(str(canvas.pages), place, 8, token="muted", align=Qt.AlignmentFlag.AlignRight)
