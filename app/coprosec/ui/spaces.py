"""The no-break spaces of French, in the words of the interface."""

import re

from PySide6.QtCore import QCoreApplication, QTranslator

_BREAKING = re.compile("(?<=\u00ab) | (?=[;:!?\u00bb])")
"""A plain space that would leave a sign alone on a line."""


class FrenchSpaces(QTranslator):
    """Every text that goes through `tr` gets them: the sources are written with plain spaces, as people type."""

    def isEmpty(self) -> bool:
        """Qt leaves an empty translator out."""
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return _BREAKING.sub("\u00a0", text)


def keep_signs_together(app: QCoreApplication) -> None:
    """To be asked before the first text is worded."""
    app.installTranslator(FrenchSpaces(app))
