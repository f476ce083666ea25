"""The guides as PDFs, for whoever prepares PCs before the program is on any of them."""

import os
import shutil
from pathlib import Path

from makers.product import BUILD, DIST, ROOT, fresh

NAMES = ("installateur", "formateur", "apprenant")


def write(folder: Path) -> tuple[Path, ...]:
    """`guide-NAME.pdf` in `folder`: A4, the program's own letters, numbered pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

    from coprosec.services.guides import Guides
    from coprosec.ui.paper.command import printing_theme

    theme, guides = printing_theme(), Guides(ROOT / "resources/guide")
    titles = {guide.name: guide.title for guide in guides.all()}
    made = []
    for name in NAMES:
        target = folder / f"guide-{name}.pdf"
        writer = QPdfWriter(str(target))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())  # the document keeps two centimetres by itself
        writer.setTitle(titles[name])
        document = QTextDocument()
        font = theme.reading_font()
        font.setPointSizeF(10)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet("table{border-collapse:collapse} td,th{padding:4px} code{font-family:monospace}")
        document.setHtml(guides.html(name))
        document.print_(writer)
        del writer
        made.append(target)
    return tuple(made)


def beside() -> tuple[Path, ...]:
    """The same in `dist`, where they are read before anything is installed."""
    DIST.mkdir(exist_ok=True)
    return tuple(Path(shutil.copy(made, DIST)) for made in write(fresh(BUILD / "guides")))
