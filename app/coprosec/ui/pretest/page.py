"""The page of the two tests."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from coprosec.domain.attempts import percent
from coprosec.domain.counting import counted
from coprosec.domain.testing import Gain, Occasion
from coprosec.ui.pretest.gain import GainCard
from coprosec.ui.pretest.view import PretestView, Sitting, Stand
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day, occasion_name
from coprosec.ui.wording import percent as percent_text

_WIDE = 640


class PretestPage(QWidget):
    """Signals:
    take_requested: the test that can be taken now (Sitting).
    postpone_requested: not now (Sitting).
    answers_requested: the answers of a test, one by one (AttemptId).
    home_requested: back to the home page.
    """

    take_requested = Signal(object)
    postpone_requested = Signal(object)
    answers_requested = Signal(str)
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[PretestView, Gain | None] | None = None
        self._scroll = BodyColumn(theme, 880)
        self.notice = self._scroll.notice
        self._cards: QBoxLayout | None = None
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self._main = button("", "primary")
        self._main.clicked.connect(self._take)
        lay_page(self, self._scroll, Footer(self._home, self._main))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_tests(self, view: PretestView, here: Gain | None) -> None:
        """Show the whole page anew; `here` is the gain of everybody on this PC, when they are enough to be counted."""
        self._shown = (view, here)
        self.notice.hide()
        self._fill(view, here)
        current = view.current
        self._main.setVisible(current is not None and not view.together)
        if current is not None:
            word = self.tr("Reprendre le test") if current.stand is Stand.RUNNING else self.tr("Commencer le test")
            set_words(self._main, word, f"{word} : {occasion_name(current.occasion)}")
        if not view.sittings:
            self.notice.say(self.tr("Ce cours n’a pas de test."), self.tr("Revenez à l’accueil."))
        elif view.together and current is not None:
            self.notice.say(
                self.tr("Ce test se passe seul."),
                self.tr("Vous êtes plusieurs à ce poste. Choisissez « Changer de personne », puis revenez un par un."),
                "warm",
            )
        take_keyboard(self._home if self._main.isHidden() else self._main)

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)
        self._main.hide()

    def _fill(self, view: PretestView, here: Gain | None) -> None:
        with self._scroll.new_body(16) as rows:
            rows.addWidget(label(self.tr("Avant et après"), "display"))
            told = self.tr(
                "Deux tests de même difficulté, l’un au début du cours, l’autre à la fin, pour voir ce que vous avez "
                "appris. Ils ne comptent ni dans vos quiz ni dans votre progression."
            )
            rows.addWidget(label(told, wrap=True))
            self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            self._cards.setSpacing(16)
            done = all(sitting.stand is Stand.DONE for sitting in view.sittings)
            for sitting in view.sittings:
                self._cards.addWidget(self._card(sitting, both=done, together=view.together), 1)
            rows.addLayout(self._cards)
            if view.own is not None:
                rows.addWidget(GainCard(self._theme, view.own, here))
        self._turn()

    def _card(self, sitting: Sitting, *, both: bool, together: bool) -> Card:
        icon, token, state = self._words(sitting, both=both)
        mark = icon_label(self._theme, icon, token, 24)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(mark)
        head.addWidget(label(occasion_name(sitting.occasion), "section", wrap=True), 1)
        card = Card((22, 18, 22, 18), 10)
        card.rows.addLayout(head)
        if sitting.score is not None:
            share = percent(sitting.score)
            card.rows.addWidget(label(percent_text(share), "huge"))
            bar = SlimBar(self._theme)
            bar.set_share(share / 100, percent_text(share))
            card.rows.addWidget(bar)
        card.rows.addWidget(label(state, wrap=True))
        card.rows.addStretch(1)
        if sitting.stand is Stand.DONE and both:
            look = button(self.tr("Voir les réponses"))
            look.setAccessibleName(self.tr("Voir les réponses : {test}").format(test=occasion_name(sitting.occasion)))
            look.clicked.connect(lambda: self.answers_requested.emit(sitting.attempt))
            card.rows.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        elif sitting.stand is Stand.OPEN and not together:
            later = button(self.tr("Plus tard"))
            later.setAccessibleName(self.tr("Plus tard : {test}").format(test=occasion_name(sitting.occasion)))
            later.clicked.connect(lambda: self.postpone_requested.emit(sitting))
            card.rows.addWidget(later, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _words(self, sitting: Sitting, *, both: bool) -> tuple[str, str, str]:
        """An icon, its colour, and where the learner stands."""
        first = sitting.occasion is Occasion.PRE
        items = counted(sitting.items, self.tr("question"), self.tr("questions"))
        match sitting.stand:
            case Stand.DONE:
                when = day(sitting.at) if sitting.at is not None else ""
                after = "" if both or not first else self.tr(" Le corrigé viendra après le test d’arrivée.")
                return "circle-check", "primary", self.tr("Passé {when}.").format(when=when) + after
            case Stand.RUNNING:
                told = self.tr("En cours : question {place} sur {all}. Vos réponses sont gardées.")
                return "circle-dot", "accent_dark", told.format(place=sitting.answered + 1, all=sitting.items)
            case Stand.OPEN if first:
                told = self.tr("{items}, une seule fois. Répondez comme vous pouvez : personne ne sait tout avant.")
                return "circle", "muted", told.format(items=items)
            case Stand.OPEN:
                return "circle", "muted", self.tr("{items}, une seule fois, à la fin du cours.").format(items=items)
            case _ if first:
                return "lock", "muted", self.tr("Il ne se passe plus : un module est déjà terminé.")
            case _:
                return "lock", "muted", self.tr("Il s’ouvre quand un premier module est terminé.")

    def _take(self) -> None:
        current = self._shown[0].current if self._shown is not None else None
        if current is not None:
            self.take_requested.emit(current)

    def _turn(self) -> None:
        if self._cards is not None:
            narrow = self.width() < self._theme.px(_WIDE)
            self._cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")
        set_icon(self._main, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_tests(*self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
