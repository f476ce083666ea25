"""The page of the attestation."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.completion import Completion, Requirement
from coprosec.domain.course import Course
from coprosec.domain.progress import Progress
from coprosec.ui.remaining import asked, remaining, standing
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_LISTED = 4
"""So many missing things are named; the rest is counted."""


class CertificatePage(QWidget):
    """Signals:
    missing_requested: something missing is to be done (Requirement, its id).
    document_requested: the attestation itself.
    home_requested: back to the home page.
    """

    missing_requested = Signal(object, str)
    document_requested = Signal()
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Course, Progress, Completion, Mapping[str, str], bool] | None = None
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self._main = button(self.tr("Ouvrir l’attestation"), "primary")
        self._main.clicked.connect(self.document_requested)
        self.footer = Footer(self._home, self._main)
        lay_page(self, self._scroll, self.footer)
        theme.changed.connect(self._restyle)
        self._dress()

    def show_completion(
        self,
        course: Course,
        progress: Progress,
        completion: Completion,
        titles: Mapping[str, str],
        *,
        document: bool,
    ) -> None:
        """Show the whole page anew. `titles` names what is missing by its id; `document`: there is one to open."""
        self._shown = (course, progress, completion, titles, document)
        self.notice.hide()
        with self._scroll.new_body(16) as rows:
            rows.addWidget(label(self.tr("Attestation"), "display"))
            if completion.offered:
                rows.addWidget(self._hero(course, progress, completion))
                rows.addWidget(label(self.tr("Ce qui est demandé"), "section"))
                for requirement in completion.requirements:
                    rows.addWidget(self._card(requirement, titles))
            else:
                self.notice.say(self.tr("Ce cours ne donne pas d’attestation."), self.tr("Revenez à l’accueil."))
        self._main.setVisible(completion.met and document)
        take_keyboard(self._main if completion.met and document else self._home)

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)
        self._main.hide()

    def _hero(self, course: Course, progress: Progress, completion: Completion) -> QFrame:
        hero = QFrame()
        hero.setProperty("role", "hero")
        mark = icon_label(self._theme, "award", "accent", 56)
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(6))
        name = progress.learner.name
        if completion.met:
            words.addWidget(label(self.tr("BRAVO"), "eyebrow"))
            words.addWidget(
                label(self.tr("{name}, vous avez droit à l’attestation.").format(name=name), "title", wrap=True)
            )
            told = self.tr("Cours « {title} » : tout ce qui est demandé est fait. Le formateur peut vous la remettre.")
            words.addWidget(label(told.format(title=course.title), wrap=True))
        else:
            words.addWidget(label(self.tr("EN CHEMIN"), "eyebrow"))
            told = self.tr("{name}, {remaining}.").format(name=name, remaining=remaining(completion))
            words.addWidget(label(told, "title", wrap=True))
        bar = SlimBar(self._theme, ("hero_groove", "accent"))
        bar.set_share(completion.share, self.tr("Ce qui est fait pour l’attestation"))
        words.addWidget(bar)
        row = QHBoxLayout(hero)
        row.setContentsMargins(28, 22, 28, 22)
        row.setSpacing(24)
        row.addWidget(mark)
        row.addLayout(words, 1)
        return hero

    def _card(self, requirement: Requirement, titles: Mapping[str, str]) -> Card:
        icon = ("circle-check", "primary") if requirement.met else ("circle-dot", "accent_dark")
        mark = icon_label(self._theme, *icon, 22)
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 14, 4)
        head.setSpacing(14)
        head.addWidget(mark)
        head.addWidget(label(asked(requirement), "strong", wrap=True), 1)
        head.addWidget(label(standing(requirement), "muted"))
        card = Card((8, 10, 8, 10))
        card.rows.addLayout(head)
        for name in requirement.left[:_LISTED]:
            row = RowButton(self._theme, ("arrow-right", "primary"), titles.get(name, name))
            row.clicked.connect(lambda _checked=False, chosen=name: self.missing_requested.emit(requirement, chosen))
            card.rows.addWidget(row)
        more = len(requirement.left) - _LISTED
        if more > 0:
            rest = label(self.tr("et {count} encore").format(count=more), "small")
            rest.setContentsMargins(self._theme.px(22) + 28, 0, 0, 6)
            card.rows.addWidget(rest)
        return card

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")
        set_icon(self._main, self._theme, "award", "on_primary")

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            course, progress, completion, titles, document = self._shown
            self.show_completion(course, progress, completion, titles, document=document)
