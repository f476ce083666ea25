"""The session report as DOCX, with the styles of a document that people go on working on."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprosec.disk import beside
from coprosec.domain.document import Block, Grid, Heading, Items, PageBreak, Text, Title

if TYPE_CHECKING:
    from docx.document import Document

_GREEN, _DARK, _MUTED = (0x00, 0x6B, 0x4A), (0x00, 0x4D, 0x36), (0x56, 0x64, 0x5E)
_STYLES = (("Normal", 11, None), ("Title", 26, _DARK), ("Heading 1", 16, _DARK), ("Heading 2", 12.5, _GREEN))
_FACE = "Calibri"
_WIDTH_CM = 16.0


def write_docx(path: Path, title: str, blocks: Iterable[Block]) -> None:
    """Write the file beside, then rename it. OSError when it cannot be written."""
    import docx

    document = docx.Document()
    _dress(document, title)
    for block in blocks:
        _add(document, block)
    with beside(path) as temporary:
        document.save(str(temporary))


def _dress(document: "Document", title: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "fr-FR"
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.2)
    styles: Any = document.styles
    for name, size, colour in _STYLES:
        font = styles[name].font
        font.name, font.size = _FACE, Pt(size)
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FACE)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
        if colour is not None:
            font.color.rgb = _colour(colour)
    language = styles["Normal"].element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "fr-FR"})
    styles["Normal"].element.get_or_add_rPr().append(language)
    _page_numbers(page.footer.paragraphs[0])


def _colour(rgb: tuple[int, int, int]) -> Any:
    from docx.shared import RGBColor

    return RGBColor(*rgb)


def _page_numbers(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - the library has no other way to a field


def _add(document: Any, block: Block) -> None:
    match block:
        case Title(text):
            for _line in range(5):
                document.add_paragraph()
            document.add_heading(text, 0)
        case Heading(text, level):
            document.add_heading(text, level)
        case Text(text, quiet):
            run = document.add_paragraph().add_run(text)
            if quiet:
                run.italic = True
                run.font.color.rgb = _colour(_MUTED)
        case Items(texts, numbered):
            for text in texts:
                document.add_paragraph(text, style="List Number" if numbered else "List Bullet")
        case Grid():
            _grid(document, block)
        case PageBreak():
            document.add_page_break()


def _grid(document: Any, grid: Grid) -> None:
    from docx.shared import Cm

    table: Any = document.add_table(rows=0, cols=len(grid.widths))
    table.style = "Light Grid Accent 3" if grid.headings else "Table Grid"
    table.autofit = False
    for nth, row in enumerate((grid.headings, *grid.rows) if grid.headings else grid.rows):
        cells = table.add_row().cells
        for cell, text, share in zip(cells, row, grid.widths, strict=True):
            cell.width = Cm(_WIDTH_CM * share)
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = bool(grid.headings) and nth == 0
    if grid.headings:
        _repeat(table.rows[0])
    document.add_paragraph()


def _repeat(row: Any) -> None:
    """Show the headings again on each page that the table reaches."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other way to it
