"""A module on the home page."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule
from coprosec.domain.progress import ModuleProgress, ModuleStatus
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import counted, lock_text, minutes, percent, tr

_ICONS = {
    ModuleStatus.PLANNED: ("clock", "muted"),
    ModuleStatus.TO_START: ("circle", "muted"),
    ModuleStatus.STARTED: ("circle-dot", "accent_dark"),
    ModuleStatus.COMPLETED: ("circle-dot", "accent_dark"),
    ModuleStatus.PASSED: ("circle-check", "primary"),
}


class ModuleCard(QAbstractButton):
    """A card that is one button: cover, title, what is done and what is left."""

    def __init__(
        self,
        module: CourseModule,
        progress: ModuleProgress,
        cover: Path | None,
        theme: Theme,
        before: CourseModule | None = None,
    ) -> None:
        """`before` is the module to finish first, where modules open in order."""
        super().__init__()
        self.module = module
        self._theme = theme
        state = state_text(progress) if before is None else lock_text(before)
        self.setAccessibleName(
            self.tr("Module {number} : {title}. {state}").format(number=module.number, title=module.title, state=state)
        )
        self.setToolTip(module.title)
        self.setEnabled(module.ready)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if module.ready:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        title = label(module.short_title, "strong", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout()
        body.setContentsMargins(18, 12, 18, 14)
        body.setSpacing(6)
        body.addWidget(label(self.tr("MODULE {number}").format(number=module.number), "eyebrow"))
        body.addWidget(title, 1)
        if module.ready:
            bar = SlimBar(theme)
            bar.set_share(progress.share, state)
            body.addWidget(bar)
        mark = _ICONS[progress.status] if before is None else ("lock", "muted")
        body.addLayout(self._state_row(mark, state))
        self._layout = column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        column.addWidget(Cover(theme, cover, 76, radius=10))
        column.addLayout(body, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _state_row(self, icon: tuple[str, str], text: str) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap(*icon, 18))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(label(text, "small", wrap=True), 1)
        return row

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        edge, width = ("focus_outer", 3) if self.hasFocus() else ("primary" if hover else "line", 1)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)


def state_text(progress: ModuleProgress) -> str:
    """One line: "À venir", "En cours · 2 leçons sur 5 · 25 minutes", "Réussi · 92 %"."""
    match progress.status:
        case ModuleStatus.PLANNED:
            return tr("À venir")
        case ModuleStatus.TO_START:
            lessons = counted(progress.lessons, tr("leçon"), tr("leçons"))
            return tr("À commencer · {lessons} · {time}").format(lessons=lessons, time=minutes(progress.minutes_left))
        case ModuleStatus.STARTED:
            return tr("En cours · {done} sur {all} · reste {time}").format(
                done=counted(progress.lessons_done, tr("leçon"), tr("leçons")),
                all=progress.lessons,
                time=minutes(progress.minutes_left),
            )
        case ModuleStatus.COMPLETED:
            return tr("Leçons terminées · reste le quiz")
        case ModuleStatus.PASSED:
            score = percent(progress.best_percent) if progress.best_percent is not None else ""
            return tr("Réussi · {score}").format(score=score) if score else tr("Terminé")
