"""Every scenario of the course, with the endings that were found."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coprosec.domain.course import Course, CourseModule
from coprosec.domain.ids import ModuleId
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import Progress
from coprosec.ui.scenarios.card import ScenarioCard
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import take_keyboard
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_CARD = 380
"""The narrowest card, at 100 %."""


class ScenariosPage(QWidget):
    """Signals:
    scenario_requested: a scenario was chosen (ScenarioId, PlayId or an empty text).
    """

    scenario_requested = Signal(str)

    def __init__(self, theme: Theme, course_folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = course_folder
        self._grids: list[tuple[QGridLayout, list[ScenarioCard]]] = []
        self._columns = 0
        self._shown: tuple[Course, Progress, Mapping[ModuleId, CourseModule]] | None = None
        self._scroll = BodyColumn(theme, 1000)
        self.notice = self._scroll.notice
        lay_page(self, self._scroll)
        theme.changed.connect(self._restyle)

    def show_scenarios(self, course: Course, progress: Progress, locked: Mapping[ModuleId, CourseModule]) -> None:
        """Show the whole page anew; `locked` gives the module to be finished before each closed one."""
        self._shown = (course, progress, locked)
        self.notice.hide()
        self._grids = []
        with self._scroll.new_body(14) as rows:
            rows.addWidget(label(self.tr("Scénarios"), "display"))
            told = self.tr("Une situation, des choix, des conséquences : essayez ici avant la vraie vie.")
            rows.addWidget(label(told, wrap=True))
            modules = [module for module in course.modules if module.ready and module.scenarios]
            for module in modules:
                rows.addSpacing(6)
                rows.addWidget(label(self._heading(module), "section", wrap=True))
                rows.addLayout(self._cards(module, progress, locked.get(module.id)))
            if not modules:
                self.notice.say(self.tr("Ce cours n’a pas encore de scénario."), self.tr("Revenez à l’accueil."))
        self._columns = 0
        self._place_cards()
        first = next((card for _grid, cards in self._grids for card in cards if card.isEnabled()), None)
        if first is not None:
            first.show()
            take_keyboard(first)

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)

    def _heading(self, module: CourseModule) -> str:
        return self.tr("Module {number} · {title}").format(number=module.number, title=module.short_title)

    def _cards(self, module: CourseModule, progress: Progress, before: CourseModule | None) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        cover = self._folder / module.cover if module.cover else None
        cards = list[ScenarioCard]()
        for head in module.scenarios:
            card = ScenarioCard(self._theme, head, progress_of(progress.plays, head.id), cover, before)
            card.clicked.connect(lambda _checked=False, chosen=head.id: self.scenario_requested.emit(chosen))
            cards.append(card)
        self._grids.append((grid, cards))
        return grid

    def _place_cards(self) -> None:
        room = min(self._scroll.viewport().width() - 80, 1000)
        columns = max(1, min(2, (room + 16) // (self._theme.px(_CARD) + 16)))
        if columns == self._columns:
            return
        self._columns = columns
        for grid, cards in self._grids:
            for nth, card in enumerate(cards):
                grid.addWidget(card, nth // columns, nth % columns)
            for column in range(2):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def _restyle(self) -> None:
        if self._shown is not None:
            self.show_scenarios(*self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()
