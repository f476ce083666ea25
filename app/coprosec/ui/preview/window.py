"""The file that an author is writing, followed as it is saved."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QFileSystemWatcher, QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coprosec.content.problems import Problem, Severity, Tally
from coprosec.domain.items import Item, Response
from coprosec.domain.learner import TEXT_PERCENTS
from coprosec.domain.lesson import Lesson
from coprosec.errors import KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.check import SelfCheck
from coprosec.ui.lesson.view import LessonView
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.wording import explain

if TYPE_CHECKING:
    from coprosec.content.preview import Preview
    from coprosec.services.study import Study

_QUIET_MS = 200
"""An editor writes a file in several goes: read it once it has been quiet for so long."""
_MOST_TOLD = 12

Read = Callable[[], "Preview"]


class _Reader:
    """What the worker thread owns here instead of a record."""

    def close(self) -> None:
        pass


class PreviewWindow(QMainWindow):
    """A page as a trainee sees it; above it, what is wrong in its file. A broken file keeps the last good page."""

    def __init__(self, theme: Theme, folder: Path, file: Path, read: Read) -> None:
        super().__init__()
        self._theme, self._folder, self._file, self._read = theme, folder, file, read
        self.view: LessonView | None = None
        self._lesson: Lesson | None = None
        self.jobs = Jobs(lambda: cast("Study", _Reader()))
        self.notice = Notice(theme)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._build()

    def start(self) -> None:
        """Read the file a first time, then each time it is saved."""
        self.jobs.start()
        self._watch()
        self._ask()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Aperçu : {file}").format(file=self._file.name))
        self.resize(self._theme.px(860), 720)
        head = QHBoxLayout()
        head.setContentsMargins(32, 12, 32, 0)
        head.addWidget(self.notice)
        self._rows.addLayout(head)
        centre = QWidget()
        centre.setLayout(self._rows)
        self.setCentralWidget(centre)
        self._watcher.fileChanged.connect(lambda _path: self._quiet.start())
        self._watcher.directoryChanged.connect(lambda _path: self._quiet.start())
        self._quiet.timeout.connect(self._reread)
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            QShortcut(keys, self).activated.connect(lambda step=step: self._zoom(step))

    def _watch(self) -> None:
        """Follow the file, and its folders: many editors replace the file instead of writing into it."""
        figures = self._file.parent / "figures"
        wanted = [self._file, self._file.parent, figures, *(figures.glob("*") if figures.is_dir() else ())]
        known = {*self._watcher.files(), *self._watcher.directories()}
        if fresh := [str(path) for path in wanted if path.exists() and str(path) not in known]:
            self._watcher.addPaths(fresh)

    def _reread(self) -> None:
        self._watch()
        self._ask()

    def _ask(self) -> None:
        self.jobs.ask(self, lambda _reader: self._read(), self.show_preview, self._refuse)

    def show_preview(self, preview: "Preview") -> None:
        """Show the page when the file has one, and its problems."""
        if preview.shown is not None and preview.shown != self._lesson:
            self._show(preview.shown)
        self._tell(preview)

    def _show(self, lesson: Lesson) -> None:
        place = self.view.place() if self.view is not None else None
        view = LessonView(lesson, self._file.name, self._theme, self._folder)
        view.answered.connect(self._judge)
        view.link_followed.connect(self._follow)
        view.finish()
        if self.view is not None:
            self._rows.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self._rows.addWidget(view, 1)
        self.view, self._lesson = view, lesson
        if place is not None:
            view.go_to_place(place)

    def _tell(self, preview: "Preview") -> None:
        if preview.problems:
            broken = any(problem.severity is Severity.ERROR for problem in preview.problems)
            title = str(Tally.of(preview.problems))
            self.notice.say(title, _listed(preview.problems), "bad" if broken else "warm")
        elif preview.shown is None:
            self.notice.say(self.tr("Rien à redire dans ce fichier, qui n’a pas de page à montrer."), tone="good")
        else:
            self.notice.hide()

    def _refuse(self, error: KnownError) -> None:
        told = explain(error)
        self.notice.say(told.title, told.advice, "bad")

    def _judge(self, check: SelfCheck, item: Item, response: Response) -> None:
        check.show_outcome(response, item.body.grade(response))

    def _follow(self, address: str, _place: QPoint) -> None:
        kind, _, name = address.partition(":")
        if kind == "source" and self.view is not None:
            self.view.show_sources(name)

    def _zoom(self, step: int) -> None:
        sizes = list(TEXT_PERCENTS)
        nth = sizes.index(self._theme.percent) + step if self._theme.percent in sizes else 0
        if 0 <= nth < len(sizes):
            self._theme.set_percent(sizes[nth])
            if self._lesson is not None:
                self._show(self._lesson)

    def closeEvent(self, event: Any) -> None:
        self._quiet.stop()
        self.jobs.stop()
        super().closeEvent(event)


def _listed(problems: Iterable[Problem]) -> str:
    lines = [escape(str(problem)) for problem in problems]
    more = [f"… {len(lines) - _MOST_TOLD}"] if len(lines) > _MOST_TOLD else []
    return "<br/>".join(lines[:_MOST_TOLD] + more)
