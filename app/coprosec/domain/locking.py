"""Modules that open one after the other, where the centre wants it."""

from collections.abc import Mapping

from coprosec.domain.course import Course, CourseModule
from coprosec.domain.ids import ModuleId
from coprosec.domain.progress import ModuleStatus, Progress


def locks(course: Course, progress: Progress, *, locked_order: bool) -> Mapping[ModuleId, CourseModule]:
    """The modules that are closed, each with the module that must be finished and passed before it.

    What was begun before the centre wanted an order stays open.
    """
    if not locked_order:
        return {}
    closed: dict[ModuleId, CourseModule] = {}
    before: CourseModule | None = None
    for module in course.modules:
        if not module.ready:
            continue
        status = progress.of_module(module).status
        if before is not None and status is ModuleStatus.TO_START:
            closed[module.id] = before
        elif before is None and status is not ModuleStatus.PASSED:
            before = module
    return closed
