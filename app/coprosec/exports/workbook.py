"""XLSX workbooks: typed cells, a frozen heading, filters; row by row, in bounded memory."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from coprosec.disk import beside
from coprosec.domain.tables import Kind, Sheet, Value
from coprosec.exports.files import EVERY, Progress

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = 1_048_575
"""Rows of a sheet under its heading."""
_LONGEST = 32_767
"""Characters of a cell."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def write_workbook(path: Path, sheets: Iterable[Sheet], title: str, created: datetime, progress: Progress) -> int:
    """Write the sheets; how many rows they had. What a sheet cannot hold goes on in another one.

    OSError when it cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with beside(path) as temporary, TemporaryDirectory(".tmp", ".", path.parent, ignore_cleanup_errors=True) as scratch:
        book = Workbook(str(temporary), {**_OPTIONS, "tmpdir": scratch})
        book.set_properties({"title": title, "created": created.astimezone(UTC).replace(tzinfo=None)})
        styles = _styles(book)
        count = 0
        try:
            for sheet in sheets:
                count = _write(book, sheet, styles, progress, count)
            book.close()
        except FileCreateError as error:
            raise next((cause for cause in error.args if isinstance(cause, OSError)), OSError(str(error))) from error
        finally:
            _let_go(book)
    return count


def _let_go(book: "Workbook") -> None:
    """Close what the library still holds when the writing was given up: Windows deletes no open file."""
    for sheet in book.worksheets():
        handle = getattr(sheet, "row_data_fh", None)
        if handle is not None and not handle.closed:
            with suppress(OSError):  # the disk is full: what it could not take is lost with the rest
                handle.close()


def _styles(book: "Workbook") -> dict[Kind | None, Any]:
    return {
        None: book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        Kind.TEXT: None,
        Kind.INTEGER: book.add_format({"num_format": "0"}),
        Kind.NUMBER: book.add_format({"num_format": "0.00"}),
        Kind.MOMENT: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    }


def _write(book: "Workbook", sheet: Sheet, styles: dict[Kind | None, Any], progress: Progress, count: int) -> int:
    part, row = 1, 0
    page = _begin(book, sheet, sheet.name, styles)
    writers = [_WRITERS[column.kind] for column in sheet.columns]
    formats = [styles[column.kind] for column in sheet.columns]
    for values in sheet.rows:
        if row == MOST_ROWS:
            page.autofilter(0, 0, row, len(sheet.columns) - 1)
            part, row = part + 1, 0
            page = _begin(book, sheet, f"{sheet.name} {part}", styles)
        row += 1
        for column, value in enumerate(values):
            if value is not None and value != "":
                writers[column](page, row, column, value, formats[column])
        count += 1
        if count % EVERY == 0:
            progress(count)
    page.autofilter(0, 0, row, len(sheet.columns) - 1)
    progress(count)
    return count


def _begin(book: "Workbook", sheet: Sheet, name: str, styles: dict[Kind | None, Any]) -> Any:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for nth, column in enumerate(sheet.columns):
        page.set_column(nth, nth, column.width)
        page.write_string(0, nth, column.title, styles[None])
    return page


def _text(page: Any, row: int, column: int, value: Value, style: Any) -> None:
    page.write_string(row, column, str(value)[:_LONGEST], style)


def _figure(page: Any, row: int, column: int, value: Value, style: Any) -> None:
    page.write_number(row, column, value, style)


def _moment(page: Any, row: int, column: int, value: Value, style: Any) -> None:
    if isinstance(value, datetime):
        page.write_datetime(row, column, value.astimezone().replace(tzinfo=None), style)


_WRITERS = {Kind.TEXT: _text, Kind.INTEGER: _figure, Kind.NUMBER: _figure, Kind.MOMENT: _moment}
