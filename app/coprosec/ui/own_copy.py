"""A copy of what is kept of somebody: where to, and what activities are called."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from coprosec.domain.ids import LessonId, ModuleId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog


def ask_zip(parent: QWidget, name: str) -> str:
    """Where to write, always a .zip; nothing when somebody thinks better of it."""
    chosen = QFileDialog.getSaveFileName(parent, "", name, "ZIP (*.zip)")[0]
    return chosen if not chosen or chosen.lower().endswith(".zip") else f"{chosen}.zip"


def titles(catalog: Catalog) -> Callable[[str], str]:
    """What an activity is called; its id when the course no longer has it."""
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
