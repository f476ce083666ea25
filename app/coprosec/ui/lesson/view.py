"""A lesson laid out: its head, its blocks one under the other, its sources, and the place on screen."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coprosec.domain.lesson import Block, FigureBlock, ItemBlock, Lesson, TextBlock
from coprosec.domain.progress import ReadingPlace
from coprosec.ui.lesson.check import Answers, SelfCheck
from coprosec.ui.lesson.finding import find_word
from coprosec.ui.lesson.head import LessonHead
from coprosec.ui.lesson.sources import SOURCES, source_line, sources_html
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.figure import Figure
from coprosec.ui.widgets.pile import Fit, Pile, fit_by_layout
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.rich_text import RichText

_READING_WIDTH = 690
_SETTLING_MS = 150
"""How long a page may take to get its size after it is shown."""


class LessonView(QScrollArea):
    """One lesson, built block by block from its top: what is on screen first, the rest while nothing else is asked.
    Whoever acts on the page finds it complete.

    Signals:
        moved: another place is on screen.
        answered: a self-check was answered (SelfCheck, Item, Response).
        explained: the mouse or the keyboard is on a word (title, rich text, rectangle on screen, whether by keyboard),
            or left it (no title).
        link_followed: a link to a source, a term or a lesson (address, place on screen).
    """

    moved = Signal()
    answered = Signal(object, object, object)
    link_followed = Signal(str, QPoint)
    explained = Signal(str, str, QRect, bool)

    def __init__(self, lesson: Lesson, eyebrow: str, theme: Theme, folder: Path) -> None:
        super().__init__()
        self.lesson = lesson
        self.ready = False
        self.checks: dict[str, SelfCheck] = {}
        self._theme = theme
        self._folder = folder
        self._answers: Answers = {}
        self._blocks: list[QWidget] = []
        self._texts: list[RichText] = []
        self._width = 0
        self._whole = False
        self._wanted: ReadingPlace | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._settle)
        self._explained = {f"term:{term.id}": (term.names[0], term.definition) for term in lesson.terms} | {
            f"source:{source.id}": (self.tr("Source"), escape(source_line(source))) for source in lesson.sources
        }
        self._pile = Pile(theme.px(_READING_WIDTH), (32, 28, 32, 40))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._pile)
        self._steps = self._build(eyebrow)
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._let_go())

    # building

    def take_size(self, width: int, height: int) -> None:
        """Be as large as the page that will show this lesson: a hidden page is not told its size."""
        self.resize(width, height)
        self._fit()

    def step(self) -> bool:
        """Do one thing more: build a block, then show all of them; False when nothing is left to do."""
        if not self.ready:
            self.ready = next(self._steps, None) is None
        elif self.isVisible() and not self._whole:
            self._pile.show_all()
            self._whole = True
        else:
            return False
        return True

    def finish(self) -> None:
        """Build and show what is left now."""
        while self.step():
            pass

    def fill_screen(self, top: int = 0) -> None:
        """Build what is seen when `top` is the first line on screen."""
        while not self.ready and self._pile.height() < top + self.height():
            self.step()

    def _build(self, eyebrow: str) -> Iterator[bool]:
        head = LessonHead(self._theme, self.lesson, eyebrow)
        self._pile.add(head, fit_by_layout(head))
        yield True
        for block in self.lesson.blocks:
            self._add(block)
            yield True
        if self.lesson.sources:
            self._add_text(sources_html(self.lesson.sources))
            yield True

    def _add(self, block: Block) -> None:
        match block:
            case TextBlock():
                self._add_text(block.html)
            case FigureBlock():
                figure = Figure(self._theme, self._folder / block.src, block.alt, block.caption)
                self._append(figure, figure.fit)
            case ItemBlock():
                item = block.item.arranged(Random(block.item.id))
                check = SelfCheck(self._theme, item)
                check.answered.connect(lambda item, given, asked=check: self.answered.emit(asked, item, given))
                check.read_on.connect(lambda read=check: self._read_past(read))
                self.checks[item.id] = check
                check.recall(self._answers)
                self._append(check, fit_by_layout(check), above=6, below=20)

    def _add_text(self, html: str) -> None:
        text = RichText(self._theme, html)
        text.link_met.connect(lambda address, rect, keys, shown=text: self._explain(shown, address, rect, keys))
        text.link_followed.connect(self.link_followed)
        text.link_focused.connect(lambda rect, shown=text: self.show_part(shown, rect))
        self._texts.append(text)
        self._append(text, text.fit)

    def _append(self, block: QWidget, fit: Fit, above: int = 0, below: int = 0) -> None:
        self._blocks.append(block)
        self._pile.add(block, fit, above, below)

    def _fit(self) -> None:
        """Lay everything out for the width there is, keeping the place on screen. The bar's room is always kept."""
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        if width <= 0 or width == self._width:
            return
        place = self._wanted or (self.place() if self._width else None)
        self._width = width
        self._pile.fit(width)
        if place is not None:
            self._show_place(place)

    # answers

    def recall(self, answers: Answers) -> None:
        """Show what was answered already, in the questions built so far and in those to come."""
        self._answers = answers
        for check in self.checks.values():
            check.recall(answers)

    def _read_past(self, check: SelfCheck) -> None:
        """Enter after the feedback must not end the lesson: what follows comes on screen, and has the keys."""
        self._let_go()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(check.y() + check.height() - self.viewport().height() // 3)

    # the place on screen

    def place(self) -> ReadingPlace:
        """What stands at the top of the screen."""
        top = self.verticalScrollBar().value()
        for nth in reversed(range(len(self._blocks))):
            begins = self._blocks[nth].y()
            if begins <= top:
                return ReadingPlace(nth, (top - begins) / max(1, self._blocks[nth].height()))
        return ReadingPlace()

    def go_to_place(self, place: ReadingPlace) -> None:
        """Bring a place to the top, and keep it there while the page takes its size. Before the lesson is shown,
        only what is on screen then is made visible.
        """
        self._wanted = place
        self._show_place(place)
        if not self.isVisible():
            top = max(0, min(self._top_of(place), self._pile.height() - self.height()))
            self._pile.show_between(top, top + self.height())
        self._settling.start()

    def go_to_anchor(self, anchor: str) -> bool:
        """Bring a heading, a question or the sources to the top; False when there is no such place."""
        self._let_go()
        if anchor in self.checks:
            self.verticalScrollBar().setValue(self.checks[anchor].y() - 8)
            return True
        for text in self._texts:
            top = text.anchor_top(anchor)
            if top is not None:
                self.verticalScrollBar().setValue(text.y() + top - 8)
                return True
        return False

    def go_to_word(self, anchor: str, word: str, nth: int) -> bool:
        """Bring a word to the upper third of the screen, selected: its `nth` appearance under a heading."""
        self._let_go()
        text = find_word(self._texts, anchor, word, nth)
        if text is None:
            return False
        self.verticalScrollBar().setValue(text.y() + text.cursorRect().top() - self.viewport().height() // 3)
        return True

    def section(self) -> tuple[str, str]:
        """The heading that the reader is under: (anchor, plain title); no anchor before the first one."""
        reached = self.verticalScrollBar().value() + self.viewport().height() // 3
        here = ("", self.lesson.title)
        for anchor, title in self.lesson.anchors:
            for text in self._texts:
                below = text.anchor_top(anchor)
                if below is not None and text.y() + below <= reached:
                    here = (anchor, title)
        return here

    def show_sources(self, source: str) -> None:
        """Bring the list of sources to the screen."""
        self.go_to_anchor(f"{SOURCES}-{source}")

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that `widget` is seen, its top first."""
        self._let_go()
        self._pile.lay_out()
        top = widget.mapTo(self._pile, QPoint(0, 0)).y()
        bottom = top + widget.height()
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + seen:
            bar.setValue(min(top - 24, bottom - seen + 24))
        elif top < bar.value():
            bar.setValue(max(0, top - 24))

    def _show_place(self, place: ReadingPlace) -> None:
        while not self.ready and place.block >= len(self._blocks):
            self.step()
        self.fill_screen(self._top_of(place))
        self.verticalScrollBar().setValue(self._top_of(place))

    def _top_of(self, place: ReadingPlace) -> int:
        if place == ReadingPlace() or not 0 <= place.block < len(self._blocks):
            return 0
        block = self._blocks[place.block]
        return block.y() + round(place.offset * block.height())

    def _let_go(self) -> None:
        """The reader acts: the place asked for no longer matters, and the page must be whole."""
        self._settling.stop()
        self._wanted = None
        self.finish()

    def _settle(self) -> None:
        if self._wanted is not None:
            self._show_place(self._wanted)
            self._wanted = None

    def _tell_moved(self) -> None:
        if self._wanted is None:
            self.finish()
            self.moved.emit()

    def _explain(self, text: RichText, address: str, rect: QRect, by_keyboard: bool) -> None:
        """Have the word explained; a screen reader hears it as the description of the text."""
        title, told = self._explained.get(address, ("", ""))
        text.setAccessibleDescription(f"{title} : {plain(told)}" if title and by_keyboard else "")
        self.explained.emit(title, told, rect, by_keyboard)

    @property
    def blocks(self) -> list[QWidget]:
        """What is built so far, from top to bottom, the sources last."""
        return list(self._blocks)

    def show_part(self, block: QWidget, rect: QRect) -> None:
        """Bring a part of a block to the screen, when it is not there."""
        top = block.y() + rect.top()
        bar = self.verticalScrollBar()
        seen = self.viewport().height() - 60
        if not bar.value() <= top <= bar.value() + seen or top + min(rect.height(), seen) > bar.value() + seen + 40:
            bar.setValue(top - self.viewport().height() // 3)

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Only now does the bar know how far it may go."""
        super().showEvent(event)
        if self._wanted is not None:
            self._show_place(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._whole = False
        self._settling.stop()
        self._wanted = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.fill_screen(self.verticalScrollBar().value())

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._let_go()
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                page = self.viewport().height() - 60
                bar.setValue(bar.value() + (-page if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else page))
            case _:
                super().keyPressEvent(event)
