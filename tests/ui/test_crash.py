"""The log: bugs, and what was wrong in the settings."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprosec.ui import crash


def test_what_is_wrong_in_the_settings_is_logged(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    crash.install(tmp_path / "logs", window, ["settings.toml : clé inconnue « couleur »"])
    handler = crash.log.handlers.pop()
    handler.close()
    assert "clé inconnue « couleur »" in (tmp_path / "logs" / "coprosec.log").read_text("utf-8")
