"""Where one can be in the window, and the way back."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprosec.domain.ids import AttemptId, CohortId, LearnerId, LessonId, ModuleId, QuizId, ScenarioId, TermId

if TYPE_CHECKING:
    from coprosec.domain.next_step import NextStep


@dataclass(frozen=True, slots=True)
class SignInPlace:
    """The list of names."""


@dataclass(frozen=True, slots=True)
class HomePlace:
    """The learner's home page."""


@dataclass(frozen=True, slots=True)
class ModulePlace:
    module: ModuleId


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """A lesson; `anchor` is a heading or a question to go to, else the reading place that was kept. `word` is shown
    where it appears for the `nth` time (from 0) after that heading, or after the lesson's beginning. `note` is opened
    beside the text.
    """

    lesson: LessonId
    anchor: str = ""
    word: str = ""
    nth: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuizPlace:
    """A quiz: the attempt to go on with, or a new one."""

    quiz: QuizId
    attempt: AttemptId | None = None


@dataclass(frozen=True, slots=True)
class ResultsPlace:
    attempt: AttemptId


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """The questions that come back today."""


@dataclass(frozen=True, slots=True)
class MyResultsPlace:
    """Everything that the learner achieved in quizzes."""


@dataclass(frozen=True, slots=True)
class CalibrationPlace:
    """How sure the learner is, against how often they are right."""


@dataclass(frozen=True, slots=True)
class ScenariosPlace:
    """The list of scenarios."""


@dataclass(frozen=True, slots=True)
class ScenarioPlace:
    """A scenario: the play to go on with or to look at, or a new one."""

    scenario: ScenarioId
    play: AttemptId | None = None


@dataclass(frozen=True, slots=True)
class PretestPlace:
    """The test that opens and closes the course."""


@dataclass(frozen=True, slots=True)
class OpinionPlace:
    """The satisfaction form."""


@dataclass(frozen=True, slots=True)
class RecommendationsPlace:
    """What the learner recommends: for one module, or the first that asks for it."""

    module: ModuleId | None = None


@dataclass(frozen=True, slots=True)
class CertificatePlace:
    """The attestation: what is missing, or that it is there."""


@dataclass(frozen=True, slots=True)
class TrainerPlace:
    """The trainer's home: who stands where."""


@dataclass(frozen=True, slots=True)
class CohortsPlace:
    """The training sessions and their class lists; at one of them, or the last looked at."""

    cohort: CohortId | None = None


@dataclass(frozen=True, slots=True)
class RosterPlace:
    """A class list to bring in."""

    cohort: CohortId


@dataclass(frozen=True, slots=True)
class DuplicatesPlace:
    """The people who may be one."""


@dataclass(frozen=True, slots=True)
class LearnerPlace:
    """One person, as the trainer sees them."""

    learner: LearnerId


@dataclass(frozen=True, slots=True)
class PostPlace:
    """The settings of this PC, for the trainer."""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """The search of the whole course."""


@dataclass(frozen=True, slots=True)
class GlossaryPlace:
    """The glossary; at a term, or where it was left."""

    term: TermId | None = None


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """The learner's own notes and bookmarks."""


@dataclass(frozen=True, slots=True)
class SetupPlace:
    """The preparation of a PC that no trainer looks after yet."""


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """The recovery sheet of the trainer who sits here; its code is told only once."""

    code: str


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """A page of the guides: the name of its file."""

    page: str = ""


@dataclass(frozen=True, slots=True)
class ExchangePlace:
    """The stick that goes round the PCs."""


Destination = (
    SetupPlace
    | SheetPlace
    | GuidePlace
    | ExchangePlace
    | TrainerPlace
    | CohortsPlace
    | RosterPlace
    | DuplicatesPlace
    | LearnerPlace
    | PostPlace
    | SignInPlace
    | HomePlace
    | ModulePlace
    | LessonPlace
    | QuizPlace
    | ResultsPlace
    | ReviewPlace
    | MyResultsPlace
    | CalibrationPlace
    | PretestPlace
    | OpinionPlace
    | RecommendationsPlace
    | CertificatePlace
    | ScenariosPlace
    | ScenarioPlace
    | SearchPlace
    | GlossaryPlace
    | NotesPlace
)


def place_of(step: "NextStep") -> Destination:
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


@dataclass(slots=True)
class History:
    """Places visited, as a browser keeps them."""

    _past: list[Destination] = field(default_factory=list)
    _future: list[Destination] = field(default_factory=list)
    current: Destination = field(default_factory=SignInPlace)

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._future)

    def visit(self, place: Destination) -> None:
        if place != self.current:
            self._past.append(self.current)
            self._future.clear()
            self.current = place

    def replace(self, place: Destination) -> None:
        """Stand somewhere else without a step back to here: an attempt that began, a quiz that became its results."""
        self.current = place

    def back(self) -> Destination | None:
        if not self._past:
            return None
        self._future.append(self.current)
        self.current = self._past.pop()
        return self.current

    def forward(self) -> Destination | None:
        if not self._future:
            return None
        self._past.append(self.current)
        self.current = self._future.pop()
        return self.current

    def restart(self, place: Destination) -> None:
        """Forget every step: the next person must not walk into this one's."""
        self._past.clear()
        self._future.clear()
        self.current = place
