"""course.toml and module.toml: what the course is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coprosec.content import tables
from coprosec.content.files import TextFile
from coprosec.content.problems import FileReport, Rule
from coprosec.content.tables import Key, Toml
from coprosec.content.timetable import WrittenSlot, read_timetable
from coprosec.content.typography import typeset
from coprosec.domain.completion_rule import NOTHING_ASKED, CompletionRule
from coprosec.domain.course import CourseModule, Objective
from coprosec.domain.ids import ModuleId, ObjectiveId

_COURSE = (
    Key("id", tables.identifier),
    Key("title", tables.text),
    Key("short_title", tables.text),
    Key("version", tables.text),
    Key("language", tables.one_of("fr")),
    Key("pass_mark", tables.ratio),
    Key("modules", tables.texts),
    Key("notice", tables.text),
    Key("credits", tables.texts, required=False),
    Key("completion", tables.table, required=False),
    Key("timetable", tables.tables, required=False),
)
_COMPLETION = (
    Key("lessons", tables.one_of("all", "none")),
    Key("quizzes", tables.one_of("passed", "none")),
    Key("scenarios", tables.whole(0, 9), required=False),
    Key("post_test", tables.one_of("done", "none"), required=False),
    Key("satisfaction", tables.one_of("done", "none"), required=False),
)
_MODULE = (
    Key("id", tables.identifier),
    Key("number", tables.whole(1, 99)),
    Key("title", tables.text),
    Key("short_title", tables.text),
    Key("summary", tables.text),
    Key("minutes", tables.whole(1, 6000)),
    Key("status", tables.one_of("ready", "planned")),
    Key("cover", tables.text),
    Key("objectives", tables.tables),
)
_OBJECTIVE = (Key("id", tables.identifier), Key("verb", tables.text), Key("text", tables.text))


@dataclass(frozen=True, slots=True)
class CourseHead:
    """What course.toml says."""

    id: str
    title: str
    short_title: str
    version: str
    notice: str
    pass_mark: float
    completion: CompletionRule
    folders: tuple[str, ...]
    credits: tuple[str, ...]
    timetable: tuple[WrittenSlot, ...]
    report: FileReport


@dataclass(frozen=True, slots=True)
class ModuleHead:
    """What module.toml says; `module` has no lesson yet. `lines` tells where keys and objectives stand."""

    folder: Path
    module: CourseModule
    lines: Mapping[str, int]
    report: FileReport


def read_course_head(file: TextFile) -> CourseHead | None:
    toml = tables.parse(file.lines, 1, file.report)
    values = toml.values(_COURSE) if toml else None
    if toml is None or values is None:
        return None
    asked = (
        toml.values(_COMPLETION, values.get("completion", {}), header="[completion]")
        if "completion" in values
        else None
    )
    return CourseHead(
        id=values["id"],
        title=typeset(values["title"]),
        short_title=typeset(values["short_title"]),
        version=values["version"],
        notice=typeset(values["notice"].strip()),
        pass_mark=float(values["pass_mark"]),
        completion=_completion(asked) if asked else NOTHING_ASKED,
        folders=tuple(_folders(toml, values["modules"])),
        credits=tuple(typeset(credit) for credit in values.get("credits", [])),
        timetable=read_timetable(toml, values.get("timetable", []), values["modules"]),
        report=file.report,
    )


def _completion(values: dict[str, Any]) -> CompletionRule:
    return CompletionRule(
        lessons=values["lessons"] == "all",
        quizzes=values["quizzes"] == "passed",
        scenarios=values.get("scenarios", 0),
        post_test=values.get("post_test") == "done",
        enquiry=values.get("satisfaction") == "done",
    )


def _folders(toml: Toml, names: list[str]) -> list[str]:
    line, good = toml.line_of("modules"), list[str]()
    for name in names:
        if "/" in name or "\\" in name or ":" in name or name.startswith(".") or not name:
            toml.report.error(line, Rule.LINK, f"dossier refusé : {name} (un nom de dossier, sans chemin)")
        elif name in good:
            toml.report.error(line, Rule.IDENTIFIER, f"module nommé deux fois : {name} (ôtez-en un)")
        else:
            good.append(name)
    return good


def read_module_head(folder: Path, file: TextFile) -> ModuleHead | None:
    toml = tables.parse(file.lines, 1, file.report)
    values = toml.values(_MODULE) if toml else None
    if toml is None or values is None:
        return None
    objectives, lines = list[Objective](), {"id": toml.line_of("id"), "cover": toml.line_of("cover")}
    lines["minutes"] = toml.line_of("minutes")
    for nth, entry in enumerate(values["objectives"]):
        if objective := toml.values(_OBJECTIVE, entry, header="[[objectives]]", nth=nth):
            lines[objective["id"]] = toml.line_of("id", "[[objectives]]", nth)
            objectives.append(Objective(ObjectiveId(objective["id"]), typeset(objective["text"])))
    module = CourseModule(
        id=ModuleId(values["id"]),
        number=values["number"],
        title=typeset(values["title"]),
        short_title=typeset(values["short_title"]),
        summary=typeset(values["summary"].strip()),
        minutes=values["minutes"],
        ready=values["status"] == "ready",
        cover=f"{folder.name}/{values['cover']}",
        objectives=tuple(objectives),
        lessons=(),
        quiz=None,
    )
    return ModuleHead(folder, module, lines, file.report)
