"""The attestation: the rule applied to the learner each time it is shown."""

from collections.abc import Callable

from coprosec.domain.completion import Part, Requirement, completion_of
from coprosec.domain.course import Course
from coprosec.domain.ids import LessonId, QuizId, ScenarioId
from coprosec.domain.learner import Learner
from coprosec.domain.progress import Progress
from coprosec.domain.testing import Occasion
from coprosec.services.catalog import Catalog
from coprosec.ui.certificate.page import CertificatePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    CertificatePlace,
    Destination,
    HomePlace,
    LessonPlace,
    OpinionPlace,
    PretestPlace,
    QuizPlace,
    ScenarioPlace,
)
from coprosec.ui.progress_screen import ProgressScreen
from coprosec.ui.seat import Seat
from coprosec.ui.translation import tr
from coprosec.ui.wording import occasion_name

OpenDocument = Callable[[Learner], None]
"""Opens a learner's attestation; it is called only when the rule is met."""


class CertificateScreen(ProgressScreen[CertificatePage]):
    """`go` takes the window to another place; without `open_document` the trainer hands the attestation over."""

    def __init__(
        self,
        page: CertificatePage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        open_document: OpenDocument | None = None,
    ) -> None:
        super().__init__(page, jobs, seat)
        self._catalog = catalog
        self._go = go
        self._open_document = open_document
        page.missing_requested.connect(self._do)
        page.document_requested.connect(self._document)
        page.home_requested.connect(lambda: go(HomePlace()))

    def open(self, place: CertificatePlace) -> None:
        self.read_progress()

    def show_progress(self, progress: Progress) -> None:
        course = self._catalog.outline()
        completion = completion_of(course, progress)
        document = self._open_document is not None
        self.page.show_completion(course, progress, completion, _titles(course), document=document)

    def _document(self) -> None:
        if self._open_document is not None and self._seat.learner is not None:
            self._open_document(self._seat.learner)

    def _do(self, requirement: Requirement, name: str) -> None:
        places: dict[Part, Callable[[], Destination]] = {
            Part.LESSONS: lambda: LessonPlace(LessonId(name)),
            Part.QUIZZES: lambda: self._quiz(QuizId(name)),
            Part.SCENARIOS: lambda: ScenarioPlace(ScenarioId(name)),
            Part.POST_TEST: PretestPlace,
            Part.ENQUIRY: OpinionPlace,
        }
        self._go(places[requirement.part]())

    def _quiz(self, quiz: QuizId) -> QuizPlace:
        running = self._seat.progress.open_attempt(quiz) if self._seat.progress is not None else None
        return QuizPlace(quiz, running.id if running is not None else None)


def _titles(course: Course) -> dict[str, str]:
    """How everything that a rule can ask for is called."""
    found: dict[str, str] = {Occasion.POST: occasion_name(Occasion.POST), "satisfaction": tr("Votre avis")}
    if course.introduction is not None:
        found[course.introduction.id] = course.introduction.title
    for module in course.modules:
        part = tr("Module {number}").format(number=module.number)
        found |= {lesson.id: f"{part} · {lesson.title}" for lesson in module.lessons}
        found |= {scenario.id: scenario.title for scenario in module.scenarios}
        if module.quiz is not None:
            found[module.quiz.id] = module.quiz.title
    return found
