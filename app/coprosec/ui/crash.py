"""Bugs: a line in the log, and a dialog whose report can be copied. Nothing recorded is at risk."""

import logging
import platform
import sys
import traceback
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from coprosec import __version__

log = logging.getLogger("coprosec")


def install(logs: Path, window: QWidget, warnings: Iterable[str] = ()) -> None:
    """Send what no code expected to a log file and to a dialog over `window`; log what was wrong in the settings."""
    try:
        logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(logs / "coprosec.log", maxBytes=500_000, backupCount=3, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    except OSError:
        log.addHandler(logging.StreamHandler())
    for warning in warnings:
        log.warning(warning)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        told = "".join(traceback.format_exception(kind, error, trace))
        log.error(told)
        if not issubclass(kind, KeyboardInterrupt):
            CrashDialog(told, window, logs).exec()

    sys.excepthook = hook


class CrashDialog(QMessageBox):
    """Says that the program failed, that answers are safe, and offers the report."""

    def __init__(self, told: str, parent: QWidget, logs: Path) -> None:
        super().__init__(parent)
        self._report = f"coprosec {__version__}, Qt {qVersion()}, {platform.platform()}\n\n{told}"
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Une erreur est arrivée"))
        self.setText(self.tr("Le programme a rencontré une erreur qu’il ne connaît pas."))
        self.setInformativeText(
            self.tr(
                "Vos réponses déjà enregistrées sont en sécurité. Vous pouvez continuer ; si la page ne répond plus, "
                "fermez le programme et rouvrez-le. Copiez le rapport pour le donner au formateur. Le journal est dans "
                "{logs}"
            ).format(logs=logs)
        )
        self.setDetailedText(self._report)
        copy = self.addButton(self.tr("Copier le rapport"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        self.setDefaultButton(self.addButton(self.tr("Continuer"), QMessageBox.ButtonRole.AcceptRole))
