"""What the activities of a course are called, where only their ids are known."""

from collections.abc import Callable

from coprosec.domain.ids import LessonId, ModuleId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog


def activity_titles(catalog: Catalog) -> Callable[[str], str]:
    """Gives the title of an id, or the id itself when the course no longer has it."""
    try:
        course = catalog.outline()
    except KnownError:
        return lambda name: name
    found = {course.id: course.title}
    for module in course.modules:
        found[module.id] = module.short_title
        found.update({lesson.id: lesson.title for lesson in module.lessons})
        found |= {scenario.id: scenario.title for scenario in catalog.scenarios(ModuleId(module.id))}
        if module.quiz is not None:
            found[module.quiz.id] = module.quiz.title
    if course.introduction is not None:
        found[LessonId(course.introduction.id)] = course.introduction.title
    return lambda name: found.get(name, name)
