"""What stands above the text of a lesson: where it is in the course, its title, the time it takes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.lesson import Lesson
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import minutes


class LessonHead(QWidget):
    """Where the lesson is in the course, its title, its length."""

    def __init__(self, theme: Theme, lesson: Lesson, eyebrow: str) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.addWidget(icon_label(theme, "clock", "muted", 18))
        row.addWidget(label(self.tr("environ {time}").format(time=minutes(lesson.minutes)), "muted"))
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 18)
        rows.setSpacing(8)
        rows.addWidget(label(eyebrow, "eyebrow"))
        rows.addWidget(label(lesson.title, "display", wrap=True))
        rows.addLayout(row)
