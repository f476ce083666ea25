"""The panel beside a lesson: the headings of this lesson, the lessons of this module."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule
from coprosec.domain.lesson import Lesson
from coprosec.domain.progress import Progress
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import in_lines, label

WIDTH = 250


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row shows, and what it does."""

    text: str
    run: Callable[[], None]
    icon: str = ""
    here: bool = False


class _Rows:
    """Buttons kept from one lesson to the next: to make and style them takes longer than to paint the page."""

    def __init__(self, theme: Theme) -> None:
        self.layout = QVBoxLayout()
        self.layout.setSpacing(2)
        self._theme = theme
        self._rows: list[QPushButton] = []
        self._shown: list[tuple[str, str, bool, int]] = []
        self._runs: list[Callable[[], None]] = []
        self._lines: dict[tuple[str, int], str] = {}

    def show(self, entries: list[_Entry]) -> None:
        """Show these, and only these."""
        while len(self._rows) < len(entries):
            self._grow()
        self._runs = [entry.run for entry in entries]
        for nth, entry in enumerate(entries):
            wanted = (entry.text, entry.icon, entry.here, self._theme.percent)
            if self._shown[nth] != wanted:
                self._shown[nth] = wanted
                self._dress(self._rows[nth], entry)
        for nth, row in enumerate(self._rows):
            row.setVisible(nth < len(entries))

    def _grow(self) -> None:
        row, nth = button("", "row"), len(self._rows)
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.clicked.connect(lambda: self._press(nth))
        self.layout.addWidget(row)
        if self._rows:
            QWidget.setTabOrder(self._rows[-1], row)
        self._rows.append(row)
        self._shown.append(("", "", False, 0))

    def _press(self, nth: int) -> None:
        self._rows[nth].setChecked(self._shown[nth][2])
        self._runs[nth]()

    def _dress(self, row: QPushButton, entry: _Entry) -> None:
        theme = self._theme
        if entry.icon:
            set_icon(row, theme, entry.icon, "muted" if entry.icon == "circle" else "primary")
        shown = self._broken(entry.text, theme.px(WIDTH) - 24 - theme.px(16 + (28 if entry.icon else 0)) - 14)
        row.setText(shown)
        row.setToolTip(entry.text if "…" in shown else "")
        row.setAccessibleName(entry.text)
        row.setCheckable(entry.here)
        row.setChecked(entry.here)

    def _broken(self, text: str, room: int) -> str:
        key = (text, room)
        if key not in self._lines:
            self._lines[key] = in_lines(text, QFontMetrics(self._theme.ui_font(14, bold=True)), room, 3)
        return self._lines[key]


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
        holder = QWidget()
        holder.setObjectName("column")
        self._headings, self._lessons = _Rows(theme), _Rows(theme)
        self._module = label(self.tr("DANS CE MODULE"), "eyebrow")
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(14, 26, 10, 16)
        rows.setSpacing(2)
        rows.addWidget(label(self.tr("DANS CETTE LEÇON"), "eyebrow"))
        rows.addLayout(self._headings.layout)
        rows.addSpacing(16)
        rows.addWidget(self._module)
        rows.addLayout(self._lessons.layout)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_contents(self, lesson: Lesson, module: CourseModule | None, progress: Progress | None) -> None:
        """List headings and lessons, each with where the learner stands."""
        self.setFixedWidth(self._theme.px(WIDTH))
        self._headings.show(
            [_Entry(title, partial(self.anchor_requested.emit, anchor)) for anchor, title in lesson.anchors]
        )
        self._module.setVisible(module is not None)
        self._lessons.show([] if module is None else self._parts(lesson, module, progress))

    def _parts(self, lesson: Lesson, module: CourseModule, progress: Progress | None) -> list[_Entry]:
        entries = []
        for head in module.lessons:
            done, here = progress is not None and progress.done(head.id), head.id == lesson.id
            icon = "circle-check" if done else "circle-dot" if here else "circle"
            entries.append(_Entry(head.title, partial(self.lesson_requested.emit, head.id), icon, here))
        if module.quiz is not None:
            entries.append(_Entry(module.quiz.title, self.quiz_requested.emit, "list-checks"))
        return entries
