"""A lesson laid out: its head, its blocks one under the other, its sources, and the place on screen."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coprosec.domain.course import Block, FigureBlock, ItemBlock, Lesson, Source, TextBlock
from coprosec.domain.dates import french_date
from coprosec.domain.progress import ReadingPlace
from coprosec.ui.lesson.check import SelfCheck
from coprosec.ui.lesson.finding import find_word
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.figure import Figure
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.rich_text import RichText
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import minutes, tr

_READING_WIDTH = 690
_SOURCES = "sources"
_SETTLING_MS = 150
"""How long a page may take to get its size after it is shown."""


class LessonView(Column):
    """One lesson, built block by block so that it can be prepared while the reader is elsewhere.

    Signals:
        moved: another place is on screen.
        answered: a self-check was answered (SelfCheck, Item, Response).
        link_followed: a link to a source, a term or a lesson (address, place on screen).
    """

    moved = Signal()
    answered = Signal(object, object, object)
    link_followed = Signal(str, QPoint)

    def __init__(self, lesson: Lesson, eyebrow: str, theme: Theme, folder: Path) -> None:
        super().__init__(theme.px(_READING_WIDTH), (32, 28, 32, 40))
        self.lesson = lesson
        self.checks: dict[str, SelfCheck] = {}
        self._theme = theme
        self._folder = folder
        self._blocks: list[QWidget] = []
        self._texts: list[RichText] = []
        self._figures: list[Figure] = []
        self._fitted = 0
        self._wanted: ReadingPlace | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._settle)
        self._tips = {f"term:{term.id}": f"{term.names[0]} : {plain(term.definition)}" for term in lesson.terms} | {
            f"source:{source.id}": source_line(source) for source in lesson.sources
        }
        self.rows.setSpacing(0)
        self._steps = self._build(eyebrow)
        self.ready = False
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._let_go())

    def step(self) -> bool:
        """Build one block more; False when the lesson is complete."""
        if not self.ready:
            self.ready = next(self._steps, None) is None
            if self.ready:
                self._fit()
        return not self.ready

    def finish(self) -> None:
        """Build what is left now."""
        while self.step():
            pass

    def place(self) -> ReadingPlace:
        """What stands at the top of the screen."""
        top = self.verticalScrollBar().value()
        for nth in reversed(range(len(self._blocks))):
            begins = self._top(self._blocks[nth])
            if begins <= top:
                return ReadingPlace(nth, (top - begins) / max(1, self._blocks[nth].height()))
        return ReadingPlace()

    def go_to_place(self, place: ReadingPlace) -> None:
        """Bring a place to the top, and keep it there while the page takes its size."""
        self._wanted = place
        self._show_place(place)
        self._settling.start()

    def _let_go(self) -> None:
        """The reader scrolls: the place asked for no longer matters."""
        self._settling.stop()
        self._wanted = None

    def _settle(self) -> None:
        if self._wanted is not None:
            self._show_place(self._wanted)
            self._wanted = None

    def _tell_moved(self) -> None:
        if self._wanted is None:
            self.moved.emit()

    def _show_place(self, place: ReadingPlace) -> None:
        if place == ReadingPlace():
            self._scroll_to(0)
        elif 0 <= place.block < len(self._blocks):
            block = self._blocks[place.block]
            self._scroll_to(self._top(block) + round(place.offset * block.height()))

    def go_to_anchor(self, anchor: str) -> bool:
        """Bring a heading, a question or the sources to the top; False when there is no such place."""
        if anchor in self.checks:
            self._scroll_to(self._top(self.checks[anchor]) - 8)
            return True
        for text in self._texts:
            top = text.anchor_top(anchor)
            if top is not None:
                self._scroll_to(self._top(text) + top - 8)
                return True
        return False

    def go_to_word(self, anchor: str, word: str, nth: int) -> bool:
        """Bring a word to the upper third of the screen, selected: its `nth` appearance under a heading."""
        found = find_word(self._texts, anchor, word, nth)
        if found is None:
            return False
        text, top = found
        self._let_go()
        self._scroll_to(self._top(text) + top - self.viewport().height() // 3)
        return True

    def show_sources(self, source: str) -> None:
        """Bring the list of sources to the screen."""
        self.go_to_anchor(f"{_SOURCES}-{source}")

    def _build(self, eyebrow: str) -> Iterator[bool]:
        self.rows.addWidget(self._head(eyebrow))
        for block in self.lesson.blocks:
            self._add(block)
            yield True
        if self.lesson.sources:
            self._add_text(sources_html(self.lesson.sources))
            yield True
        self.rows.addStretch(1)

    def _head(self, eyebrow: str) -> QWidget:
        head = QWidget()
        row = QHBoxLayout()
        clock = QLabel()
        clock.setPixmap(self._theme.pixmap("clock", "muted", 18))
        row.addWidget(clock)
        row.addWidget(label(self.tr("environ {time}").format(time=minutes(self.lesson.minutes)), "muted"))
        row.addStretch(1)
        rows = _column(head)
        rows.setContentsMargins(0, 0, 0, 18)
        rows.addWidget(label(eyebrow, "eyebrow"))
        rows.addWidget(label(self.lesson.title, "display", wrap=True))
        rows.addLayout(row)
        return head

    def _add(self, block: Block) -> None:
        match block:
            case TextBlock():
                self._add_text(block.html)
            case FigureBlock():
                figure = Figure(self._theme, self._folder / block.src, block.alt, block.caption)
                self._figures.append(figure)
                self._append(figure)
            case ItemBlock():
                check = SelfCheck(self._theme, block.item.arranged(Random(block.item.id)))
                check.answered.connect(lambda item, given, asked=check: self.answered.emit(asked, item, given))
                self.checks[block.item.id] = check
                holder = QWidget()
                rows = _column(holder)
                rows.setContentsMargins(0, 6, 0, 20)
                rows.addWidget(check)
                self._append(holder)

    def _add_text(self, html: str) -> None:
        text = RichText(self._theme, html, self._tips)
        text.link_followed.connect(self.link_followed)
        text.link_focused.connect(lambda rect, shown=text: self._show_link(shown, rect))
        self._texts.append(text)
        self._append(text)

    def _append(self, block: QWidget) -> None:
        self._blocks.append(block)
        self.rows.addWidget(block)

    def _fit(self) -> None:
        """Give texts and figures the height that the column's width asks for, keeping the place on screen."""
        width = min(self._theme.px(_READING_WIDTH), self.width() - self.verticalScrollBar().sizeHint().width() - 64)
        if not self.ready or width <= 0 or width == self._fitted:
            return
        place = self._wanted or (self.place() if self._fitted else None)
        self._fitted = width
        for text in self._texts:
            text.fit(width)
        for figure in self._figures:
            figure.fit(width)
        if place is not None:
            self.lay_out()
            self._show_place(place)

    def _top(self, block: QWidget) -> int:
        return block.mapTo(self.widget(), QPoint(0, 0)).y()

    def _scroll_to(self, top: int) -> None:
        self.lay_out()
        self.verticalScrollBar().setValue(top)

    def _show_link(self, text: RichText, rect: QRect) -> None:
        top = self._top(text) + rect.top()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - 60:
            bar.setValue(top - self.viewport().height() // 3)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        bar = self.verticalScrollBar()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                page = self.viewport().height() - 60
                bar.setValue(bar.value() + (-page if shift else page))
            case _:
                super().keyPressEvent(event)


def _column(parent: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout(parent)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(8)
    return rows


def source_line(source: Source) -> str:
    """One source in plain text: title, publisher, date."""
    return ", ".join(part for part in (source.title, source.publisher, french_date(source.date)) if part)


def sources_html(sources: tuple[Source, ...]) -> str:
    """The numbered list at the end of a lesson."""
    lines = []
    for source in sources:
        kind = tr("source officielle ou d’origine") if source.primary else tr("presse ou étude")
        checked = tr("vérifiée le {day}").format(day=french_date(source.checked_on))
        lines.append(
            f'<li><a name="{_SOURCES}-{escape(source.id)}"></a>{escape(source_line(source))} '
            f"({kind}, {checked})<br/><small>{escape(source.url)}</small></li>"
        )
    return f'<h2><a name="{_SOURCES}"></a>{tr("Sources de cette leçon")}</h2><ol>{"".join(lines)}</ol>'
