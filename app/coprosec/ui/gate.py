"""What a closed module holds cannot be opened by another way: search, a bookmark, the attestation."""

from collections.abc import Callable

from coprosec.domain.course import Course, CourseModule
from coprosec.domain.locking import locks
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.navigation import Destination, LessonPlace, ModulePlace, QuizPlace, ScenarioPlace
from coprosec.ui.seat import Seat


def module_gate(catalog: Catalog, seat: Seat, in_order: Callable[[], bool]) -> Callable[[Destination], Destination]:
    """Where one really goes: the module's page, which says why it is closed, in the place of what it holds."""

    def pass_gate(place: Destination) -> Destination:
        if not in_order() or seat.progress is None:
            return place
        try:
            course = catalog.outline()
        except KnownError:
            return place
        module = _module_of(course, place)
        closed = locks(course, seat.progress, locked_order=True)
        return ModulePlace(module.id) if module is not None and module.id in closed else place

    return pass_gate


def _module_of(course: Course, place: Destination) -> CourseModule | None:
    match place:
        case LessonPlace():
            return course.module_of_lesson(place.lesson)
        case QuizPlace():
            return course.module_of_quiz(place.quiz)
        case ScenarioPlace():
            return course.module_of_scenario(place.scenario)
        case _:
            return None
