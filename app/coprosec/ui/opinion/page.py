"""The satisfaction form, one question after the other, then all of it to be read again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coprosec.domain.items import Item, Response
from coprosec.domain.wording import answer_in_words
from coprosec.ui.items.question import QuestionPage
from coprosec.ui.items.sheet import Asked
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class OpinionQuestion(QuestionPage):
    """One question; it may be left without an answer."""

    def show_question(self, item: Item, nth: int, total: int, given: Response) -> None:
        place = self.tr("Question {place} sur {all}").format(place=nth + 1, all=total)
        remark = self.tr(
            "Votre avis sert à améliorer la formation ; le formateur le lit avec celui du groupe. Il ne change rien "
            "à vos résultats. Une question peut rester sans réponse."
        )
        asked = Asked(item, self.tr("VOTRE AVIS"), place, nth / total, False, remark if nth == 0 else "")
        sheet = self.ask(asked)
        if given:
            sheet.answering.give(given)
        set_words(self._main, self.tr("Suivante"))


class OpinionSummary(QWidget):
    """Signals:
    question_requested: a question is to be answered anew (its number, from 0).
    home_requested: back to the home page.
    """

    question_requested = Signal(int)
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self.home = button(self.tr("Revenir à l’accueil"), "primary")
        self.home.clicked.connect(self.home_requested)
        set_icon(self.home, theme, "arrow-right", "on_primary", after=True)
        lay_page(self, self._scroll, Footer(None, self.home))

    def show_answers(self, items: Sequence[Item], given: Mapping[str, Response]) -> None:
        """Everything that was answered; each line leads back to its question."""
        self.notice.say(
            self.tr("Merci, votre avis est enregistré."),
            self.tr("Vous pouvez le changer : choisissez une ligne."),
            "good",
        )
        card = Card()
        for nth, item in enumerate(items):
            told = answer_in_words(item, given.get(item.id, ()))
            mark = ("circle-check", "primary") if told else ("circle", "muted")
            row = RowButton(self._theme, mark, plain(item.prompt), _short(told) or self.tr("sans réponse"))
            row.clicked.connect(lambda _checked=False, place=nth: self.question_requested.emit(place))
            card.rows.addWidget(row)
        self._replace(card)
        take_keyboard(self.home)

    def show_alone(self) -> None:
        """Several people sit there: the form is one person's own."""
        self._replace(QWidget())
        self.notice.say(
            self.tr("Chacun donne son avis seul."),
            self.tr("Vous êtes plusieurs à ce poste. Choisissez « Changer de personne », puis revenez un par un."),
            "warm",
        )
        take_keyboard(self.home)

    def show_error(self, explanation: Explanation) -> None:
        self._replace(QWidget())
        self.notice.explain(explanation)
        take_keyboard(self.home)

    def _replace(self, card: QWidget) -> None:
        with self._scroll.new_body(16) as rows:
            rows.addWidget(label(self.tr("Votre avis sur la formation"), "display", wrap=True))
            rows.addWidget(card)
        self._scroll.show_from_top()


class OpinionPage(QStackedWidget):
    """The question asked, or the summary."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.question = OpinionQuestion(theme)
        self.summary = OpinionSummary(theme)
        self.addWidget(self.question)
        self.addWidget(self.summary)

    def show_error(self, explanation: Explanation) -> None:
        self.setCurrentWidget(self.summary)
        self.summary.show_error(explanation)


def _short(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47]}…"
