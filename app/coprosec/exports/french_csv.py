"""CSV as Excel in French opens it: UTF-8 with its mark, semicolons, CRLF, decimal commas, no formula."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

from coprosec.domain.formulas import BLANKS, STARTS, guarded
from coprosec.domain.remembered import Remembered
from coprosec.domain.tables import Kind, Sheet, Value
from coprosec.exports.files import EVERY, Progress


def write_csv(path: Path, sheet: Sheet, progress: Progress) -> int:
    """Write one sheet; how many rows it had. OSError when it cannot be written, and then a part of it is left."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\ufeff")  # "utf-8-sig" goes through Python code for each line
        stream.write(";".join(_quoted(column.title) for column in sheet.columns) + "\r\n")
        shown = [Remembered(_SHOW[column.kind], most=20_000).__getitem__ for column in sheet.columns]
        rows = iter(sheet.rows)
        while part := list(islice(rows, EVERY)):
            columns = map(map, shown, zip(*part, strict=True))
            stream.write("\r\n".join(map(";".join, zip(*columns, strict=True))) + "\r\n")
            count += len(part)
            progress(count)
    return count


def _quoted(text: str) -> str:
    """As csv.writer writes it; a value is quoted once however many cells have it, where the writer looks at each
    letter of each cell, and took twice as long as all the rest.
    """
    special = ";" in text or '"' in text or "\n" in text or "\r" in text
    return '"{}"'.format(text.replace('"', '""')) if special else text


def _text(value: Value) -> str:
    if value is None:
        return ""
    text = str(value)
    return _quoted(guarded(text) if text[:1] in _SUSPECT else text)


_SUSPECT = frozenset((*STARTS, *BLANKS))
"""First characters of the texts that are worth a closer look."""


def _number(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return _figure(value)


def _figure(value: Value) -> str:
    return "" if value is None else _quoted(str(value))


def _moment(value: Value) -> str:
    return _minute(value.replace(second=0, microsecond=0)) if isinstance(value, datetime) else _figure(value)


@lru_cache(maxsize=4096)
def _minute(minute: datetime) -> str:
    """People answer several questions a minute, and writing a date is slow."""
    return minute.astimezone().strftime("%d/%m/%Y %H:%M")


_SHOW: dict[Kind, Callable[[Value], str]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _figure,
    Kind.NUMBER: _number,
    Kind.MOMENT: _moment,
}
