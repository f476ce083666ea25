"""TOML with line numbers: tables whose keys are declared, and whose faults are told where they stand."""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from coprosec.content.problems import FileReport, Rule
from coprosec.content.slugs import SLUG

Check = Callable[[Any], str | None]
"""What was expected (in French) when a value does not do, else None."""

_HEADER = re.compile(r"\s*(\[\[?[^\]]+\]\]?)")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


def text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "un texte entre guillemets"


def any_text(value: Any) -> str | None:
    return None if isinstance(value, str) else "un texte entre guillemets"


def identifier(value: Any) -> str | None:
    if isinstance(value, str) and SLUG.fullmatch(value):
        return None
    return "un identifiant en minuscules sans accent, chiffres et tirets"


def texts(value: Any) -> str | None:
    return None if isinstance(value, list) and all(isinstance(part, str) for part in value) else "une liste de textes"


def whole(least: int, most: int) -> Check:
    def check(value: Any) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if fits else f"un nombre entier de {least} à {most}"

    return check


def ratio(value: Any) -> str | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return None if fits else "un nombre de 0 à 1, comme 0.8"


def day(value: Any) -> str | None:
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return None if is_day else "une date sans guillemets, comme 2026-11-23"


def one_of(*values: str) -> Check:
    def check(value: Any) -> str | None:
        return None if value in values else "une de ces valeurs : " + ", ".join(values)

    return check


def counts(value: Any) -> str | None:
    fits = isinstance(value, dict) and all(whole(0, 100)(count) is None for count in value.values())
    return None if fits else "un tableau de nombres de 0 à 100"


def table(value: Any) -> str | None:
    return None if isinstance(value, dict) else "un tableau"


def tables(value: Any) -> str | None:
    fits = isinstance(value, list) and all(isinstance(part, dict) for part in value)
    return None if fits else "des tableaux [[…]]"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a table may hold."""

    name: str
    check: Check
    required: bool = True


@dataclass(frozen=True, slots=True)
class Toml:
    """A parsed TOML text and where its lines stand in the file."""

    data: Mapping[str, Any]
    lines: tuple[str, ...]
    first_line: int
    report: FileReport
    headers: Mapping[str, list[int]]
    """The indexes of the lines where each header, as written, stands."""

    def line_of(self, key: str = "", header: str = "", nth: int = 0) -> int:
        """The line of `key` in the nth table named `header` (as written, brackets included), or the nearest known."""
        places = self.headers.get(header, ())
        start = places[nth] if nth < len(places) else 0
        if not key:
            return self.first_line + start
        if (table := self.headers.get(f"[{key}]")) and not header:
            return self.first_line + table[0]
        for index in range(start + bool(header), len(self.lines)):
            line = self.lines[index].lstrip(" \"'")
            if line.startswith(key) and line[len(key) :].lstrip(" \"'").startswith(("=", ".")):
                return self.first_line + index
            if header and line.startswith("["):
                break
        return self.first_line + start

    def values(
        self, keys: Sequence[Key], data: Mapping[str, Any] | None = None, *, header: str = "", nth: int = 0
    ) -> dict[str, Any] | None:
        """The table's values, all keys right; None after telling what is wrong."""
        data = self.data if data is None else data
        known = {key.name: key for key in keys}
        faults = [(name, _unknown(name, list(known))) for name in data if name not in known]
        for key in keys:
            if key.name not in data:
                faults += [("", f"il manque « {key.name} » (ajoutez {key.name} = …)")] if key.required else []
            elif expected := key.check(data[key.name]):
                faults.append((key.name, f"« {key.name} » attend {expected} (corrigez la valeur)"))
        for name, fault in faults:
            self.report.error(self.line_of(name, header, nth), Rule.DATA, fault)
        return None if faults else dict(data)


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, 1)
    remedy = f"vouliez-vous dire « {nearest[0]} » ?" if nearest else "connues : " + ", ".join(known)
    return f"clé inconnue « {name} » ({remedy})"


def parse(lines: Sequence[str], first_line: int, report: FileReport) -> Toml | None:
    """The TOML text of `lines`, the first of which is line `first_line` of the file; None when it cannot be read."""
    try:
        data = tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError) as failure:
        message = str(failure)
        place = _AT_LINE.search(message)
        line = first_line + (int(place[1]) - 1 if place else max(len(lines) - 1, 0))
        detail = _AT_LINE.sub("", message).replace(" (at end of document)", "")
        report.error(line, Rule.DATA, f"TOML illisible : {detail} (écrivez clé = valeur, les textes entre guillemets)")
        return None
    return Toml(data, tuple(lines), first_line, report, _headers(lines))


def _headers(lines: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if match := _HEADER.match(line):
            places.setdefault(match[1], []).append(index)
    return places
