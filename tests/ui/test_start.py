"""What the first page may import, and what the record behind it: the rest comes when it is asked for."""

import subprocess
import sys

import pytest

from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.open_study import open_study
from tests.benchmarks.starting import HEAVY, launch

AFTER_PAINT = HEAVY | {"tomllib", "uuid", "fractions", "hashlib", "argparse", "html.entities", "coprosec.ui.screens"}
"""Each takes some milliseconds that would be added to every start."""
ON_DEMAND = (HEAVY | {"docx", "segno", "zxingcpp", "fsrs", "sqlalchemy.dialects.postgresql"}) - {
    "sqlalchemy",
    "cryptography",
    "logging.handlers",
}
"""What few sittings need, or none."""


def imported(modules: str, then: str = "") -> set[str]:
    listing = f"import sys, {modules}\n{then}\nprint(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_the_first_page_imports_nothing_that_it_does_not_need() -> None:
    ours = imported("coprosec.opening, coprosec.wiring") - imported("PySide6.QtWidgets")
    assert "coprosec.ui.signin.page" in ours
    assert sorted(AFTER_PAINT & ours) == []


def test_names_are_painted_without_what_the_first_page_does_not_need(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    study = open_study(data, utc_now)
    study.learners.register("Awa Dossou")
    study.learners.register("Codjo Hounsa")
    study.close()
    ours = set(launch("paint", str(data.root))[1]) - set(launch("floor")[1])
    assert "coprosec.ui.widgets.avatar" in ours
    assert sorted(AFTER_PAINT & ours) == []


def test_the_record_is_opened_without_what_few_pages_need() -> None:
    record = "coprosec.services.open_study, coprosec.ui.screens"
    ours = imported(record, "coprosec.ui.screens.warm_up()")
    assert "coprosec.ui.lesson.page" in ours
    assert "coprosec.ui.trainer.page" not in ours
    assert "sqlalchemy" in ours
    assert sorted(ON_DEMAND & ours) == []
