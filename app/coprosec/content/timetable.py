"""The `[[timetable]]` of course.toml: each slot is well formed, after the last, and long enough for its module."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coprosec.content import tables
from coprosec.content.problems import FileReport, Rule
from coprosec.content.tables import Key, Toml
from coprosec.content.typography import typeset
from coprosec.domain.course import CourseModule
from coprosec.domain.ids import ModuleId
from coprosec.domain.timetable import Slot

_KEYS = (
    Key("day", tables.whole(1, 31)),
    Key("start", tables.text),
    Key("end", tables.text),
    Key("title", tables.text),
    Key("module", tables.text, required=False),
)
_HEADER = "[[timetable]]"
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class WrittenSlot:
    """A slot as it is written: its module is still the name of a folder."""

    slot: Slot
    folder: str
    line: int


def read_timetable(toml: Toml, entries: Iterable[dict[str, Any]], folders: list[str]) -> tuple[WrittenSlot, ...]:
    found = list[WrittenSlot]()
    for nth, entry in enumerate(entries):
        if written := _slot(toml, entry, nth, folders):
            if found and _moment(written.slot, written.slot.start) < _moment(found[-1].slot, found[-1].slot.end):
                message = f"créneau qui commence avant la fin du précédent : {written.slot.start} (corrigez l’heure)"
                toml.report.error(toml.line_of("start", _HEADER, nth), Rule.DATA, message)
            found.append(written)
    return tuple(found)


def compile_timetable(
    written: Iterable[WrittenSlot], modules: Mapping[str, CourseModule], report: FileReport
) -> tuple[Slot, ...]:
    """The slots with the ids of their modules; advice when a module lasts longer than its slots."""
    slots, given = list[Slot](), dict[ModuleId, int]()
    lines = dict[ModuleId, int]()
    for entry in written:
        module = modules.get(entry.folder)
        slots.append(replace(entry.slot, module=module.id if module else None))
        if module:
            given[module.id] = given.get(module.id, 0) + entry.slot.minutes
            lines[module.id] = entry.line
    for module in modules.values():
        if module.minutes > given.get(module.id, module.minutes):
            message = f"module de {module.minutes} min dans un créneau de {given[module.id]} min (allongez le créneau)"
            report.advice(lines[module.id], Rule.DATA, message)
    return tuple(slots)


def _slot(toml: Toml, entry: dict[str, Any], nth: int, folders: list[str]) -> WrittenSlot | None:
    values = toml.values(_KEYS, entry, header=_HEADER, nth=nth)
    if values is None:
        return None
    folder = values.get("module", "")
    if folder and folder not in folders:
        line = toml.line_of("module", _HEADER, nth)
        toml.report.error(line, Rule.DATA, f"module inconnu : {folder} (un de la liste modules)")
    for key in ("start", "end"):
        if not _CLOCK.fullmatch(values[key]):
            line = toml.line_of(key, _HEADER, nth)
            toml.report.error(line, Rule.DATA, f"heure mal écrite : {values[key]} (comme 08:30)")
            return None
    slot = Slot(values["day"], values["start"], values["end"], typeset(values["title"]))
    if slot.minutes <= 0:
        message = f"créneau qui finit avant de commencer : {slot.end} (corrigez l’heure)"
        toml.report.error(toml.line_of("end", _HEADER, nth), Rule.DATA, message)
    return WrittenSlot(slot, folder, toml.line_of("start", _HEADER, nth))


def _moment(slot: Slot, clock: str) -> tuple[int, str]:
    return slot.day, clock
