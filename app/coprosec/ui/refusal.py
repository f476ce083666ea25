"""A window for the one thing that keeps the program from starting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox


def show_refusal(told: str) -> None:
    """Show it until it is closed; the text can be copied."""
    app = QApplication.instance() or QApplication([])
    title, _end, detail = told.partition("\n")
    box = QMessageBox(QMessageBox.Icon.Warning, app.applicationName(), title)
    box.setInformativeText(detail)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.exec()
