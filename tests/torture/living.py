"""A record that was lived in."""

from coprosec.domain.clock import utc_now
from coprosec.domain.ids import LessonId
from coprosec.domain.statements import Statement
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from tests.samples import quiz
from tests.torture.tally import by_id


def furnish(data: DataFolder, *names: str, days: int = 3) -> dict[str, Statement]:
    """People who read and answered."""
    study = Study(data.database, utc_now)
    for name in names:
        learner = study.learners.register(name)
        for day in range(days):
            study.reading.open(learner.id, LessonId(f"m1-l{day}"), "v1")
            state = study.attempts.start(learner.id, quiz(), "v1")
            for item in state.plan.items:
                state = study.attempts.answer(state, item, ("b",), 1000)
    found = by_id(study.record.statements())
    study.close()
    return found
