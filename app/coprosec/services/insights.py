"""What a group's answers tell, from the first finished attempt of each person."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from coprosec.domain import untrusted
from coprosec.domain.ids import CohortId, ItemId
from coprosec.domain.insights import CalibrationRow, Fork, Mark, QuizInsight, ScenarioInsight, quiz_insight
from coprosec.domain.plain import plain
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Scenario, Scene
from coprosec.domain.testing import Gain, gain
from coprosec.services.testing import Testing
from coprosec.storage import answers, forks
from coprosec.storage import cohorts as queries
from coprosec.storage.record import Record


class Insights:
    """Reads pictures of a group, or of everybody in this record."""

    def __init__(self, record: Record, testing: Testing) -> None:
        self._record = record
        self._testing = testing

    def of_quiz(self, quiz: Quiz, cohort: CohortId | None = None) -> QuizInsight:
        """A quiz and its questions, the hardest first."""
        items = {item.id: item for item in quiz.items}
        with self._record.view() as connection:
            marks = (
                Mark(attempt, ItemId(item), points, most, _response(data), certainty)
                for attempt, item, points, most, data, certainty in answers.of_sittings(connection, quiz.id, cohort)
            )
            return quiz_insight(quiz.id, quiz.title, items, marks)

    def of_scenarios(
        self, scenarios: Sequence[Scenario], cohort: CohortId | None = None
    ) -> tuple[ScenarioInsight, ...]:
        """What share of the group took each way out of each scene, the first time they played."""
        taken: dict[tuple[str, str], dict[int, int]] = {}
        with self._record.view() as connection:
            for scenario, scene, data in forks.first_decisions(connection, cohort):
                choice = data.get("choice") if isinstance(data, dict) else None
                if isinstance(choice, int):
                    counts = taken.setdefault((scenario, scene), {})
                    counts[choice] = counts.get(choice, 0) + 1
        return tuple(
            ScenarioInsight(scenario.id, scenario.title, tuple(_forks(scenario, taken))) for scenario in scenarios
        )

    def calibration(self, cohort: CohortId | None = None) -> tuple[CalibrationRow, ...]:
        """Right and wrong answers at each level of certainty that somebody told."""
        found: dict[int, list[int]] = {}
        with self._record.view() as connection:
            for certainty, right, count in forks.certainties(connection, cohort):
                found.setdefault(certainty, [0, 0])[0 if right else 1] += count
        return tuple(CalibrationRow(level, *found[level]) for level in sorted(found))

    def tests(self, cohort: CohortId | None = None) -> Gain | None:
        """What was gained between the two tests by those who took both; None when nobody did."""
        results = self._testing.results()
        if cohort is not None:
            with self._record.view() as connection:
                members = queries.members(connection, cohort)
            people = self._record.merges()
            ids = [one.enrolment.learner for one in members if one.enrolment.withdrawn_at is None]
            listed = {people.get(one, one) for one in ids}
            results = tuple(result for result in results if result.learner in listed)
        return gain(results)


_response = lru_cache(maxsize=20_000)(untrusted.response_in)
"""Most people give the same few answers."""


def _forks(scenario: Scenario, taken: dict[tuple[str, str], dict[int, int]]) -> Iterator[Fork]:
    for scene in scenario.scenes:
        counts = taken.get((scenario.id, scene.id))
        if counts and scene.choices:
            yield Fork(scene.id, plain(scene.title), _ways(scene, counts))


def _ways(scene: Scene, counts: dict[int, int]) -> tuple[tuple[str, int], ...]:
    """Every way out, taken or not."""
    return tuple((plain(choice.text), counts.get(nth, 0)) for nth, choice in enumerate(scene.choices))
