"""Looks: design tokens become the palette, the style sheet, the lessons' document style and the icons.

No other module names a colour or calls `setStyleSheet`.
"""

import re
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from coprosec.ui.faces import FACES, USUAL_FACE, families

STYLE = "Fusion"
"""Qt's style, on every system; also the name of the property of an application that was made with it."""
DARK = "dark"
"""The property of an application that began under a dark system."""
UI_FACE = "Inter"
_UI_FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_TOKEN = re.compile(r'^(\w+) = "(.*)"$', re.MULTILINE)
"""A line of a theme's file. `tomllib` would read it too, and take 4 ms of every start to import."""
_LENGTH = re.compile(r"\$\{([tp])(\d+)\}")


class Theme(QObject):
    """One set of tokens at one text size and one reading face, applied to the whole application.

    Signals:
        changed: the looks are others; what was measured or drawn must be measured or drawn again.
    """

    changed = Signal()

    def __init__(self, resources: Path, name: str = "light", percent: int = 100) -> None:
        super().__init__()
        self._resources = resources
        self.name = name
        self.tokens = self.tokens_of(name)
        self.percent = percent
        self.face = USUAL_FACE
        self.still = False
        """Whether nothing may move."""
        self._pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}
        self._document_css = ""

    def apply(self) -> None:
        """Give the running application its fonts, palette and style sheet."""
        app = _running()
        self.load_fonts()
        if not app.property(STYLE):
            app.setStyle(STYLE)  # whose answer has Python make every enum of QStyle: 4 ms of a start
        app.setPalette(self._palette())
        self._restyle()

    def load_fonts(self) -> None:
        """Give the interface's faces to the running application."""
        for name in _UI_FONTS:
            _add_face(self._resources / "fonts" / name)

    def set_percent(self, percent: int) -> None:
        """Change the text size, 100 to 200 %."""
        self.set_looks(self.name, percent, self.face)

    def set_looks(self, name: str, percent: int, face: str) -> None:
        """Change the colours, the text size and the reading face. Pages draw their icons and documents themselves:
        those that show other colours or another face are made anew by whoever asks for it.
        """
        if (name, percent, face) == (self.name, self.percent, self.face):
            return
        if name != self.name:
            self.name, self.tokens = name, self.tokens_of(name)
            self._pixmaps.clear()
            _running().setPalette(self._palette())
        self.percent, self.face = percent, face
        self._document_css = ""
        self._restyle()
        self.changed.emit()

    def tokens_of(self, name: str) -> dict[str, str]:
        """The tokens of a theme, shown or not."""
        return dict(_TOKEN.findall((self._resources / "themes" / f"{name}.toml").read_text("utf-8")))

    def px(self, length: float) -> int:
        """A length given at 100 %, at the text size chosen."""
        return round(length * self.percent / 100)

    def color(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def brush(self, token: str) -> QBrush:
        """A plain colour to fill with, by way of a palette: a `QBrush` made from a colour names `Qt` (coprosec.ui)."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self.color(token))
        return palette.brush(QPalette.ColorRole.Window)

    def ui_font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(UI_FACE)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    @staticmethod
    def print_font(size: int, *, bold: bool = False) -> QFont:
        """The interface's face at a size in units of the page that is drawn, whatever the text size on screen.

        Without contextual forms: those have no letter behind them when a PDF is searched or copied from.
        """
        font = QFont(UI_FACE)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("calt"), 0)
        return font

    def reading_font(self, face: str = "") -> QFont:
        """The lessons' face, or another one; its files are read the first time."""
        face = face or self.face
        for one in {USUAL_FACE, face}:
            for name in (*FACES[one].files, *(("Inter-Italic.otf",) if one == USUAL_FACE else ())):
                _add_face(self._resources / "fonts" / name)
        font = QFont()
        font.setFamilies(families(face))
        font.setPixelSize(self.px(FACES[face].size))
        return font

    def document_css(self) -> str:
        """The style of rich text documents."""
        if not self._document_css:
            self._document_css = self._fill("lesson.css")
        return self._document_css

    def for_paper(self) -> "Theme":
        """What is printed: dark on white at the usual size, whatever the screen shows."""
        return Theme(self._resources)

    def paper_css(self) -> str:
        """What printed documents have beside the style of rich text documents."""
        return self._fill("paper.css")

    def pixmap(self, icon: str, token: str, size: int = 20, gap: int = 0) -> QPixmap:
        """An icon of `resources/icons` in one colour, `size` pixels at 100 %, with the gap that parts it from a text
        after it, or before it when negative.
        """
        pixels, room = self.px(size), self.px(abs(gap))
        key = (icon, token, pixels, gap)
        if key not in self._pixmaps:
            svg = (self._resources / "icons" / f"{icon}.svg").read_text("utf-8")
            coloured = svg.replace("currentColor", self.tokens[token]).encode()
            self._pixmaps[key] = draw_svg(coloured, pixels, left=room * (gap < 0), right=room * (gap > 0))
        return self._pixmaps[key]

    def icon(self, icon: str, token: str = "ink", size: int = 20) -> QIcon:
        return QIcon(self.pixmap(icon, token, size))

    def picture(self, name: str) -> Path:
        """A drawing that is the program's own, as those of the course are the course's."""
        return self._resources / "pictures" / f"{name}.svg"

    def program_icon(self) -> QIcon:
        """The program's own icon; drawn by the window manager's sizes, which takes longer than a frame."""
        return QIcon(str(self._resources / "icons" / "coprosec.svg"))

    def icon_size(self, size: int = 20) -> QSize:
        return QSize(self.px(size), self.px(size))

    def _restyle(self) -> None:
        app = _running()
        app.setFont(self.ui_font(15))
        app.setStyleSheet(self._fill("app.qss"))

    def _fill(self, name: str) -> str:
        text = (self._resources / "themes" / name).read_text("utf-8")
        sized = _LENGTH.sub(lambda found: str(self.px(int(found[2]))), text)
        icons = (self._resources / "icons").as_posix()
        reading = ", ".join(f'"{family}"' for family in families(self.face))
        size = self.px(FACES[self.face].size)
        return Template(sized).substitute(self.tokens, icons=icons, reading=reading, reading_size=size)

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "paper",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "paper",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Highlight: "primary",
            QPalette.ColorRole.HighlightedText: "on_primary",
            QPalette.ColorRole.Link: "primary",
            QPalette.ColorRole.LinkVisited: "primary",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Light: "surface",
            QPalette.ColorRole.Midlight: "line",
            QPalette.ColorRole.Mid: "line_strong",
            QPalette.ColorRole.Dark: "line_strong",
        }
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        return palette


@cache
def _add_face(file: Path) -> None:
    """Once for all themes: a file given twice is kept twice, and each one has every font looked up again."""
    QFontDatabase.addApplicationFont(str(file))


def _running() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "a theme needs a running QApplication"
        raise TypeError(message)
    return app


def system_theme() -> str:
    """The theme nearest to what the system showed when the application was made."""
    return "dark" if _running().property(DARK) else "light"


def repolish(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def blank(width: int, height: int) -> QPixmap:
    """A transparent picture to draw on."""
    pixmap = QPixmap(width, height)
    pixmap.fill(QColor(0, 0, 0, 0))
    return pixmap


def draw_svg(svg: bytes, pixels: int, left: int = 0, right: int = 0) -> QPixmap:
    """A square picture of an SVG, with room on its sides."""
    pixmap = blank(left + pixels + right, pixels)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(left, 0, pixels, pixels))
    painter.end()
    return pixmap
