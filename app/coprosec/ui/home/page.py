"""The learner's home page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.completion import completion_of
from coprosec.domain.counting import counted
from coprosec.domain.course import Course, CourseModule
from coprosec.domain.ids import ModuleId
from coprosec.domain.next_step import NextStep
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import Progress
from coprosec.ui.home.card import ModuleCard, ScenariosCard
from coprosec.ui.home.words import hero_words
from coprosec.ui.remaining import remaining
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.card_button import CardButton
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

Locks = Mapping[ModuleId, CourseModule]
"""The modules that are closed, each with the one to finish before it."""

_CARD = 290
"""The narrowest card, at 100 %."""


class HomePage(QWidget):
    """What to go on with, then the modules.

    Signals:
        step_requested: go on (NextStep).
        module_requested: a module was chosen (ModuleId).
        scenarios_requested: the situations to play.
        reviews_requested: the questions that come back today.
        certificate_requested: what is missing for the attestation.
        opinion_requested: the satisfaction form.
    """

    step_requested = Signal(object)
    module_requested = Signal(str)
    scenarios_requested = Signal()
    reviews_requested = Signal()
    certificate_requested = Signal()
    opinion_requested = Signal()

    def __init__(self, theme: Theme, course_folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = course_folder
        self._step: NextStep | None = None
        self._cards: list[CardButton] = []
        self._columns = 0
        self._count = 0
        self._shown: tuple[Course, Progress, NextStep | None, Locks] | None = None
        self._scroll = Column(1120)
        self.notice = Notice(theme)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        rows = self._scroll.rows
        rows.addWidget(self.notice)
        rows.addWidget(self._make_hero())
        self._reviews = QVBoxLayout()
        rows.addLayout(self._reviews)
        rows.addWidget(label(self.tr("Votre parcours"), "section"))
        rows.addLayout(self._grid)
        self._beside = QVBoxLayout()
        rows.addLayout(self._beside)
        rows.addStretch(1)
        lay_page(self, self._scroll)
        theme.changed.connect(self._restyle)

    def show_progress(self, course: Course, progress: Progress, step: NextStep | None, locked: Locks) -> None:
        """Show the whole page anew."""
        self._shown = (course, progress, step, locked)
        self._step = step
        self.notice.hide()
        self._fill_hero(course, progress, step)
        self._fill_cards(course, progress, locked)
        self._fill_beside(course, progress)
        if step is not None:
            take_keyboard(self._continue)
        elif self._cards:
            self._cards[0].show()
            take_keyboard(self._cards[0])

    def show_reviews(self, count: int) -> None:
        """Say how many questions come back today; nothing when none does."""
        self._count = count
        rows = list[RowButton]()
        if count:
            told = counted(count, self.tr("question à revoir"), self.tr("questions à revoir"))
            row = RowButton(self._theme, ("rotate-ccw", "accent_dark"), self.tr("Révisions du jour"), told)
            row.clicked.connect(self.reviews_requested)
            rows.append(row)
        put_rows(self._reviews, rows)

    def _fill_beside(self, course: Course, progress: Progress) -> None:
        """What leads out of the course: the attestation, an opinion."""
        rows = list[RowButton]()
        completion = completion_of(course, progress)
        if completion.offered:
            mark = ("award", "primary") if completion.met else ("award", "muted")
            row = RowButton(self._theme, mark, self.tr("Attestation"), remaining(completion))
            row.clicked.connect(self.certificate_requested)
            rows.append(row)
        if course.enquiry:
            given = min(len(progress.opinions), course.enquiry)
            told = self.tr("{done} sur {all}").format(done=given, all=course.enquiry)
            state = (
                self.tr("donné, merci") if given == course.enquiry else told if given else self.tr("à donner à la fin")
            )
            row = RowButton(self._theme, ("smile", "muted"), self.tr("Votre avis sur la formation"), state)
            row.clicked.connect(self.opinion_requested)
            rows.append(row)
        put_rows(self._beside, rows)

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _make_hero(self) -> QFrame:
        hero = QFrame()
        hero.setProperty("role", "hero")
        self._eyebrow = label("", "eyebrow")
        self._title = label("", "title", wrap=True)
        self._detail = label("", wrap=True)
        self._bar = SlimBar(self._theme, ("hero_groove", "accent"))
        self._continue = button(self.tr("Continuer"), "inverse")
        set_icon(self._continue, self._theme, "arrow-right", "hero", after=True)
        self._continue.clicked.connect(self._take_step)
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self._eyebrow, self._title, self._detail):
            words.addWidget(widget)
        words.addSpacing(6)
        words.addWidget(self._bar)
        row = QHBoxLayout(hero)
        row.setContentsMargins(28, 22, 28, 22)
        row.setSpacing(28)
        row.addLayout(words, 1)
        row.addWidget(self._continue)
        return hero

    def _take_step(self) -> None:
        if self._step is not None:
            self.step_requested.emit(self._step)

    def _fill_hero(self, course: Course, progress: Progress, step: NextStep | None) -> None:
        self._bar.set_share(progress.share_of(course), self.tr("Progression dans le cours"))
        eyebrow, title, detail, action = hero_words(course, progress, step)
        self._eyebrow.setText(eyebrow)
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        set_words(self._continue, action, f"{action} : {title}")
        self._continue.setVisible(step is not None)

    def _fill_cards(self, course: Course, progress: Progress, locked: Locks) -> None:
        empty(self._grid)
        self._cards = []
        for module in course.modules:
            cover = self._folder / module.cover if module.cover else None
            card = ModuleCard(module, progress.of_module(module), cover, self._theme, locked.get(module.id))
            card.clicked.connect(lambda _checked=False, chosen=module.id: self.module_requested.emit(chosen))
            self._cards.append(card)
        scenarios = [head.id for module in course.modules if module.ready for head in module.scenarios]
        if scenarios:
            played = sum(1 for scenario in scenarios if progress_of(progress.plays, scenario).plays)
            beside = ScenariosCard(self._theme, len(scenarios), played)
            beside.clicked.connect(self.scenarios_requested)
            self._cards.append(beside)
        self._columns = 0
        self._place_cards()

    def _place_cards(self) -> None:
        room = min(self._scroll.viewport().width() - 80, 1120)
        columns = max(1, min(3, (room + 16) // (self._theme.px(_CARD) + 16)))
        if columns == self._columns:
            return
        self._columns = columns
        for nth, card in enumerate(self._cards):
            self._grid.addWidget(card, nth // columns, nth % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _restyle(self) -> None:
        set_icon(self._continue, self._theme, "arrow-right", "hero", after=True)
        if self._shown is not None:
            self.show_progress(*self._shown)
            self.show_reviews(self._count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()


def put_rows(place: QVBoxLayout, rows: Sequence[RowButton]) -> None:
    """A card of these rows alone; nothing when there is none."""
    empty(place)
    if not rows:
        return
    card = Card((8, 4, 8, 4), 6)
    for row in rows:
        card.rows.addWidget(row)
    place.addWidget(card)
