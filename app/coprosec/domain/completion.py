"""Whether a course is completed: what its rule asks, what is done, what is missing."""

from dataclasses import dataclass
from enum import StrEnum

from coprosec.domain.course import Course
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import Progress
from coprosec.domain.testing import Occasion


class Part(StrEnum):
    """What a rule can ask for."""

    LESSONS = "lessons"
    QUIZZES = "quizzes"
    SCENARIOS = "scenarios"
    POST_TEST = "post-test"
    ENQUIRY = "enquiry"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One part of the rule: `done` out of `total`. `left` names what is missing by its id, in the course's order."""

    part: Part
    done: int
    total: int
    left: tuple[str, ...]

    @property
    def met(self) -> bool:
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class Completion:
    """Where a learner stands before the attestation. Without a requirement there is none to get."""

    requirements: tuple[Requirement, ...]

    @property
    def offered(self) -> bool:
        return bool(self.requirements)

    @property
    def met(self) -> bool:
        return self.offered and all(requirement.met for requirement in self.requirements)

    @property
    def missing(self) -> tuple[Requirement, ...]:
        return tuple(requirement for requirement in self.requirements if not requirement.met)

    @property
    def share(self) -> float:
        """0 to 1: what is done out of all that is asked."""
        total = sum(requirement.total for requirement in self.requirements)
        done = sum(min(requirement.done, requirement.total) for requirement in self.requirements)
        return done / total if total else 0.0


def completion_of(course: Course, progress: Progress) -> Completion:
    """The course's rule applied to one learner."""
    rule = course.completion
    asked = (
        _lessons(course, progress) if rule.lessons else None,
        _quizzes(course, progress) if rule.quizzes else None,
        _scenarios(course, progress, rule.scenarios) if rule.scenarios else None,
        _post_test(course, progress) if rule.post_test else None,
        _enquiry(course, progress) if rule.enquiry else None,
    )
    return Completion(tuple(part for part in asked if part is not None and part.total))


def _requirement(part: Part, wanted: list[str], left: list[str]) -> Requirement:
    return Requirement(part, len(wanted) - len(left), len(wanted), tuple(left))


def _lessons(course: Course, progress: Progress) -> Requirement:
    heads = [course.introduction] if course.introduction else []
    heads += [lesson for module in course.modules if module.ready for lesson in module.lessons]
    return _requirement(
        Part.LESSONS, [head.id for head in heads], [head.id for head in heads if not progress.done(head.id)]
    )


def _quizzes(course: Course, progress: Progress) -> Requirement:
    quizzes: list[str] = [module.quiz.id for module in course.modules if module.ready and module.quiz]
    passed = {attempt.quiz for attempt in progress.attempts if attempt.success}
    return _requirement(Part.QUIZZES, quizzes, [quiz for quiz in quizzes if quiz not in passed])


def _scenarios(course: Course, progress: Progress, wanted: int) -> Requirement:
    """`wanted` different scenarios of each module, played to an end; a module that has fewer asks for those."""
    done, total, left = 0, 0, list[str]()
    for module in course.modules:
        heads = module.scenarios if module.ready else ()
        open_ = [head.id for head in heads if not progress_of(progress.plays, head.id).endings]
        asked = min(wanted, len(heads))
        played = min(asked, len(heads) - len(open_))
        total, done = total + asked, done + played
        left += open_[: asked - played]
    return Requirement(Part.SCENARIOS, done, total, tuple(left))


def _post_test(course: Course, progress: Progress) -> Requirement:
    wanted: list[str] = [Occasion.POST] if course.pretests else []
    return _requirement(Part.POST_TEST, wanted, wanted if progress.test(Occasion.POST) is None else [])


def _enquiry(course: Course, progress: Progress) -> Requirement:
    wanted = ["satisfaction"] if course.enquiry else []
    return _requirement(Part.ENQUIRY, wanted, wanted if len(progress.opinions) < course.enquiry else [])
