"""`coprosec check` and `coprosec build`, as functions that print to a stream and answer an exit code."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TextIO

from coprosec.content.census import census_lines
from coprosec.content.compiled import build as compile_course
from coprosec.content.problems import Severity, Tally
from coprosec.content.reading import Reading, read_course
from coprosec.content.rules.identifiers import REGISTER
from coprosec.content.typography import typeset
from coprosec.content.volume import volume, volume_lines
from coprosec.disk import write_durably
from coprosec.domain.counting import counted
from coprosec.errors import ErrorCode, KnownError

_REGISTER_HEAD = """\
# Les identifiants des cours déjà distribués : les réponses des apprenants y sont attachées.
# « coprosec check --publish » ajoute les nouveaux.
# Pour en retirer un, écrivez « - identifiant : raison » : il ne servira plus jamais.
"""


def check(folder: Path, *, strict: bool, report: bool, as_json: bool, out: TextIO, today: date) -> int:
    """Prints the problems and a summary; 1 when there is an error, or in strict mode any advice.

    KnownError COURSE_MISSING without a folder.
    """
    reading = read_course(_found(folder), today)
    if as_json:
        data: dict[str, object] = {"problems": [asdict(problem) for problem in reading.problems]}
        if report:
            targets = [asdict(target) for target in volume(reading.census)]
            data |= {"report": asdict(reading.census), "volume": targets}
        print(json.dumps(data, ensure_ascii=False, indent=2), file=out)
    else:
        _print_problems(reading, out)
        if report:
            lines = (*census_lines(reading.census), "", *volume_lines(volume(reading.census)))
            print("", *map(typeset, lines), sep="\n", file=out)
    return int(bool(reading.problems if strict else reading.errors))


def _found(folder: Path) -> Path:
    """The folder, if there is one: a course in the making may lack anything else."""
    if not folder.is_dir():
        raise KnownError(ErrorCode.COURSE_MISSING, path=str(folder))
    return folder


def publish(folder: Path, *, out: TextIO, today: date) -> int:
    """Adds the new identifiers to the register, before a course is handed out; 1 when the course has an error."""
    reading = read_course(_found(folder), today, wording=False)
    for problem in reading.errors:
        print(problem, file=out)
    if reading.errors:
        return 1
    register = folder / REGISTER
    text = register.read_text(encoding="utf-8") if register.exists() else _REGISTER_HEAD
    write_durably(register, (text + "".join(f"{name}\n" for name in reading.unlisted)).encode())
    print(f"{register} : {counted(len(reading.unlisted), 'identifiant ajouté', 'identifiants ajoutés')}", file=out)
    return 0


def build(folder: Path, target: Path, *, out: TextIO, today: date) -> int:
    """Compiles the course; 1 when something was left out. KnownError when there is no course to build."""
    try:
        reading = compile_course(folder, target, today)
    except KnownError as failure:
        if failure.code is ErrorCode.COURSE_BROKEN:
            print("{file}:{line}: {message}".format_map(failure.params), file=out)
        raise
    for problem in reading.errors:
        print(problem, file=out)
    lessons, errors = counted(len(reading.lessons), "leçon"), counted(len(reading.errors), "erreur")
    print(typeset(f"{target} : {lessons}, {errors}"), file=out)
    return int(bool(reading.errors))


def _print_problems(reading: Reading, out: TextIO) -> None:
    for problem in reading.problems:
        print(problem, file=out)
    advice = Counter(problem.rule for problem in reading.problems if problem.severity is Severity.ADVICE)
    rules = ", ".join(f"{rule} {count}" for rule, count in sorted(advice.items()))
    print(Tally.of(reading.problems), f"({rules})" if rules else "", sep=" " if rules else "", file=out)
