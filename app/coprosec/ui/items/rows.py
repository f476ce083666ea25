"""A proposition as one wide button: its badge, its text that wraps, its verdict once it is judged."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy

from coprosec.domain.items import Choice
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.texts import rich_label

_MARKS = {"right": ("circle-check", "primary"), "wrong": ("circle-x", "danger"), "missed": ("circle-check", "primary")}


HIGH = 54
"""The least height of a proposition; what is lower has no verdict, and no room kept for one."""


class Face:
    """How a proposition is laid out and painted, whether one or several may be picked."""

    def __init__(self, button: QAbstractButton, theme: Theme, letter: str, choice: Choice, least: int = HIGH) -> None:
        self.button = button
        self.theme = theme
        self.letter = letter
        self.plain = plain(choice.text)
        self.verdict = ""
        self.least = least
        button.setMinimumHeight(theme.px(least))  # asked of the layout alone, a height for a width has no floor
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)  # Qt's own would never let it be narrower again
        button.setSizePolicy(policy)
        button.setAccessibleName(f"{letter}. {self.plain}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = rich_label(choice.text)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row = QHBoxLayout(button)
        row.setContentsMargins(theme.px(58), theme.px(8), theme.px(46 if least == HIGH else 12), theme.px(8))
        row.setSpacing(0)
        row.addWidget(self._text, 1)

    def judge(self, verdict: str) -> None:
        """right, wrong, missed, or nothing."""
        self.verdict = verdict
        self.button.setEnabled(False)
        if verdict:
            spoken = {
                "right": self.button.tr("réponse juste"),
                "wrong": self.button.tr("réponse fausse"),
                "missed": self.button.tr("c’était une bonne réponse"),
            }[verdict]
            self.button.setAccessibleName(f"{self.letter}. {self.plain} ({spoken})")
        self.button.update()

    def paint(self) -> None:
        button, theme = self.button, self.theme
        fill, edge, width = self._colours()
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(button.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 10, 10)
        if button.hasFocus():
            painter.setPen(QPen(theme.color("focus_outer"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 11, 11)
        self._paint_badge(painter)
        if self.verdict:
            mark = theme.pixmap(*_MARKS[self.verdict], 22)
            painter.drawPixmap(button.width() - theme.px(36), (button.height() - mark.height()) // 2, mark)

    def _paint_badge(self, painter: QPainter) -> None:
        button, theme = self.button, self.theme
        size = theme.px(30)
        badge = QRectF(theme.px(14), (button.height() - size) / 2, size, size)
        picked = button.isChecked()
        wrong = self.verdict == "wrong"
        ground = "danger" if wrong else "primary" if picked else "surface"
        painter.setPen(QPen(theme.color(ground if picked else "line_strong"), 1.5))
        painter.setBrush(theme.color(ground))
        if isinstance(button, QCheckBox):
            painter.drawRoundedRect(badge, 6, 6)
        else:
            painter.drawEllipse(badge)
        painter.setPen(theme.color("surface" if wrong else "on_primary" if picked else "ink"))
        painter.setFont(theme.ui_font(14, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _colours(self) -> tuple[str, str, float]:
        match self.verdict:
            case "right":
                return "primary_soft", "primary", 2
            case "wrong":
                return "danger_soft", "danger", 2
            case "missed":
                return "surface", "primary", 2
            case _ if self.button.isChecked():
                return "primary_soft", "primary", 2
            case _:
                return "surface", "primary" if self.button.underMouse() else "line_strong", 1

    def height_for(self, width: int) -> int:
        return max(self._row.heightForWidth(width), self.theme.px(self.least))

    def size_hint(self) -> QSize:
        width = max(240, self.button.width())
        return QSize(width, self.height_for(width))


class _Row:
    """What both rows do: a mixin for a Qt button whose looks and size are its face's."""

    choice: Choice
    face: Face

    def dress(self, button: QAbstractButton, theme: Theme, letter: str, choice: Choice, least: int) -> None:
        self.choice = choice
        self.face = Face(button, theme, letter, choice, least)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint()

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height_for(width)

    def sizeHint(self) -> QSize:
        return self.face.size_hint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.face.theme.px(self.face.least))


class RadioRow(_Row, QRadioButton):
    """One proposition of which only one can be picked."""

    def __init__(self, theme: Theme, letter: str, choice: Choice, least: int = HIGH) -> None:
        super().__init__()
        self.dress(self, theme, letter, choice, least)


class CheckRow(_Row, QCheckBox):
    """One proposition among which several can be picked."""

    def __init__(self, theme: Theme, letter: str, choice: Choice) -> None:
        super().__init__()
        self.dress(self, theme, letter, choice, HIGH)
