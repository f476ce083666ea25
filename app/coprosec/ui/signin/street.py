"""A street at nightfall, with a few windows lit."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from coprosec.ui.theme import Theme

_STREET = 620.0
"""The width for which the houses are given; the street is as wide as the panel."""
_HOUSES = (
    (6, 74, 44, 26),
    (92, 52, 64, 22),
    (154, 88, 50, 32),
    (288, 62, 72, 24),
    (360, 92, 46, 32),
    (466, 56, 66, 24),
    (536, 78, 48, 28),
)
"""Left, width, height of the walls, height of the roof."""
_WINDOWS = ((32, 26), (112, 40), (181, 30), (313, 48), (398, 28), (488, 42), (560, 28))
_LIT = frozenset({1, 3, 4})
_LAMP = 262
_HIGHEST = 104
_LEAST_ROOM = 150
"""Without that much room between the words, there is no street."""


class Street(QFrame):
    """A dark panel. Whoever fills it says between which words the street stands: `above` and `below`."""

    above: QWidget
    below: tuple[QWidget, ...]

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("welcome")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ground = min((words.y() for words in self.below if words.isVisible()), default=0) - 24
        if ground - self.above.geometry().bottom() < _LEAST_ROOM:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stretch = self.width() / _STREET
        street, lit, dark = QPainterPath(), QPainterPath(), QPainterPath()
        street.addRect(QRectF(0, ground, self.width(), self.height() - ground))
        for left, width, walls, roof in _HOUSES:
            street.addRect(QRectF(left * stretch, ground - walls, width * stretch, walls))
            street.moveTo((left - 7) * stretch, ground - walls)
            street.lineTo((left + width / 2) * stretch, ground - walls - roof)
            street.lineTo((left + width + 7) * stretch, ground - walls)
            street.closeSubpath()
        for nth, (left, up) in enumerate(_WINDOWS):
            (lit if nth in _LIT else dark).addRect(QRectF(left * stretch, ground - up, 12, 14))
        self._add_lamp(street, lit, _LAMP * stretch, ground)
        for path, token in ((street, "navigation_active"), (dark, "navigation"), (lit, "accent")):
            painter.fillPath(path, self._theme.brush(token))

    @staticmethod
    def _add_lamp(street: QPainterPath, lit: QPainterPath, left: float, ground: float) -> None:
        street.addRect(QRectF(left - 1.5, ground - _HIGHEST, 3, _HIGHEST))
        street.addRect(QRectF(left + 1.5, ground - _HIGHEST, 17, 3))
        lit.addEllipse(QRectF(left + 11, ground - _HIGHEST + 4, 10, 7))
