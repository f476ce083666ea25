"""The page of a quiz."""

from coprosec.domain.attempts import AttemptState, Outcome
from coprosec.ui.items.question import Asked, QuestionPage


class QuizPage(QuestionPage):
    """One question of an attempt after the other."""

    def show_item(self, state: AttemptState, index: int, eyebrow: str, remark: str = "") -> None:
        """Ask the item at `index` of the attempt; `remark` is what is to be known before answering."""
        item, total = state.plan.items[index], len(state.plan.items)
        place = self.tr("Question {place} sur {all}").format(place=index + 1, all=total)
        self.ask(Asked(item, eyebrow, place, index / total, state.plan.asks_certainty(item), remark))

    def show_outcome(self, outcome: Outcome, lesson_title: str, *, last: bool) -> None:
        """Show how the response was judged, and that it is on the disk."""
        after = self.tr("Voir mes résultats") if last else self.tr("Question suivante")
        self.show_judged(outcome, lesson_title, after)

    def prepare_next(self, state: AttemptState) -> None:
        """Have the next question ready."""
        item = state.plan.items[state.next_index]
        self.coming.prepare(item, certainty=state.plan.asks_certainty(item))
