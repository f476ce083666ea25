"""A scenario in the list."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule
from coprosec.domain.plays import ScenarioProgress
from coprosec.domain.scenario import ScenarioHead
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import counted, lock_text, minutes


class ScenarioCard(QAbstractButton):
    """A card that is one button: the module's colours, the title, how long, the endings found."""

    def __init__(
        self,
        theme: Theme,
        head: ScenarioHead,
        progress: ScenarioProgress,
        cover: Path | None,
        before: CourseModule | None,
    ) -> None:
        """`before` is the module that must be finished first, where modules open in order."""
        super().__init__()
        self._theme = theme
        icon, token, state = _state(head, progress, before)
        facts = " · ".join((minutes(head.minutes), counted(head.decisions, tr("décision"), tr("décisions"))))
        self.setAccessibleName(f"{head.title}. {facts}. {state}")
        self.setEnabled(before is None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if before is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark = icon_label(theme, icon, token, 18)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(mark)
        foot.addWidget(label(state, "small", wrap=True), 1)
        body = QVBoxLayout()
        body.setContentsMargins(18, 12, 18, 14)
        body.setSpacing(6)
        body.addWidget(label(head.title, "section", wrap=True))
        body.addWidget(label(facts, "muted", wrap=True))
        body.addStretch(1)
        body.addLayout(foot)
        picture = Cover(theme, cover, 0, radius=10)
        picture.setFixedWidth(theme.px(92))
        picture.setMinimumHeight(0)
        picture.setMaximumHeight(theme.px(600))
        picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._layout = row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        row.addWidget(picture)
        row.addLayout(body, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        hint = self._layout.sizeHint()
        return QSize(hint.width(), max(hint.height(), self._theme.px(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, max(self._layout.minimumSize().height(), self._theme.px(120)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._layout.heightForWidth(width), self._theme.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        edge, width = ("focus_outer", 3) if self.hasFocus() else ("primary" if hover else "line", 1)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)


def _state(head: ScenarioHead, progress: ScenarioProgress, before: CourseModule | None) -> tuple[str, str, str]:
    """An icon, its colour, and the words."""
    if before is not None:
        return "lock", "muted", lock_text(before)
    if progress.running is not None:
        return "circle-dot", "accent_dark", tr("Partie en cours")
    if not progress.plays:
        return "circle", "muted", tr("À jouer")
    found = len(progress.endings & set(head.endings))
    told = tr("{found} sur {all}").format(
        found=counted(found, tr("fin découverte"), tr("fins découvertes")), all=len(head.endings)
    )
    return ("circle-check", "primary", told) if found >= len(head.endings) else ("circle-dot", "primary", told)
