"""Going on with the course, from any page."""

from collections.abc import Callable
from contextlib import suppress

from coprosec.domain.next_step import NextStep, next_step
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.navigation import (
    Destination,
    HomePlace,
    LessonPlace,
    OpinionPlace,
    PretestPlace,
    QuizPlace,
    ScenarioPlace,
)
from coprosec.ui.seat import Seat


def go_on(catalog: Catalog, seat: Seat, go: Callable[[Destination], None]) -> None:
    """To what the home page would offer; to that page when there is nothing left, or no course."""
    step = None
    if seat.progress is not None:
        with suppress(KnownError):
            step = next_step(catalog.outline(), seat.progress, personal=not seat.companions)
    go(place_of(step) if step is not None else HomePlace())


def place_of(step: NextStep) -> Destination:
    """Where a step is taken."""
    if step.test is not None:
        return PretestPlace()
    if step.enquiry:
        return OpinionPlace()
    if step.scenario is not None:
        return ScenarioPlace(step.scenario, step.play)
    if step.quiz is not None:
        return QuizPlace(step.quiz, step.attempt)
    return LessonPlace(step.lesson) if step.lesson is not None else HomePlace()
