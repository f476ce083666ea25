"""Printing a lesson: on paper by the system's dialog, or as a PDF. Imported the first time it is asked for."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QStandardPaths, QTimer
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter
from PySide6.QtWidgets import QMenu

from coprosec.domain.lesson import FigureBlock, Lesson
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.files import write_file
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.lesson.paper_html import lesson_html
from coprosec.ui.translation import tr
from coprosec.ui.widgets.asking import ask_pdf
from coprosec.ui.widgets.figure import Picture
from coprosec.ui.widgets.paper import Paper, a4, text_width
from coprosec.ui.wording import explain

_RESOLUTION = 300
_FINE = 2.5
"""Pixels of a figure for each pixel of its place: enough for 250 dots an inch."""
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class LessonPrinting(QObject):
    """Pages are drawn one at a time, so that the window goes on answering."""

    def __init__(self, page: LessonPage, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self._page = page
        self._jobs = jobs
        self._folder = folder
        self._drawing: Iterator[tuple[int, int]] | None = None
        self._finish: Callable[[], None] = lambda: None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_some)

    def ask(self, lesson: Lesson, eyebrow: str, course: str, *, files: bool = True) -> None:
        """Paper or PDF? `course` is its title and version, for the top of each page. Without `files` (a kiosk) there
        is no dialog in which files can be seen: the usual printer, at once.
        """
        self.menu = menu = QMenu(self._page)
        if files:
            menu.addAction(tr("Imprimer sur papier…"), lambda: self.print(lesson, eyebrow, course))
            menu.addAction(tr("Enregistrer en PDF…"), lambda: self.save(lesson, eyebrow, course))
        else:
            menu.addAction(tr("Imprimer sur papier"), lambda: self.print(lesson, eyebrow, course, dialog=False))
        button = self._page.tools.print
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def save(self, lesson: Lesson, eyebrow: str, course: str) -> None:
        """Ask where, then make the PDF there."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(documents) / f"{file_name(lesson.title)}.pdf")
        path = ask_pdf(self._page, proposed, tr("Enregistrer la leçon en PDF"))
        if path is not None:
            self.make_pdf(lesson, eyebrow, course, path)

    def make_pdf(self, lesson: Lesson, eyebrow: str, course: str, path: Path) -> None:
        """Draw the PDF in memory, then write it whole, beside and renamed."""
        buffer = QBuffer(self)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(lesson.title)
        writer.setCreator("coprosec")
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(a4())

        def write() -> None:
            content = bytes(buffer.data().data())
            buffer.deleteLater()
            self._jobs.ask(self, lambda _study: write_file(path, content), self._written, self._fail)

        self._start(self._paper(lesson, eyebrow, course), writer, write)

    def print(self, lesson: Lesson, eyebrow: str, course: str, *, dialog: bool = True) -> None:
        """The system's dialog, then the printer; without it, the usual printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._fail(KnownError(ErrorCode.NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(lesson.title)
        printer.setPageLayout(a4())
        if dialog:
            asking = QPrintDialog(printer, self._page)
            asking.setWindowTitle(tr("Imprimer la leçon"))
            if asking.exec() != QPrintDialog.DialogCode.Accepted:
                return
        self._start(self._paper(lesson, eyebrow, course), printer, self._printed, printer.fromPage(), printer.toPage())

    def stop(self) -> None:
        """Draw no more: the page goes away."""
        self._turn.stop()
        if self._drawing is not None:
            self._drawing = None
            self._page.footer.state.clear()

    def _paper(self, lesson: Lesson, eyebrow: str, course: str) -> Paper:
        images: dict[str, QImage] = {}

        def picture(block: FigureBlock) -> str:
            shown = Picture(self._folder / block.src)
            if not shown.valid:
                return ""
            name, width = f"figure:{len(images)}", min(text_width(), 720)
            images[name] = on_white(shown, width)
            return f'<img src="{name}" width="{width}" height="{shown.height_for(width)}"/>'

        html = lesson_html(lesson, eyebrow, picture)
        return Paper(self._page.theme, html, images, (course, lesson.title))

    def _start(
        self, paper: Paper, device: QPagedPaintDevice, finish: Callable[[], None], first: int = 1, last: int = 0
    ) -> None:
        self._device = device  # kept alive while it is drawn on
        self._drawing = paper.draw(device, first or 1, last)
        self._finish = finish
        self._page.footer.state.setText(tr("Mise en page…"))
        self._turn.start()

    def _draw_some(self) -> None:
        if self._drawing is None:
            self._turn.stop()
            return
        try:
            drawn = next(self._drawing, None)
        except KnownError as error:
            self.stop()
            self._fail(error)
            return
        if drawn is None:
            self._turn.stop()
            self._drawing = None
            del self._device  # the file is complete once its device is gone
            self._finish()
        else:
            self._page.footer.state.setText(tr("Page {page} sur {pages}…").format(page=drawn[0], pages=drawn[1]))

    def _written(self, path: Path) -> None:
        self._page.footer.state.setText(tr("PDF enregistré : {name}").format(name=path.name))

    def _printed(self) -> None:
        self._page.footer.state.setText(tr("Leçon envoyée à l’imprimante"))

    def _fail(self, error: KnownError) -> None:
        self._page.footer.state.clear()
        self._page.say(explain(error))


def on_white(picture: Picture, width: int) -> QImage:
    """A figure drawn finely, without transparency: PDFs with it are several times larger."""
    drawn = picture.draw(round(width * _FINE), 1.0).toImage()
    flat = QImage(drawn.size(), QImage.Format.Format_RGB32)
    flat.fill(0xFFFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return flat


def file_name(title: str) -> str:
    """A title as the name of a file, on any system."""
    return _NO_FILE_NAME.sub(" ", title).strip(" .")[:_LONGEST_NAME].strip() or "lecon"
