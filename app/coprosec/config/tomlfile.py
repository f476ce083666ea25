"""TOML files that people write: what they say, and on which line they say it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")
_AT = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in French; line 0 is the file as a whole."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class TomlFile:
    """`lines` gives the line of each key by its table's name and its own; "" is the top of the file."""

    values: dict[str, Any]
    lines: dict[tuple[str, str], int]


def read(path: Path) -> TomlFile | Problem:
    """The file's content, or why it has none. OSError when it cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
        return TomlFile(tomllib.loads(text), _lines(text))
    except UnicodeDecodeError:
        return Problem(0, "le fichier n’est pas en UTF-8")
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        return Problem(int(found[1]) if found else 0, f"la ligne n’est pas du TOML ({_AT.sub('', str(error)).strip()})")


def _lines(text: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := _TABLE.match(line):
            table = head[1].strip("\"'")
            found.setdefault((table, ""), number)
        elif key := _KEY.match(line):
            found.setdefault((table, key[1].strip("\"'")), number)
    return found


def near(word: str, known: Iterable[str]) -> str:
    """« , peut-être … » with the known word that looks most like this one; nothing when none does."""
    from difflib import get_close_matches

    close = get_close_matches(word, tuple(known), n=1, cutoff=0.5)
    return f", peut-être « {close[0]} »" if close else ""
