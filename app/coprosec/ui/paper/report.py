"""The session report as PDF: the same blocks as in DOCX, laid out by a rich text document."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from coprosec.disk import replace_durably
from coprosec.domain.document import Block, Grid, Heading, Items, PageBreak, Text, Title
from coprosec.ui.theme import Theme

_DPI = 300
_MARGIN_MM = 22.0
_FOOT_MM = 12.0


def write_report(path: Path, title: str, blocks: Iterable[Block], theme: Theme, *, cover: bool = True) -> None:
    """Write the file beside, then rename it; its first page is a `cover`. OSError when it cannot be written."""
    temporary = path.with_name(f"{path.name}.tmp")
    painter = QPainter()
    try:
        temporary.touch()
        writer = QPdfWriter(str(temporary))
        writer.setTitle(title)
        writer.setCreator("Coproduire la sécurité")
        writer.setResolution(_DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        if not painter.begin(writer):
            raise OSError(str(temporary))
        paper = theme.for_paper()
        _paint(painter, writer, _kept_together(tuple(blocks), writer, paper), paper, cover=cover)
        painter.end()
        replace_durably(temporary, path)
    finally:
        if painter.isActive():
            painter.end()
        temporary.unlink(missing_ok=True)


def _mm(length: float) -> float:
    return length * _DPI / 25.4


def _kept_together(blocks: Sequence[Block], writer: QPdfWriter, theme: Theme) -> QTextDocument:
    """The document laid out in pages, where no heading stands alone at the foot of one."""
    broken: set[int] = set()
    while True:
        document = _document(blocks, theme, broken)
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(_WIDTH, _HEIGHT))
        stranded = _stranded(document, _HEIGHT)
        if stranded is None or stranded in broken:
            return document
        broken.add(stranded)


def _document(blocks: Sequence[Block], theme: Theme, broken: set[int]) -> QTextDocument:
    document: Any = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.print_font(round(_mm(3.6))))
    document.setDefaultStyleSheet(_style(theme))
    headings = 0
    parts = []
    for block in blocks:
        breaks = isinstance(block, Heading | Title) and headings in broken
        parts.append(_html(block, " style='page-break-before: always;'" if breaks else ""))
        headings += isinstance(block, Heading | Title)
    document.setHtml(f"<body>{''.join(parts)}</body>")
    return cast(QTextDocument, document)


def _font(length: float) -> str:
    """A size of letters, in millimetres."""
    return f"{round(_mm(length))}px"


def _room(length: float) -> str:
    """A margin in millimetres: Qt multiplies those by the printer's resolution, and letters not."""
    return f"{round(length * 96 / 25.4)}px"


def _style(theme: Theme) -> str:
    tokens = theme.tokens
    return (
        f"body {{ color: {tokens['ink']}; }}"
        f"h1 {{ font-size: {_font(10)}; color: {tokens['primary_dark']}; font-weight: 600;"
        f" margin-bottom: {_room(6)}; }}"
        f"h2 {{ font-size: {_font(5.8)}; color: {tokens['primary_dark']}; font-weight: 600; margin-top: {_room(9)};"
        f" margin-bottom: {_room(3)}; }}"
        f"h3 {{ font-size: {_font(4.3)}; color: {tokens['primary']}; font-weight: 600; margin-top: {_room(5)};"
        f" margin-bottom: {_room(2)}; }}"
        f"p, li {{ margin-top: {_room(0.5)}; margin-bottom: {_room(2)}; }}"
        f".quiet {{ color: {tokens['muted']}; }}"
        f"table {{ margin-top: {_room(2)}; margin-bottom: {_room(3)}; border-collapse: collapse; }}"
        f"td, th {{ padding: {_room(1.3)}; border: 1px solid {tokens['line_strong']}; }}"
        f"th {{ background-color: {tokens['primary_soft']}; font-weight: 600; text-align: left; }}"
    )


def _html(block: Block, style: str) -> str:
    match block:
        case Title(text):
            return f"<p style='font-size: {_font(70)};'>\u00a0</p><h1>{escape(text)}</h1>"
        case Heading(text, level):
            return f"<h{level + 1}{style}>{escape(text)}</h{level + 1}>"
        case Text(text, quiet):
            return f"<p class='{'quiet' if quiet else ''}'>{escape(text)}</p>"
        case Items(texts, numbered):
            mark = "ol" if numbered else "ul"
            return f"<{mark}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{mark}>"
        case Grid():
            return _table(block)
        case PageBreak():
            return "<p style='page-break-after: always;'></p>"


def _table(grid: Grid) -> str:
    def row(cells: tuple[str, ...], mark: str) -> str:
        made = (
            f"<{mark} width='{round(share * 100)}%'>{escape(text)}</{mark}>"
            for text, share in zip(cells, grid.widths, strict=True)
        )
        return f"<tr>{''.join(made)}</tr>"

    head = f"<thead>{row(grid.headings, 'th')}</thead>" if grid.headings else ""
    body = "".join(row(cells, "td") for cells in grid.rows)
    return f"<table width='100%' border='1' cellspacing='0'>{head}{body}</table>"


_WIDTH = _mm(210 - 2 * _MARGIN_MM)
_HEIGHT = _mm(297 - 2 * _MARGIN_MM - _FOOT_MM)


def _paint(painter: QPainter, writer: QPdfWriter, document: QTextDocument, theme: Theme, *, cover: bool) -> None:
    width, height = _WIDTH, _HEIGHT
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        if page == 0 and cover:
            painter.fillRect(QRectF(0, 0, _mm(11), _mm(297)), theme.color("navigation"))
            painter.fillRect(QRectF(_mm(11), 0, _mm(1.2), _mm(297)), theme.color("accent"))
        painter.save()
        top = _mm(_MARGIN_MM) - page * height
        painter.translate(_mm(_MARGIN_MM), top)
        document.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
        painter.setFont(theme.print_font(round(_mm(3))))
        painter.setPen(theme.color("muted"))
        foot = QRectF(0, _mm(297 - _MARGIN_MM), _mm(210), _mm(8))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{page + 1} / {document.pageCount()}")


def _stranded(document: QTextDocument, height: float) -> int | None:
    """The number of the first heading whose following text begins on the next page; None when there is none."""
    layout, block, nth = document.documentLayout(), document.begin(), 0
    document.pageCount()  # lays all of it out
    while block.isValid():
        following = block.next()
        if block.blockFormat().headingLevel():
            if following.isValid():
                pages = [int(layout.blockBoundingRect(one).bottom() // height) for one in (block, following)]
                if pages[0] != pages[1]:
                    return nth
            nth += 1
        block = following
    return None
