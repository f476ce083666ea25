"""What the first page may import: the rest comes behind it."""

import subprocess
import sys

from tests.benchmarks.starting import HEAVY

LATER = HEAVY | {"tomllib", "uuid", "fractions", "hashlib", "argparse", "coprosec.ui.screens", "coprosec.domain.items"}
"""Each takes some milliseconds that would be added to every start."""


def test_the_first_page_imports_nothing_that_it_does_not_need() -> None:
    listing = "import sys, coprosec.wiring; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, PySide6.QtWidgets; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    ours = set(found.stdout.split()) - set(bare.stdout.split())
    assert "coprosec.ui.signin.page" in ours
    assert sorted(LATER & ours) == []
