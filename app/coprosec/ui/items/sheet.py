"""One question on a sheet of its own: what is asked, where one answers, how it was judged."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from coprosec.domain.attempts import Outcome
from coprosec.domain.items import Item, Response
from coprosec.ui.items import widget_for
from coprosec.ui.items.certainty import CertaintyRow
from coprosec.ui.items.feedback import feedback, feedback_on_certainty
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.announcing import announce
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it. `place` says which one of how many, `share` how much is behind (0 to 1),
    `certainty` whether one says how sure one is, `remark` what is to be known before answering.
    """

    item: Item
    eyebrow: str
    place: str
    share: float
    certainty: bool
    remark: str = ""


class QuestionSheet(Column):
    """Made for one question, and for no other after it: it can be laid out while another one is read.

    Signals:
        submitted: Enter was pressed where it means "this is my answer".
        lesson_requested: the lesson that teaches this (LessonId).
    """

    submitted = Signal()
    lesson_requested = Signal(str)

    def __init__(self, theme: Theme, asked: Asked) -> None:
        super().__init__(860, (40, 32, 40, 24))
        self.asked = asked
        self.judged = False
        self.answering = widget_for(asked.item, theme)
        self.answering.submitted.connect(self.submitted)
        self.certainty = CertaintyRow(theme) if asked.certainty else None
        self.notice = Notice(theme)
        self.notice.link_activated.connect(lambda address: self.lesson_requested.emit(address.partition(":")[2]))
        self._add_head(theme)
        self.prompt = rich_label(asked.item.prompt, "title")
        self.rows.addWidget(self.prompt)
        if asked.item.detail:
            self.rows.addWidget(rich_label(asked.item.detail))
        self.rows.addWidget(label(self.answering.hint, "muted", wrap=True))
        self.rows.addWidget(self.answering)
        if self.certainty is not None:
            self.certainty.submitted.connect(self.submitted)
            self.rows.addWidget(self.certainty)
        self.rows.addWidget(self.notice)
        self.rows.addStretch(1)

    def _add_head(self, theme: Theme) -> None:
        asked = self.asked
        head = QHBoxLayout()
        head.addWidget(label(asked.eyebrow, "eyebrow"))
        head.addStretch(1)
        head.addWidget(label(asked.place, "muted"))
        bar = SlimBar(theme)
        bar.set_share(asked.share, asked.place)
        self.rows.addLayout(head)
        self.rows.addWidget(bar)
        if asked.remark:
            remark = Notice(theme)
            self.rows.addWidget(remark)
            remark.word("", asked.remark)

    def begin(self) -> None:
        """It is on screen: the keyboard goes where the answer begins."""
        announce(self, self.asked.remark)
        self.answering.focus_first()

    # what is given

    def response(self) -> Response:
        return self.answering.response()

    def level(self) -> int | None:
        """How sure one is; None when it is not said, or not asked."""
        return None if self.certainty is None else self.certainty.certainty()

    def give(self, response: Response, level: int | None) -> None:
        """Show what was given on another sheet."""
        self.answering.give(response)
        self.choose(level)

    def choose(self, level: int | None) -> None:
        """Say how sure one is, where it is asked."""
        if self.certainty is not None:
            self.certainty.choose(level)

    @property
    def lacks_certainty(self) -> bool:
        """Whether the answer is there, and how sure one is of it is not."""
        asks = self.certainty is not None and self.level() is None
        return asks and self.asked.item.body.problem(self.response()) is None

    def ask_certainty(self) -> None:
        assert self.certainty is not None
        self.notice.say(
            self.tr("Encore un choix."),
            self.tr("Dites si c’est la bonne réponse, selon vous : touche 1, 2 ou 3, puis Entrée."),
            "plain",
        )
        self.certainty.focus_first()
        self.reveal(self.certainty)

    def key_picked(self, event: QKeyEvent) -> bool:
        """Answer by a key pressed anywhere on the page; False when the key means nothing here."""
        if self.judged or event.modifiers() not in _PLAIN or not self.answering.key_picked(event):
            return False
        self.notice.hide()
        return True

    # what is told

    def show_judged(self, outcome: Outcome, lesson_title: str) -> None:
        """Show how the response was judged."""
        self.judged = True
        if self.response() != outcome.response:
            self.answering.give(outcome.response)  # what another window recorded first
        self.answering.reveal()
        if self.certainty is not None:
            self.certainty.choose(outcome.certainty)
            self.certainty.lock()
        item = self.asked.item
        told = feedback(item, outcome.response, outcome.score)
        link = ""
        if lesson_title and not outcome.score.full:
            words = self.tr("Revoir la leçon « {title} »").format(title=lesson_title)
            link = f'<p><a href="lesson:{item.lesson}">{words}</a></p>'
        sure = feedback_on_certainty(outcome.score, outcome.certainty)
        self.notice.say(told.title, f"{told.html}{sure}{link}", told.tone)

    def refuse(self, explanation: Explanation) -> None:
        """The response was not recorded: say why."""
        self.notice.explain(explanation)
        self.reveal(self.notice)
