"""The panel beside a lesson: the headings of this lesson, the lessons of this module."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule, Lesson
from coprosec.domain.progress import Progress
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import in_two_lines, label

WIDTH = 250


class Contents(QFrame):
    """Signals:
    anchor_requested: a heading of this lesson was chosen.
    lesson_requested: another lesson was chosen (LessonId).
    quiz_requested: the module's quiz was chosen.
    """

    anchor_requested = Signal(str)
    lesson_requested = Signal(str)
    quiz_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "aside")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_contents(self, lesson: Lesson, module: CourseModule | None, progress: Progress | None) -> None:
        """List headings and lessons, each with where the learner stands."""
        self.setFixedWidth(self._theme.px(WIDTH))
        holder = QWidget()
        holder.setObjectName("column")
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(14, 26, 10, 16)
        rows.setSpacing(2)
        rows.addWidget(label(self.tr("DANS CETTE LEÇON"), "eyebrow"))
        for anchor, title in lesson.anchors:
            self._add(rows, title, "", partial(self.anchor_requested.emit, anchor))
        if module is not None:
            rows.addSpacing(16)
            rows.addWidget(label(self.tr("DANS CE MODULE"), "eyebrow"))
            for head in module.lessons:
                done = progress is not None and progress.done(head.id)
                here = head.id == lesson.id
                icon = "circle-check" if done else "circle-dot" if here else "circle"
                row = self._add(rows, head.title, icon, partial(self.lesson_requested.emit, head.id))
                row.setCheckable(True)
                row.setChecked(here)
            if module.quiz is not None:
                self._add(rows, module.quiz.title, "list-checks", self.quiz_requested.emit)
        rows.addStretch(1)
        self._scroll.setWidget(holder)

    def _add(self, rows: QVBoxLayout, text: str, icon: str, run: Callable[[], None]) -> QPushButton:
        row = button("", "row")
        row.setAccessibleName(text)
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if icon:
            set_icon(row, self._theme, icon, "muted" if icon == "circle" else "primary")
        room = self._theme.px(WIDTH) - 24 - self._theme.px(16 + (28 if icon else 0)) - 14
        shown = in_two_lines(text, QFontMetrics(self._theme.ui_font(14, bold=True)), room)
        row.setText(shown)
        row.setToolTip(text if "…" in shown else "")
        row.clicked.connect(lambda _checked=False: run())
        rows.addWidget(row)
        return row
