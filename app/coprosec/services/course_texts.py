"""Everything of the course that statistics and exports name: read once, handed to the record's thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprosec.domain.course import Course
from coprosec.domain.ids import ItemId
from coprosec.domain.items import Item
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Scenario
from coprosec.services.catalog import Catalog


@dataclass(frozen=True, slots=True)
class CourseTexts:
    """`homes` gives the module of a lesson, quiz, scenario or question by its id; `titles` what each is called."""

    course: Course
    quizzes: tuple[Quiz, ...]
    scenarios: tuple[Scenario, ...]
    items: Mapping[ItemId, Item]
    homes: Mapping[str, str]
    titles: Mapping[str, str]
    opinions: tuple[Item, ...] = ()
    """The satisfaction form."""

    def module_title(self, name: str) -> str:
        """The short title of the module of something; empty outside of any module."""
        return self.titles.get(self.homes.get(name, ""), "")


def read_texts(catalog: Catalog) -> CourseTexts:
    """On the catalog's own thread. KnownError when there is no course."""
    course = catalog.outline()
    quizzes: list[Quiz] = []
    scenarios: list[Scenario] = []
    items: dict[ItemId, Item] = {}
    homes: dict[str, str] = {}
    titles: dict[str, str] = {course.id: course.title}
    for module in course.modules:
        titles[module.id] = module.short_title
        for head in module.lessons:
            homes[head.id], titles[head.id] = module.id, head.title
            for item in catalog.lesson(head.id).items:
                items[item.id], homes[item.id] = item, module.id
        if module.quiz is not None:
            quizzes.append(catalog.quiz(module.quiz.id))
            homes[module.quiz.id] = module.id
            homes.update((item.id, module.id) for item in quizzes[-1].items)
        for scenario in catalog.scenarios(module.id):
            scenarios.append(scenario)
            homes[scenario.id], titles[scenario.id] = module.id, scenario.title
    if course.introduction is not None:
        titles[course.introduction.id] = course.introduction.title
        items.update((item.id, item) for item in catalog.lesson(course.introduction.id).items)
    quizzes += [catalog.quiz(head.id) for _form, head in course.pretests]
    for quiz in quizzes:
        titles[quiz.id] = quiz.title
        items.update((item.id, item) for item in quiz.items)
    return CourseTexts(course, tuple(quizzes), tuple(scenarios), items, homes, titles, catalog.satisfaction())
