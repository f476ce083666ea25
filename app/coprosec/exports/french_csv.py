"""CSV as Excel in French opens it: UTF-8 with its mark, semicolons, CRLF, decimal commas, no formula."""

import csv
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from coprosec.domain.tables import Kind, Sheet, Value
from coprosec.exports.files import EVERY, Progress, beside

_DANGEROUS = tuple("=+-@\t\r|%＝＋－＠")


def write_csv(path: Path, sheet: Sheet, progress: Progress) -> int:
    """Write one sheet, whole or not at all; how many rows it had. OSError when it cannot be written."""
    with beside(path) as temporary:
        return write_sheet(temporary, sheet, progress)


def write_sheet(path: Path, sheet: Sheet, progress: Progress) -> int:
    """As `write_csv`, on the spot."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow([column.title for column in sheet.columns])
        for part in _parts(_rows(sheet)):
            writer.writerows(part)
            count += len(part)
            progress(count)
    return count


def guarded(text: str) -> str:
    """A text that no spreadsheet computes: an apostrophe goes before what could begin a formula."""
    return f"'{text}" if text.lstrip(" \u00a0\u202f\n").startswith(_DANGEROUS) else text


def _parts(rows: Iterator[list[str | int]]) -> Iterator[list[list[str | int]]]:
    part: list[list[str | int]] = []
    for row in rows:
        part.append(row)
        if len(part) == EVERY:
            yield part
            part = []
    if part:
        yield part


def _rows(sheet: Sheet) -> Iterator[list[str | int]]:
    shown = [_SHOWN[column.kind] for column in sheet.columns]
    for row in sheet.rows:
        yield ["" if value is None else show(value) for show, value in zip(shown, row, strict=True)]


def _text(value: Value) -> str:
    text = str(value)
    return guarded(text) if text[:1] in _SUSPECT else text


_SUSPECT = frozenset((*_DANGEROUS, " ", "\u00a0", "\u202f", "\n"))
"""First characters of the texts that are worth a closer look."""


def _integer(value: Value) -> int | str:
    return value if isinstance(value, int) else str(value)


@lru_cache(maxsize=4096)
def _number(value: Value) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",") if isinstance(value, float) else str(value)


def _moment(value: Value) -> str:
    return _minute(value.replace(second=0, microsecond=0)) if isinstance(value, datetime) else str(value)


@lru_cache(maxsize=4096)
def _minute(minute: datetime) -> str:
    """People answer several questions a minute, and writing a date is slow."""
    return minute.astimezone().strftime("%d/%m/%Y %H:%M")


_SHOWN: dict[Kind, Callable[[Value], str | int]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.MOMENT: _moment,
}
