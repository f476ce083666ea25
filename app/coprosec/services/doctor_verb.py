"""`coprosec doctor`: what it prints, in words or as JSON, and its exit code: 1 when something is red."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from coprosec.domain.clock import Clock
from coprosec.paths import DataFolder

if TYPE_CHECKING:
    from coprosec.domain.measures import Finding

Draw = Callable[[Path, "tuple[Finding, ...]", str], None]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="réponse en JSON")
    parser.add_argument("--pdf", type=Path, metavar="FICHIER", help="écrit aussi la page à imprimer")


def run(options: argparse.Namespace, data: DataFolder, clock: Clock, out: TextIO, draw: Draw) -> int:
    """KnownError when the page asked for cannot be written."""
    from coprosec.domain.health import judge, lines, summary, worst
    from coprosec.domain.measures import Level
    from coprosec.services.health import Health

    findings = judge(Health(data, clock).measure())
    level = worst(findings)
    if options.json:
        told = {"level": level, "summary": summary(findings), "findings": [asdict(finding) for finding in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    else:
        print("\n".join((*lines(findings), "", summary(findings))), file=out)
    if options.pdf is not None:
        draw(options.pdf, findings, str(data.root))
    return int(level is Level.RED)
