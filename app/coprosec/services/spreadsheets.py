"""Class lists as spreadsheets write them: any separator and encoding of Excel in French, or a workbook."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from coprosec.domain.formulas import unguarded
from coprosec.domain.roster import Column, Line, Sheet, proposed_columns
from coprosec.errors import ErrorCode, KnownError

MOST_BYTES = 20 * 1024 * 1024
MOST_LINES = 20_000
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin (zip archives, and the older ones), whatever their name."""
_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 50


def read_sheet(path: Path) -> Sheet:
    """The first sheet of a workbook, or a text file. KnownError FILE_UNREADABLE."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownError(ErrorCode.FILE_UNREADABLE, path=str(path))
        data = path.read_bytes()
        lines = _book(path) if data.startswith(_BOOKS) else _text(data)
    except (OSError, ValueError, csv.Error) as error:
        raise KnownError(ErrorCode.FILE_UNREADABLE, path=str(path)) from error
    filled = [line for line in lines if any(line.cells)]
    if not filled:
        raise KnownError(ErrorCode.FILE_UNREADABLE, path=str(path))
    return _with_headings(filled)


def decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, announced or not, else in Windows-1252. ValueError for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data:
        start = data[:200]
        if min(start[0::2].count(0), start[1::2].count(0)) or len(data) % 2:
            raise ValueError("not a text")
        return data.decode("utf-16-be" if start[0::2].count(0) else "utf-16-le")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _text(data: bytes) -> list[Line]:
    text = decoded(data)
    first, _break, rest = text.partition("\n")
    announced = first.strip().lower().removeprefix("sep=")
    if first.strip().lower().startswith("sep=") and len(announced) == 1:
        return _lines(rest, announced, skipped=1)
    return _lines(text, _separator(text))


def _lines(text: str, separator: str, skipped: int = 0) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found, start = [], 1
    for cells in reader:
        found.append(Line(start + skipped, tuple(unguarded(cell.strip()) for cell in cells)))
        start = reader.line_num + 1
        if len(found) > MOST_LINES:
            raise ValueError("too many lines")
    return found


def _separator(text: str) -> str:
    """What cuts most lines alike; quoted cells are respected."""

    def agreement(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = [len(cells) for _nth, cells in zip(range(_SAMPLE), reader, strict=False) if cells]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_SEPARATORS, key=agreement)


def _book(path: Path) -> list[Line]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise ValueError(str(error)) from error
    if len(rows) > MOST_LINES:
        raise ValueError("too many lines")
    return [Line(nth, tuple(_cell(cell) for cell in cells)) for nth, cells in enumerate(rows, start=1)]


def _cell(value: object) -> str:
    match value:
        case bool():
            return str(value)
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date():
            return value.strftime("%d/%m/%Y")
        case _:
            return unguarded(str(value).strip())


def _with_headings(lines: Sequence[Line]) -> Sheet:
    width = max(len(line.cells) for line in lines)
    first = lines[0].cells + ("",) * (width - len(lines[0].cells))
    if any(column is not Column.IGNORED for column in proposed_columns(first)):
        return Sheet(first, tuple(lines[1:]))
    return Sheet(tuple(f"Colonne {nth}" for nth in range(1, width + 1)), tuple(lines))
