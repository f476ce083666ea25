"""The page of a quiz."""

from coprosec.domain.attempts import AttemptState, Outcome
from coprosec.ui.items.question import QuestionPage
from coprosec.ui.items.sheet import Asked


class QuizPage(QuestionPage):
    """One question of an attempt after the other."""

    def show_item(self, state: AttemptState, index: int, eyebrow: str, remark: str = "") -> None:
        """Ask the item at `index` of the attempt; `remark` is what is to be known before answering."""
        self.ask(self._asked(state, index, eyebrow, remark))

    def prepare_item(self, state: AttemptState, index: int, eyebrow: str, remark: str = "") -> None:
        """Have it ready to be asked."""
        self.coming.prepare(self._asked(state, index, eyebrow, remark))

    def show_outcome(self, outcome: Outcome, lesson_title: str, *, last: bool) -> None:
        """Show how the response was judged, and that it is on the disk."""
        after = self.tr("Voir mes résultats") if last else self.tr("Question suivante")
        self.show_judged(outcome, lesson_title, after)

    def _asked(self, state: AttemptState, index: int, eyebrow: str, remark: str) -> Asked:
        item, total = state.plan.items[index], len(state.plan.items)
        place = self.tr("Question {place} sur {all}").format(place=index + 1, all=total)
        return Asked(item, eyebrow, place, index / total, state.plan.asks_certainty(item), remark)
