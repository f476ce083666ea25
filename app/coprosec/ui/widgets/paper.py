"""Rich text laid out on pages of paper, with a header and page numbers. Imported when something is printed."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
)

from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr

_INCH = 25.4
_MARGIN_MM = 18.0
_BAND_MM = 9.0
"""What the header and the footer take of the page, each."""
SCALE = 0.8
"""Of the size on screen at 100 %: 17 pixels become 10 points."""


def a4() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def text_width() -> int:
    """The width of the text, in the pixels of `html`."""
    return round((210 - 2 * _MARGIN_MM) / _INCH * 96 / SCALE)


_PICTURE = "\ufffc"
_NEXT = 40
"""What must be seen of a paragraph under its title."""
_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_LIGATURES = ("liga", "clig", "dlig")
"""Left out: who searches or copies the words of a PDF would miss their letters."""


class Paper:
    """`html` names its pictures by the keys of `images`. `header` is (left, right), plain."""

    def __init__(self, theme: Theme, html: str, images: Mapping[str, QImage], header: tuple[str, str]) -> None:
        self._theme = theme.for_paper()
        self._header = header
        self._document = document = QTextDocument()
        document.setDocumentMargin(0)
        font = self._theme.reading_font()
        for ligatures in _LIGATURES:
            font.setFeature(QFont.Tag(ligatures), 0)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(self._theme.document_css() + self._theme.paper_css())
        document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        for name, image in images.items():
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        document.setHtml(html)

    def draw(self, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> Iterator[tuple[int, int]]:
        """Draw page after page, from `first` to `last` (0: all), telling (page, pages) after each.

        KnownError PRINT_FAILED when the device refuses.
        """
        painter = QPainter()
        if not painter.begin(device):
            raise KnownError(ErrorCode.PRINT_FAILED)
        try:
            unit = device.logicalDpiX() / 96
            sheet = device.pageLayout().paintRectPixels(device.logicalDpiX())
            band = device.logicalDpiX() * _BAND_MM / _INCH
            room = QRectF(0, band, sheet.width(), sheet.height() - 2 * band)
            scale = unit * SCALE
            pages = self._lay_out(QSizeF(room.width() / scale, room.height() / scale))
            wanted = range(max(1, first) - 1, min(last or pages, pages))
            for page in wanted:
                if page != wanted[0] and not device.newPage():
                    raise KnownError(ErrorCode.PRINT_FAILED)
                self._draw_bands(painter, QRectF(0, 0, sheet.width(), sheet.height()), unit, (page + 1, pages))
                self._draw_page(painter, page, room, scale)
                yield page + 1, pages
        finally:
            painter.end()

    def _lay_out(self, size: QSizeF) -> int:
        """The number of pages; what would be parted by the end of a page begins the next one."""
        self._document.setPageSize(size)
        while self._mend(size.height()):
            self._document.setPageSize(QSizeF())  # a change in one place lays out too little of what follows it
            self._document.setPageSize(size)
        return self._document.pageCount()

    def _mend(self, page: float) -> bool:
        """Begin a page at the first thing that is parted; False when there is none."""
        block, box = self._parted(page), self._parted_box(page)
        if box is not None and (block is None or box.firstPosition() < block.position()):
            style = box.format().toTableFormat()
            style.setPageBreakPolicy(_BEFORE)
            box.setFormat(style)
        elif block is not None:
            paragraph = block.blockFormat()
            paragraph.setPageBreakPolicy(_BEFORE)
            QTextCursor(block).setBlockFormat(paragraph)
        return block is not None or box is not None

    def _parted_box(self, page: float) -> QTextTable | None:
        """The first callout or question that two pages share, and that one could hold."""
        layout = self._document.documentLayout()
        for frame in self._document.rootFrame().childFrames():
            if isinstance(frame, QTextTable) and frame.rows() == 1 and not frame.format().pageBreakPolicy():
                rect = layout.frameBoundingRect(frame)
                if rect.top() // page != (rect.bottom() - 1) // page and rect.height() < page / 2:
                    return frame
        return None

    def _parted(self, page: float) -> QTextBlock | None:
        """The first title or picture that ends a page while what belongs to it begins the next."""
        layout, block = self._document.documentLayout(), self._document.begin()
        while block.isValid():
            after = block.next()
            kept = block.blockFormat().headingLevel() or _PICTURE in block.text()
            if kept and after.isValid() and not block.blockFormat().pageBreakPolicy():
                bottom = layout.blockBoundingRect(block).bottom() - 1
                below = layout.blockBoundingRect(after).top() + _NEXT
                if bottom // page != below // page:
                    return block
            block = after
        return None

    def _draw_page(self, painter: QPainter, page: int, room: QRectF, scale: float) -> None:
        size = self._document.pageSize()
        painter.save()
        painter.translate(room.topLeft())
        painter.scale(scale, scale)
        painter.translate(QPointF(0, -page * size.height()))
        top = page * size.height()  # a pixel less at the end: a picture that begins the next page would be drawn twice
        self._document.drawContents(painter, QRectF(0, top, size.width(), size.height() - 1))
        painter.restore()

    def _draw_bands(self, painter: QPainter, sheet: QRectF, unit: float, count: tuple[int, int]) -> None:
        painter.save()
        painter.scale(unit, unit)
        line = QRectF(0, 0, sheet.width() / unit, sheet.height() / unit)
        font = self._theme.ui_font(11)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = self._header
        painter.drawText(line, top | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(line, top | Qt.AlignmentFlag.AlignRight, right)
        number = tr("page {page} sur {pages}").format(page=count[0], pages=count[1])
        painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, number)
        painter.setPen(QPen(self._theme.color("line_strong"), 0.6))
        painter.drawLine(QPointF(0, 18), QPointF(line.width(), 18))
        painter.restore()
