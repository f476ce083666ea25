"""The page of a lesson: reading column, contents, and the way on."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coprosec.domain.course import CourseModule
from coprosec.domain.ids import LessonId
from coprosec.domain.lesson import Lesson
from coprosec.domain.progress import Progress, ReadingPlace
from coprosec.ui.lesson.check import Answers
from coprosec.ui.lesson.contents import WIDTH as CONTENTS_WIDTH
from coprosec.ui.lesson.contents import Contents
from coprosec.ui.lesson.tools import LessonTools
from coprosec.ui.lesson.view import LessonView
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, press_focused, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.hint import Hint
from coprosec.ui.widgets.leaves import PAINTED_MS, Leaves
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.popup import Popup
from coprosec.ui.wording import Explanation

ASIDE_WIDTH = 330
_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class LessonPage(QWidget):
    """Shows one lesson, keeps its neighbours laid out.

    Signals:
        answered: a self-check was answered (SelfCheck, Item, Response).
        moved: another place of the lesson is on screen.
        link_followed: a link of the text (address, place on screen).
        understood: "J'ai compris, continuer".
        previous_requested: the lesson before.
        home_requested: this lesson cannot be shown: back to the home page.
        lesson_requested: a lesson of the panel (LessonId).
        quiz_requested: the module's quiz, in the panel.
    """

    answered = Signal(object, object, object)
    moved = Signal()
    link_followed = Signal(str, QPoint)
    understood = Signal()
    previous_requested = Signal()
    home_requested = Signal()
    lesson_requested = Signal(str)
    quiz_requested = Signal()

    def __init__(self, theme: Theme, course_folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = course_folder
        self._views: dict[LessonId, LessonView] = {}
        self._preparing: list[LessonView] = []
        self._aside: QWidget | None = None
        self.aloud_keys: dict[int, QPushButton] = {}
        """The buttons of reading aloud, by key; empty until it is asked for."""
        self.setObjectName("page")
        self._leaves = Leaves()
        self.notice = PageNotice(theme)
        self.notice.setProperty("place", "lesson")
        self.notice.action_requested.connect(self.home_requested)
        self._contents = Contents(theme)
        self._contents.anchor_requested.connect(self.go_to_anchor)
        self._contents.lesson_requested.connect(self.lesson_requested)
        self._contents.quiz_requested.connect(self.quiz_requested)
        self.tools = LessonTools(theme)
        self.popup = Popup(theme, self)
        self.hint = Hint(theme, self)
        self._previous = button(self.tr("Leçon précédente"))
        self._previous.clicked.connect(self.previous_requested)
        self._next = button(self.tr("J’ai compris, continuer"), "primary")
        self._next.clicked.connect(self.understood)
        self.footer = Footer(self._previous, self._next)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._prepare_some)
        self._middle = QHBoxLayout()
        self._aloud = QVBoxLayout()
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        reading = QVBoxLayout()
        reading.setSpacing(0)
        reading.addWidget(self.tools)
        reading.addLayout(self._aloud)
        reading.addWidget(self.notice)
        reading.addWidget(self._leaves, 1)
        reading.addStretch()
        self._middle.setSpacing(0)
        self._middle.addLayout(reading, 1)
        self._middle.addWidget(self._contents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._middle, 1)
        column.addWidget(self.footer)

    @property
    def view(self) -> LessonView | None:
        """The lesson on screen."""
        top = self._leaves.top
        return top if isinstance(top, LessonView) else None

    def kept(self, lesson: LessonId) -> Lesson | None:
        """A lesson that is laid out already, or is being."""
        view = self._views.get(lesson)
        return None if view is None else view.lesson

    def show_lesson(self, lesson: Lesson, eyebrow: str, answers: Answers, place: ReadingPlace) -> LessonView:
        """Show a lesson at a place, laid out already or not."""
        self._idle.stop()
        self.notice.hide()
        self.popup.hide()
        self.hint.hide()
        self._leaves.show()
        self.tools.show()
        self.footer.show()
        self._show_contents_if_room()
        view = self._view(lesson, eyebrow)
        view.recall(answers)
        view.go_to_place(place)
        self._leaves.turn_to(view)
        self._preparing = []
        self._idle.start(PAINTED_MS)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        return view

    def show_around(
        self, lesson: Lesson, module: CourseModule | None, progress: Progress | None, *, first: bool, action: str
    ) -> None:
        """The panel and the two buttons. The panel follows once the text is painted."""

        def fill() -> None:
            self._contents.show_contents(lesson, module, progress)

        if self.isVisible():
            QTimer.singleShot(PAINTED_MS, self._contents, fill)
        else:
            fill()
        self._previous.setVisible(not first)
        set_words(self._next, action)

    def prepare(self, neighbours: list[tuple[Lesson, str]], answers: Answers) -> None:
        """Lay out these lessons while nothing else is asked, and forget the others."""
        kept = {lesson.id for lesson, _eyebrow in neighbours}
        for old in [lesson for lesson in self._views if lesson not in kept and self._views[lesson] is not self.view]:
            self._forget(old)
        beside = [self._view(lesson, eyebrow) for lesson, eyebrow in neighbours]
        for view in beside:
            view.recall(answers)
        self._preparing = beside
        self._idle.start(0)

    def pause(self) -> None:
        """Lay nothing out any more, explain nothing."""
        self.hint.hide()
        self._idle.stop()
        self._preparing = []

    def go_to_anchor(self, anchor: str) -> None:
        if self.view is not None:
            self.view.go_to_anchor(anchor)

    def show_error(self, explanation: Explanation) -> None:
        self._leaves.hide()
        self.tools.hide()
        self._contents.hide()
        if self._aside is not None:
            self.hide_aside(self._aside)
        self.footer.hide()
        self.notice.fill(explanation.title, explanation.advice, action=self.tr("Revenir à l’accueil"))

    def say(self, explanation: Explanation) -> None:
        """An error that leaves the lesson readable."""
        self.notice.explain(explanation)

    @property
    def theme(self) -> Theme:
        return self._theme

    def show_aside(self, panel: QWidget) -> None:
        """Put a panel beside the lesson, where the contents are."""
        if self._aside is not panel:
            self._aside = panel
            self._middle.addWidget(panel)
        panel.setFixedWidth(min(self._theme.px(ASIDE_WIDTH), self.width() // 2))
        panel.show()
        self._show_contents_if_room()

    def hide_aside(self, panel: QWidget) -> None:
        """Take it away; the keyboard goes back to the text."""
        had_keyboard = panel.isAncestorOf(self.window().focusWidget())
        if self._aside is panel:
            self._aside = None
            self._middle.removeWidget(panel)
        if had_keyboard and self.view is not None:
            take_keyboard(self.view)
        panel.hide()
        self._show_contents_if_room()

    def show_aloud_bar(self, bar: QWidget) -> None:
        """Give the buttons of reading aloud their place, under the tools; they are hidden until it begins."""
        self._aloud.addWidget(bar)
        bar.hide()

    def hide_aloud_bar(self, bar: QWidget) -> None:
        """Put them away; the keyboard goes back to the text."""
        if bar.isAncestorOf(self.window().focusWidget()) and self.view is not None:
            take_keyboard(self.view)
        bar.hide()

    def forget_all(self) -> None:
        """Drop every lesson laid out: another person, another text size."""
        self.pause()
        for lesson in list(self._views):
            self._forget(lesson)

    def restyle(self) -> None:
        """The text size is another one: lessons must be laid out again."""
        self._dress()
        self.forget_all()

    def _view(self, lesson: Lesson, eyebrow: str) -> LessonView:
        if lesson.id not in self._views:
            view = LessonView(lesson, eyebrow, self._theme, self._folder)
            view.answered.connect(self.answered)
            view.moved.connect(self.moved)
            view.link_followed.connect(self.link_followed)
            view.explained.connect(self._explain)
            view.verticalScrollBar().valueChanged.connect(self.hint.hide)
            self._leaves.add(view)
            view.take_size(self._leaves.width(), self._leaves.height())
            self._views[lesson.id] = view
        return self._views[lesson.id]

    def _forget(self, lesson: LessonId) -> None:
        self._leaves.drop(self._views.pop(lesson))

    def _prepare_some(self) -> None:
        """One step of what is left: first of the lesson on screen, then of its neighbours."""
        self._idle.setInterval(0)
        if self.view is not None and self.view.step():
            return
        self._preparing = [view for view in self._preparing if not view.ready]
        if self._preparing:
            self._preparing[0].step()
        else:
            self._idle.stop()

    def _dress(self) -> None:
        self.tools.restyle()
        set_icon(self._previous, self._theme, "arrow-left")
        set_icon(self._next, self._theme, "arrow-right", "on_primary", after=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_contents_if_room()

    def _show_contents_if_room(self) -> None:
        roomy = self.width() >= self._theme.px(CONTENTS_WIDTH + 690)
        self._contents.setVisible(roomy and not self._leaves.isHidden() and self._aside is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._tool_pressed(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self) and self._next.isVisible():
                self.understood.emit()
        else:
            super().keyPressEvent(event)

    def _explain(self, title: str, html: str, rect: QRect, by_keyboard: bool) -> None:
        if title:
            self.hint.say(title, html, rect, at_once=by_keyboard)
        else:
            self.hint.let_go(at_once=by_keyboard)

    def _tool_pressed(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the tools': it presses the button."""
        tools = {
            (Qt.Key.Key_F8, _PLAIN): self.tools.aloud,
            (Qt.Key.Key_D, _CONTROL): self.tools.bookmark,
            (Qt.Key.Key_N, _CONTROL): self.tools.notes,
            (Qt.Key.Key_P, _CONTROL): self.tools.print,
        }
        tool = self.aloud_keys.get(event.key()) if event.modifiers() == _PLAIN else None
        if tool is not None and tool.isVisible():
            tool.click()
            return True
        if event.key() == Qt.Key.Key_Escape and self.hint.isVisible():
            self.hint.hide()
            return True
        tool = tools.get((Qt.Key(event.key()), event.modifiers()))
        if tool is None or not tool.isVisible():
            return False
        tool.click()
        return True
