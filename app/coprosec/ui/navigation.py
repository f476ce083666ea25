"""Where one can be in the window."""

from inspect import get_annotations
from typing import TYPE_CHECKING, NoReturn, dataclass_transform

from coprosec.domain.ids import AttemptId, CohortId, LearnerId, LessonId, ModuleId, QuizId, ScenarioId, TermId

if TYPE_CHECKING:
    from pathlib import Path


@dataclass_transform(frozen_default=True)
class _Place:
    """A frozen value, equal to another of its kind with the same fields. `dataclass` would compile eight functions
    for each kind of place, at every start: 10 ms before the first page.
    """

    def __init__(self, *values: object, **named: object) -> None:
        fields = get_annotations(type(self))
        given = dict(zip(fields, values, strict=False)) | named
        if len(values) > len(fields) or not given.keys() <= fields.keys():
            message = f"{type(self).__name__} has no such fields: {values}, {named}"
            raise TypeError(message)
        for name in fields:
            self.__dict__[name] = given[name] if name in given else getattr(type(self), name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"{type(self).__name__} cannot change: {name}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{tuple(self.__dict__.values())}"


class SignInPlace(_Place):
    """The list of names."""


class HomePlace(_Place):
    """The learner's home page."""


class DisplayPlace(_Place):
    """How the program looks; `at` is the choice that has the keyboard."""

    at: str = ""


class ModulePlace(_Place):
    module: ModuleId


class LessonPlace(_Place):
    """A lesson; `anchor` is a heading, a question or a term to go to, else the reading place that was kept. `word` is
    shown where it appears for the `nth` time (from 0) after that heading, or after the lesson's beginning. `note` is
    opened beside the text.
    """

    lesson: LessonId
    anchor: str = ""
    word: str = ""
    nth: int = 0
    note: str = ""


class QuizPlace(_Place):
    """A quiz: the attempt to go on with, or a new one."""

    quiz: QuizId
    attempt: AttemptId | None = None


class ResultsPlace(_Place):
    attempt: AttemptId


class ReviewPlace(_Place):
    """The questions that come back today."""


class MyResultsPlace(_Place):
    """Everything that the learner achieved in quizzes."""


class CalibrationPlace(_Place):
    """How sure the learner is, against how often they are right."""


class ScenariosPlace(_Place):
    """The list of scenarios."""


class ScenarioPlace(_Place):
    """A scenario: the play to go on with or to look at, or a new one."""

    scenario: ScenarioId
    play: AttemptId | None = None


class PretestPlace(_Place):
    """The test that opens and closes the course."""


class OpinionPlace(_Place):
    """The satisfaction form."""


class RecommendationsPlace(_Place):
    """What the learner recommends: for one module, or the first that asks for it."""

    module: ModuleId | None = None


class CertificatePlace(_Place):
    """The attestation: what is missing, or that it is there."""


class TrainerPlace(_Place):
    """The trainer's home: who stands where."""


class CohortsPlace(_Place):
    """The training sessions and their class lists; at one of them, or the last looked at."""

    cohort: CohortId | None = None


class RosterPlace(_Place):
    """A class list to bring in."""

    cohort: CohortId


class DuplicatesPlace(_Place):
    """The people who may be one."""


class InsightsPlace(_Place):
    """What a group's answers tell."""


class ExportPlace(_Place):
    """A file for another program."""


class LearnerPlace(_Place):
    """One person, as the trainer sees them, here or on the centre's server."""

    learner: LearnerId
    on_server: bool = False


class PostPlace(_Place):
    """The settings of this PC, for the trainer."""


class SearchPlace(_Place):
    """The search of the whole course."""


class GlossaryPlace(_Place):
    """The glossary; at a term, or where it was left."""

    term: TermId | None = None


class NotesPlace(_Place):
    """The learner's own notes and bookmarks."""


class ProfilePlace(_Place):
    """The learner's own name, its code, and the guest's work that is theirs."""


class SetupPlace(_Place):
    """The preparation of a PC that no trainer looks after yet."""


class SheetPlace(_Place):
    """The recovery sheet of the trainer who sits here; its code is told only once."""

    code: str


class GuidePlace(_Place):
    """A page of the guides: the name of its file."""

    page: str = ""


class ExchangePlace(_Place):
    """The stick that goes round the PCs; `stick` is the folder to choose, if it is known already."""

    stick: "Path | None" = None


class BackupsPlace(_Place):
    """The backups of this PC, for the trainer."""


class HealthPlace(_Place):
    """Whether this PC is in good health."""


class ErasurePlace(_Place):
    """The bin of people, and their erasure."""


class AttestationsPlace(_Place):
    """Attestations to award and to write, for the trainer."""


class VerifyPlace(_Place):
    """Whether an attestation is authentic."""


class ReportPlace(_Place):
    """The session report, for the trainer and the group."""


class PapersPlace(_Place):
    """Quizzes on paper: to print, and to key in."""


Destination = (
    ProfilePlace
    | SetupPlace
    | SheetPlace
    | GuidePlace
    | HealthPlace
    | ErasurePlace
    | AttestationsPlace
    | BackupsPlace
    | VerifyPlace
    | ReportPlace
    | PapersPlace
    | ExchangePlace
    | TrainerPlace
    | CohortsPlace
    | RosterPlace
    | DuplicatesPlace
    | LearnerPlace
    | InsightsPlace
    | ExportPlace
    | PostPlace
    | SignInPlace
    | DisplayPlace
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
