"""Where a file is to be written, asked by the system's own dialog; None when somebody thinks better of it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_pdf(parent: QWidget, proposed: str, title: str = "") -> Path | None:
    """Always a .pdf."""
    return _ask(parent, proposed, title, "pdf")


def ask_zip(parent: QWidget, proposed: str) -> Path | None:
    """Always a .zip."""
    return _ask(parent, proposed, "", "zip")


def _ask(parent: QWidget, proposed: str, title: str, kind: str) -> Path | None:
    chosen = QFileDialog.getSaveFileName(parent, title, proposed, f"{kind.upper()} (*.{kind})")[0]
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")
