"""What a whole module needs: an announced length that its parts fit in."""

from collections.abc import Iterable

from coprosec.content.problems import FileReport, Rule
from coprosec.domain.course import CourseModule
from coprosec.domain.scenario import Scenario

LEAST_REST, MOST_REST = 10, 40
"""Minutes left for the quiz and the recommendations, once lessons and scenarios are done."""


def check_minutes(module: CourseModule, scenarios: Iterable[Scenario], line: int, report: FileReport) -> None:
    parts = sum(lesson.minutes for lesson in module.lessons) + sum(scenario.minutes for scenario in scenarios)
    if not LEAST_REST <= module.minutes - parts <= MOST_REST:
        message = f"module de {module.minutes} min, dont {parts} de leçons et de scénarios "
        message += f"(comptez de {LEAST_REST} à {MOST_REST} min de plus qu’eux, pour le quiz et les recommandations)"
        report.advice(line, Rule.LENGTH, message)
