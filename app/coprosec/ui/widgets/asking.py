"""Questions asked by the system's own dialogs."""

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_pdf(parent: QWidget, name: str) -> str:
    """Where to write; nothing when the trainer thinks better of it."""
    return QFileDialog.getSaveFileName(parent, "", name, "PDF (*.pdf)")[0]


def ask_zip(parent: QWidget, name: str) -> str:
    """Where to write, always a .zip; nothing when somebody thinks better of it."""
    chosen = QFileDialog.getSaveFileName(parent, "", name, "ZIP (*.zip)")[0]
    return chosen if not chosen or chosen.lower().endswith(".zip") else f"{chosen}.zip"
