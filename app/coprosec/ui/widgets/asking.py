"""Questions asked by the system's own dialogs."""

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_pdf(parent: QWidget, name: str) -> str:
    """Where to write; nothing when the trainer thinks better of it."""
    return QFileDialog.getSaveFileName(parent, "", name, "PDF (*.pdf)")[0]
