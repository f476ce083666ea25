"""What is said after an answer, the same in lessons and in quizzes."""

from dataclasses import dataclass

from coprosec.domain.certainty import SURE, UNSURE, mark
from coprosec.domain.items import Item, Response, Score
from coprosec.ui.translation import tr
from coprosec.ui.wording import signed


@dataclass(frozen=True, slots=True)
class Feedback:
    """A title, rich text and a tone of `widgets.notice`."""

    title: str
    html: str
    tone: str


def feedback(item: Item, response: Response, score: Score) -> Feedback:
    """First what concerns the answer given, then what holds for everybody."""
    told = "".join(f"<p>{text}</p>" for text in (*item.body.feedback_for(response), item.feedback) if text)
    if not item.body.scored:
        return Feedback(tr("Merci."), told, "plain")
    if score.full:
        return Feedback(tr("Oui, c’est juste."), told, "good")
    if score.raw > 0:
        return Feedback(tr("En partie juste."), told, "warm")
    return Feedback(tr("Pas tout à fait."), told, "warm")


def feedback_on_certainty(score: Score, certainty: int | None) -> str:
    """Rich text: what saying how sure one was is worth; empty when it was not asked."""
    if certainty is None or not score.max:
        return ""
    points = signed(mark(score, certainty))
    if score.full and certainty == UNSURE:
        words = tr("Certitude : {points}. Vous le saviez mieux que vous ne le pensiez : cette question reviendra.")
    elif score.raw <= 0 and certainty == SURE:
        words = tr("Certitude : {points}. Vous aviez dit « À coup sûr » : c’est ce qu’il faut revoir en premier.")
    elif score.raw <= 0 and certainty == UNSURE:
        words = tr("Certitude : {points}. Vous aviez raison de douter.")
    else:
        words = tr("Certitude : {points}.")
    return f"<p>{words.format(points=points)}</p>"
