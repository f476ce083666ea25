"""The page of results."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coprosec.domain.attempts import AttemptState, percent
from coprosec.domain.ids import LessonId
from coprosec.domain.items import Item
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, counted
from coprosec.ui.wording import percent as percent_text


class ResultsPage(QWidget):
    """Signals:
    lesson_requested: a lesson to review (LessonId).
    again_requested: another attempt.
    module_requested: back to the module.
    """

    lesson_requested = Signal(str)
    again_requested = Signal()
    module_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[AttemptState, Mapping[LessonId, str]] | None = None
        self.setObjectName("page")
        self._scroll = Column(820)
        self.notice = Notice(theme)
        self._body = QWidget()
        self._scroll.rows.addWidget(self.notice)
        self._scroll.rows.addWidget(self._body)
        self._scroll.rows.addStretch(1)
        self._again = button(self.tr("Recommencer le quiz"))
        self._again.clicked.connect(self.again_requested)
        self._module = button(self.tr("Revenir au module"), "primary")
        self._module.clicked.connect(self.module_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Footer(self._again, self._module))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_results(self, state: AttemptState, lessons: Mapping[LessonId, str]) -> None:
        """Show a finished attempt; `lessons` gives the titles of those the course still has."""
        self._shown = (state, lessons)
        self.notice.hide()
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addWidget(label(state.plan.title.upper(), "eyebrow"))
        rows.addWidget(self._verdict(state))
        if state.missed():
            rows.addWidget(label(self.tr("À revoir"), "section"))
            rows.addWidget(self._review(state, lessons))
        rows.addWidget(label(self.tr("Vos réponses, une à une"), "section"))
        rows.addWidget(self._answers(state))
        self._scroll.rows.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self._scroll.show_from_top()
        take_keyboard(self._module)

    def show_error(self, explanation: Explanation) -> None:
        self._body.hide()
        self.notice.say(explanation.title, explanation.advice, "bad")

    def _verdict(self, state: AttemptState) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        share = percent(state.score)
        mark = round(state.plan.pass_mark * 100)
        figure = label(percent_text(share), "huge")
        figure.setProperty("failed", not state.success)
        won = self.tr("{points} sur {all}").format(points=_points(state), all=len(state.plan.items))
        if state.success:
            title = self.tr("Réussi. Bravo !")
            advice = self.tr("Vous avez gagné {won} points ; il en fallait {mark}.")
        else:
            title = self.tr("Pas encore réussi.")
            advice = self.tr(
                "Vous avez gagné {won} points ; il faut {mark}. Revoyez les leçons ci-dessous, puis recommencez : "
                "les questions changeront, et votre meilleur résultat est gardé."
            )
        bar = SlimBar(self._theme, ("line", "primary" if state.success else "accent"))
        bar.set_share(share / 100, percent_text(share))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(title, "title", wrap=True))
        words.addWidget(label(advice.format(won=won, mark=percent_text(mark)), wrap=True))
        words.addWidget(bar)
        row = QHBoxLayout(card)
        row.setContentsMargins(28, 22, 28, 22)
        row.setSpacing(28)
        row.addWidget(figure)
        row.addLayout(words, 1)
        return card

    def _review(self, state: AttemptState, lessons: Mapping[LessonId, str]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(2)
        for lesson, items in state.to_review():
            count = counted(len(items), self.tr("question manquée"), self.tr("questions manquées"))
            title = lessons.get(lesson)
            if title is None:
                rows.addWidget(label(self.tr("Une leçon qui n’est plus dans le cours"), "muted"))
                continue
            line = RowButton(self._theme, ("book-open", "primary"), title, count)
            line.clicked.connect(lambda _checked=False, chosen=lesson: self.lesson_requested.emit(chosen))
            rows.addWidget(line)
        return card

    def _answers(self, state: AttemptState) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(10)
        for nth, item in enumerate(state.plan.items, start=1):
            rows.addLayout(self._answer(nth, item, state))
        return card

    def _answer(self, nth: int, item: Item, state: AttemptState) -> QHBoxLayout:
        outcome = state.outcomes[item.id]
        if outcome.score.full:
            icon, token, spoken = "circle-check", "primary", self.tr("juste")
        elif outcome.score.raw > 0:
            icon, token, spoken = "circle-dot", "accent_dark", self.tr("en partie juste")
        else:
            icon, token, spoken = "circle-x", "danger", self.tr("à revoir")
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap(icon, token, 20))
        mark.setAccessibleName(spoken)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(mark)
        prompt = plain(item.prompt)
        line.addWidget(label(f"{nth}. {prompt}", wrap=True), 1)
        line.addWidget(label(spoken, "small"))
        return line

    def _dress(self) -> None:
        set_icon(self._again, self._theme, "rotate-ccw")
        set_icon(self._module, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_results(*self._shown)


def _points(state: AttemptState) -> str:
    """Points won, with one decimal only when it is needed, rounded down."""
    tenths = int(state.score.raw * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
