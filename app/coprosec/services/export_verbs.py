"""`coprosec export` in the formats that other programs read: what it takes, does and prints."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from coprosec.domain.clock import utc_now
from coprosec.domain.counting import counted
from coprosec.domain.exporting import ExportRequest, Level
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.course_texts import read_texts
from coprosec.services.exporting import FORMATS, SUFFIXES, Gathered, Written
from coprosec.services.open_study import open_study
from coprosec.services.study import Study

Print = Callable[[Path, Gathered], None]
"""Writes the board as a PDF."""


def export(options: argparse.Namespace, data: DataFolder, printed: Print) -> int:
    """Write a file; 0 when it is there. `printed` is used for PDF alone."""
    study, catalog = open_study(data, utc_now), Catalog.of(data)
    try:
        catalog.prepare(utc_now().astimezone().date())
        cohort = study.cohorts.named(options.session).id if options.session else None
        request = ExportRequest(Level(options.level), cohort, options.since_last)
        target = _target(options.out, options.format)
        written = _write(study, catalog, options.format, target, request, printed)
    finally:
        catalog.close()
        study.close()
    if options.json:
        told = {"paths": [str(path) for path in written.paths], "rows": written.rows}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for path in written.paths:
            print(path)
        print(counted(written.rows, "ligne"))
    return 0


def export_questions(out: Path, data: DataFolder) -> int:
    """Write every question of the course's quizzes for Moodle."""
    from coprosec.content.gift.commands import export_gift

    catalog = Catalog.of(data)
    try:
        catalog.prepare(utc_now().astimezone().date())
        texts = read_texts(catalog)
    finally:
        catalog.close()
    items = [item for quiz in texts.quizzes for item in quiz.items]
    return export_gift(items, out / "coprosec.gift" if out.is_dir() else out, sys.stdout)


def _write(
    study: Study, catalog: Catalog, format_: str, target: Path, request: ExportRequest, printed: Print
) -> Written:
    texts = read_texts(catalog)
    if format_ in FORMATS:
        return study.exporting.write(format_, target, request, texts, _silent)
    study.exporting.prepare(request)
    gathered = study.exporting.gather(request, texts)
    printed(target, gathered)
    return Written((target,), len(gathered.board.rows))


def _silent(_count: int) -> None:
    """A terminal waits for the end."""


def _target(out: Path, format_: str) -> Path:
    return out / f"coprosec{SUFFIXES[format_]}" if out.is_dir() else out
