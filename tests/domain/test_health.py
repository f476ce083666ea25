"""Verdicts on a PC, from measures."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coprosec.domain.health import judge, lines, summary, worst
from coprosec.domain.measures import Backups, Level, Measures, Screen

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
MB, GB = 1 << 20, 1 << 30
WELL = Measures(
    version="1.0",
    system="Linux",
    now=NOW,
    memory=(4 * GB, 2 * GB),
    disk=(100 * GB, 20 * GB),
    write_ms=12.0,
    newest_statement=NOW - timedelta(hours=1),
    data_folder="/var/lib/coprosec",
    voice="espeak-ng",
    printers=1,
    screen=Screen(1366, 768, 1.0),
    drawing="xcb",
    statements=900,
    backups=Backups(3, NOW - timedelta(hours=1), readable=True),
    checked_files=2000,
)


def test_a_good_pc_is_green_and_asks_for_nothing() -> None:
    findings = judge(WELL)
    assert {finding.level for finding in findings} == {Level.GREEN}
    assert not any(finding.advice for finding in findings)
    assert summary(findings) == "Ce poste est en bonne santé."


@pytest.mark.parametrize(
    "key, level, changed",
    [
        ("memory", Level.ORANGE, {"memory": (1024 * MB, 500 * MB)}),
        ("memory", Level.RED, {"memory": (4 * GB, 60 * MB)}),
        ("disk", Level.ORANGE, {"disk": (100 * GB, 700 * MB)}),
        ("disk", Level.RED, {"disk": (100 * GB, 100 * MB)}),
        ("writing", Level.ORANGE, {"write_ms": 300.0}),
        ("writing", Level.RED, {"write_ms": 2500.0}),
        ("clock", Level.RED, {"now": datetime(2002, 1, 1, tzinfo=UTC)}),
        ("clock", Level.RED, {"now": datetime(2040, 1, 1, tzinfo=UTC)}),
        ("clock", Level.ORANGE, {"newest_statement": NOW + timedelta(days=2)}),
        ("rights", Level.RED, {"closed_folders": ("/var/lib/coprosec",)}),
        ("volume", Level.RED, {"volume": "memory"}),
        ("volume", Level.ORANGE, {"volume": "network"}),
        ("volume", Level.ORANGE, {"volume": "removable"}),
        ("volume", Level.GREEN, {"volume": "removable", "portable": True}),
        ("database", Level.RED, {"database_fault": "database-damaged"}),
        ("database", Level.RED, {"database_fault": "database-newer"}),
        ("database", Level.UNKNOWN, {"database_fault": "database-busy"}),
        ("database", Level.GREEN, {"statements": None}),
        ("backups", Level.ORANGE, {"backups": Backups(0)}),
        ("backups", Level.GREEN, {"backups": Backups(0), "statements": None}),
        ("backups", Level.RED, {"backups": Backups(2, NOW, readable=False)}),
        ("backups", Level.ORANGE, {"backups": Backups(2, NOW - timedelta(days=30), readable=True)}),
        ("course", Level.RED, {"wrong_files": ("course.db",)}),
        ("course", Level.RED, {"course_fault": "le cours ne se construit pas", "checked_files": 0}),
        ("course", Level.UNKNOWN, {"course_fault": None, "checked_files": 0}),
        ("fonts", Level.RED, {"broken_fonts": ("Inter-Regular.otf",)}),
        ("screen", Level.ORANGE, {"screen": Screen(910, 600, 1.5)}),
        ("screen", Level.RED, {"screen": Screen(640, 480, 1.0)}),
        ("screen", Level.UNKNOWN, {"screen": None}),
        ("drawing", Level.ORANGE, {"drawing": "safe"}),
        ("voice", Level.ORANGE, {"voice": ""}),
        ("voice", Level.UNKNOWN, {"voice": None}),
        ("printer", Level.ORANGE, {"printers": 0}),
    ],
)
def test_each_trouble_has_its_colour_and_its_advice(key: str, level: Level, changed: dict[str, Any]) -> None:
    findings = judge(replace(WELL, **changed))
    found = next(finding for finding in findings if finding.key == key)
    assert found.level is level
    assert found.advice or level in (Level.GREEN, Level.UNKNOWN)
    assert {finding.key for finding in findings if finding.level in (Level.ORANGE, Level.RED)} <= {key}


def test_the_gravest_decides_and_lines_say_what_to_do() -> None:
    findings = judge(replace(WELL, printers=0, disk=(GB, MB)))
    assert worst(findings) is Level.RED
    assert worst(judge(replace(WELL, printers=0))) is Level.ORANGE
    told = "\n".join(lines(findings))
    assert "à réparer" in told
    assert "Libérez de la place" in told
