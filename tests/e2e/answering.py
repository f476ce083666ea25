"""The victim of test_power_cut: each "go" on its standard input starts a fresh process that answers for ever.

Python and SQLAlchemy are imported once, here; each round is a fork that opens the database by itself.
"""

import os
import sys
from pathlib import Path

from coprosec.domain.attempts import AttemptState
from coprosec.domain.clock import utc_now
from coprosec.domain.ids import ItemId, LearnerId, LessonId, ObjectiveId, QuizId
from coprosec.domain.items import Choice, Item, SingleChoice
from coprosec.domain.quiz import Quiz
from coprosec.services.study import Study

BODY = SingleChoice((Choice("a", "Oui"), Choice("b", "Non")), ("a",))
ITEMS = tuple(Item(ItemId(f"q{nth}"), ObjectiveId("o1"), LessonId("l1"), 1, "Sûr ?", "", "", BODY) for nth in range(8))
QUIZ = Quiz(QuizId("quiz"), "Quiz", 0.8, False, {ObjectiveId("o1"): 4}, ITEMS)


def tell(*words: str) -> None:
    """One write, so that a line comes whole or not at all."""
    os.write(1, f"{' '.join(words)}\n".encode())


def sitting(study: Study, learner: LearnerId) -> AttemptState:
    """The attempt that the last power cut interrupted, else a new one."""
    left = next((attempt for attempt in study.record.attempts(learner) if not attempt.finished), None)
    return study.attempts.resume(left.id) if left else study.attempts.start(learner, QUIZ, "1")


def answer_for_ever(database: Path) -> None:
    study = Study(database, utc_now)
    learner = (study.learners.all() or (study.learners.register("Amina"),))[0].id
    while True:
        state = sitting(study, learner)
        while not state.finished:
            item = state.plan.items[state.next_index]
            state = study.attempts.answer(state, item, ("a",), 10)
            tell("answered", state.id, item.id)


def main(database: Path) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            tell("pid", str(os.getpid()))
            answer_for_ever(database)
        _, status = os.waitpid(child, 0)
        tell("ended", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
