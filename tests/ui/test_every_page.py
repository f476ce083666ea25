"""Every page in every state that is pictured: nothing is cut at any size of text, every control has a name."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import shots
from tests.shots_sizes import SIZES, Size, suffix_of
from tests.ui import audit

AUDITED = tuple(size for size in SIZES if size[3] == "light")


@pytest.mark.slow
@pytest.mark.parametrize("size", AUDITED, ids=suffix_of)
def test_given_any_page_at_this_size_then_nothing_is_cut_and_everything_has_a_name(
    size: Size, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shots, "FOLDER", tmp_path)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    found: dict[str, list[str]] = {}

    def look(name: str, window: QWidget) -> None:
        if suffix_of(size) in name:
            faults = audit.faults(window)
            if faults:
                found[name] = faults

    shots.walk_through(app, [size], look)
    assert found == {}, "\n".join(f"{name}: {fault}" for name, faults in found.items() for fault in faults)
