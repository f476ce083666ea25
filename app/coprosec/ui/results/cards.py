"""What an attempt was worth: its score, beside it its certainty, and the lessons to read again."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from coprosec.domain.attempts import AttemptState, percent
from coprosec.domain.certainty import CertaintyMarks
from coprosec.domain.counting import counted
from coprosec.domain.ids import LessonId
from coprosec.domain.results import Try, best, first
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import occasion_name, signed
from coprosec.ui.wording import percent as percent_text


def verdict_card(theme: Theme, state: AttemptState, tries: Sequence[Try]) -> Card:
    """The score against the pass mark, and how this attempt stands among `tries` at the same quiz."""
    card = Card((28, 22, 28, 22), 8)
    share = percent(state.score)
    figure = label(percent_text(share), "huge")
    figure.setProperty("failed", not state.success and not state.plan.occasion)
    title, advice = _verdict_words(state)
    bar = SlimBar(theme, ("groove", "primary" if state.success else "accent"))
    bar.set_share(share / 100, percent_text(share))
    words = QVBoxLayout()
    words.setSpacing(8)
    words.addWidget(label(title, "title", wrap=True))
    words.addWidget(label(advice, wrap=True))
    words.addWidget(bar)
    told = _among(tries)
    if told:
        words.addWidget(label(told, "small", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(28)
    row.addWidget(figure)
    row.addLayout(words, 1)
    card.rows.addLayout(row)
    return card


def _verdict_words(state: AttemptState) -> tuple[str, str]:
    mark = percent_text(round(state.plan.pass_mark * 100))
    won = tr("{points} sur {all}").format(points=_points(state), all=int(state.score.max))
    if state.success is None:
        left = len(state.plan.items) - len(state.outcomes)
        told = counted(left, tr("question attend"), tr("questions attendent"))
        return tr("Pas encore terminé."), tr("{questions} encore votre réponse.").format(questions=told)
    if state.plan.occasion:
        told = tr("Vous avez gagné {won} points. Ce test se passe une fois ; il mesure, il ne note pas.")
        return occasion_name(state.plan.occasion), told.format(won=won)
    if state.success:
        return tr("Réussi. Bravo !"), tr("Vous avez gagné {won} points ; il en fallait {mark}.").format(
            won=won, mark=mark
        )
    advice = tr(
        "Vous avez gagné {won} points ; il faut {mark}. Revoyez les leçons ci-dessous, puis recommencez : "
        "les questions changeront, et votre meilleur résultat est gardé."
    )
    return tr("Pas encore réussi."), advice.format(won=won, mark=mark)


def _among(tries: Sequence[Try]) -> str:
    begin, top = first(tries), best(tries)
    finished = sum(one.percent is not None for one in tries)
    if begin is None or top is None or finished < 2:
        return ""
    return tr("{tries} : le premier {first}, le meilleur {best}.").format(
        tries=counted(finished, tr("essai"), tr("essais")),
        first=percent_text(begin.percent or 0),
        best=percent_text(top.percent or 0),
    )


def certainty_card(theme: Theme, marks: CertaintyMarks, open_calibration: Callable[[], None]) -> Card:
    """What saying how sure one was is worth: beside the score, and never in it."""
    card = Card((14, 18, 20, 12), 6)  # a row that is a button has 14 pixels of its own
    line = QHBoxLayout()
    line.setSpacing(16)
    line.setContentsMargins(14, 0, 0, 0)
    line.addWidget(label(signed(marks.points), "title"))
    beside = tr("points de certitude sur {most} possibles. Ils ne changent pas votre score.").format(most=marks.most)
    line.addWidget(label(beside, wrap=True), 1)
    card.rows.addLayout(line)
    if marks.sure_and_wrong:
        told = tr("réponse fausse dite « À coup sûr »"), tr("réponses fausses dites « À coup sûr »")
        wrong = counted(marks.sure_and_wrong, *told)
        card.rows.addWidget(_set_in(tr("{count} : à revoir en premier.").format(count=wrong)))
    if marks.unsure_and_right:
        told = tr("réponse juste dite « Peut-être »"), tr("réponses justes dites « Peut-être »")
        right = counted(marks.unsure_and_right, *told)
        card.rows.addWidget(_set_in(tr("{count} : vous en savez plus que vous ne le pensez.").format(count=right)))
    link = RowButton(theme, ("target", "primary"), tr("Voir ma certitude dans tout le cours"))
    link.clicked.connect(open_calibration)
    card.rows.addWidget(link)
    return card


def _set_in(text: str) -> QLabel:
    words = label(text, wrap=True)
    words.setContentsMargins(14, 0, 0, 0)
    return words


def review_card(
    theme: Theme, state: AttemptState, lessons: Mapping[LessonId, str], open_lesson: Callable[[LessonId], None]
) -> Card:
    """The lessons that teach what was missed, most missed first."""
    card = Card()
    for lesson, items in state.to_review():
        count = counted(len(items), tr("question manquée"), tr("questions manquées"))
        title = lessons.get(lesson)
        if title is None:
            line = RowButton(theme, ("book-open", "muted"), tr("Une leçon qui n’est plus dans le cours"), count)
            line.setEnabled(False)
        else:
            line = RowButton(theme, ("book-open", "primary"), title, count)
            line.clicked.connect(lambda _checked=False, chosen=lesson: open_lesson(chosen))
        card.rows.addWidget(line)
    return card


def _points(state: AttemptState) -> str:
    """Points won, with one decimal only when it is needed, rounded down."""
    tenths = int(state.score.raw * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
