"""Every answer of an attempt, each line opening on what was answered, what was right and why."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprosec.domain.attempts import AttemptState, Outcome
from coprosec.domain.ids import LessonId
from coprosec.domain.items import Item
from coprosec.ui.items.feedback import feedback_on_certainty
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.disclosure import Disclosure
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import certainty_name


class AnswersCard(Card):
    """One line a question. Those that did not win everything are open at first.

    Signals:
        lesson_requested: the lesson that teaches a question (LessonId).
    """

    lesson_requested = Signal(str)

    def __init__(self, theme: Theme, state: AttemptState, lessons: Mapping[LessonId, str]) -> None:
        super().__init__()
        self._theme = theme
        self._lessons = lessons
        self.lines: list[Disclosure] = []
        for nth, item in enumerate(state.plan.items, start=1):
            line = self._line(nth, item, state.outcomes.get(item.id))
            self.lines.append(line)
            self.rows.addWidget(line)
        for item, line in zip(state.plan.items, self.lines, strict=True):
            outcome = state.outcomes.get(item.id)
            line.set_open(outcome is not None and not outcome.score.full)

    def open_all(self, open_: bool) -> None:
        for line in self.lines:
            line.set_open(open_)

    def _line(self, nth: int, item: Item, outcome: Outcome | None) -> Disclosure:
        icon, token, spoken = self._verdict(item, outcome)
        text = f"{nth}. {plain(item.prompt)}"
        return Disclosure(self._theme, (icon, token), text, spoken, lambda: self._detail(item, outcome))

    def _verdict(self, item: Item, outcome: Outcome | None) -> tuple[str, str, str]:
        if outcome is None:
            return "circle-help", "muted", self.tr("pas sur ce poste")
        if not item.body.scored:
            return "message-circle", "muted", self.tr("votre avis")
        if outcome.score.full:
            return "circle-check", "primary", self.tr("juste")
        if outcome.score.raw > 0:
            return "circle-dot", "accent_dark", self.tr("en partie juste")
        return "circle-x", "danger", self.tr("à revoir")

    def _detail(self, item: Item, outcome: Outcome | None) -> QWidget:
        detail = QWidget()
        rows = QVBoxLayout(detail)
        indent = 14 + self._theme.px(22) + 14
        rows.setContentsMargins(indent, 2, 16, 14)
        rows.setSpacing(self._theme.px(8))
        if item.detail:
            rows.addWidget(rich_label(item.detail))
        if outcome is None:
            told = self.tr("Cette réponse a été donnée sur un autre poste, et n’est pas encore arrivée sur celui-ci.")
            rows.addWidget(label(told, wrap=True))
            return detail
        self._say(rows, self._given_title(outcome), item.body.words(outcome.response), self._tone(item, outcome))
        if not outcome.score.full and item.body.key():
            self._say(rows, self.tr("Réponse juste"), item.body.words(item.body.key()), "good")
        sure = feedback_on_certainty(outcome.score, outcome.certainty)
        for html in (*item.body.feedback_for(outcome.response), item.feedback, sure):
            if html:
                rows.addWidget(rich_label(html))
        title = self._lessons.get(item.lesson)
        if title is not None and item.body.scored:
            rows.addWidget(self._link(item.lesson, title))
        return detail

    def _given_title(self, outcome: Outcome) -> str:
        if outcome.certainty is None:
            return self.tr("Votre réponse")
        return self.tr("Votre réponse, dite « {name} »").format(name=certainty_name(outcome.certainty))

    @staticmethod
    def _tone(item: Item, outcome: Outcome) -> str:
        if not item.body.scored:
            return "plain"
        return "good" if outcome.score.full else "warm"

    def _say(self, rows: QVBoxLayout, title: str, lines: tuple[str, ...], tone: str) -> None:
        notice = Notice(self._theme)
        rows.addWidget(notice)  # first: a widget that is shown without a parent is a window of its own
        notice.say(title, "<br>".join(escape(line) for line in lines), tone)

    def _link(self, lesson: LessonId, title: str) -> RowButton:
        text = self.tr("Revoir la leçon « {title} »").format(title=title)
        row = RowButton(self._theme, ("book-open", "primary"), text)
        row.clicked.connect(lambda: self.lesson_requested.emit(lesson))
        return row
