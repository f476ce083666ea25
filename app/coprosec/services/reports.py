"""The session report: recommendations gathered, put together, ranked; then everything that is told of a session."""

from collections.abc import Sequence

from coprosec.content.stems import stem_of
from coprosec.domain.board import Standing as Where
from coprosec.domain.clock import Clock
from coprosec.domain.cohorts import Cohort, CohortPlan, Member
from coprosec.domain.ids import CohortId, LearnerId, new_uuid
from coprosec.domain.insights import QuestionInsight
from coprosec.domain.opinions import Rating, ratings
from coprosec.domain.proposals import MOST_POINTS, Proposal, fold_proposals, similar_pairs
from coprosec.domain.report import Report, Standing
from coprosec.domain.statements import NOBODY, Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.board import Boards
from coprosec.services.certificates import Certificates
from coprosec.services.cohorts import Cohorts
from coprosec.services.course_texts import CourseTexts
from coprosec.services.insights import Insights
from coprosec.services.installation import Installations
from coprosec.services.opinions import Opinions
from coprosec.services.recommendations import Recommendations
from coprosec.storage.record import Record

_SHORTEST_STEM = 4
"""Shorter words are articles and links."""
_EMPTY = frozenset(
    (
        *("avec", "avoir", "cette", "chaque", "dans", "dont", "elle", "elles", "entre", "être", "faire", "leur"),
        *("leurs", "pour", "sans", "sont", "tous"),
    )
)
_ENOUGH = 5
"""Under this many people a question is not called hard."""


class Reports:
    """Works on the recommendations of a session, or of everybody here, and gathers what the report tells."""

    def __init__(
        self,
        record: Record,
        recommendations: Recommendations,
        cohorts: Cohorts,
        boards: Boards,
        insights: Insights,
        certificates: Certificates,
        installation: Installations,
        clock: Clock,
    ) -> None:
        self._record = record
        self._recommendations = recommendations
        self._opinions = Opinions(record)
        self._cohorts = cohorts
        self._boards = boards
        self._insights = insights
        self._certificates = certificates
        self._installation = installation
        self._clock = clock

    def proposals(self, cohort: CohortId | None = None) -> tuple[Proposal, ...]:
        """What the group proposes, ranked."""
        people, listed = self._cohorts.merges(), self._listed(cohort)
        written = [
            one
            for one in self._recommendations.all()
            if cohort is None or not listed.isdisjoint(people.get(author, author) for author in one.authors)
        ]
        return fold_proposals(written, self._record.about(NOBODY, (Verb.GATHERED, Verb.RANKED)))

    def similar(self, proposals: Sequence[Proposal]) -> tuple[tuple[Proposal, Proposal, float], ...]:
        """Those that may say the same, the closest first."""
        return similar_pairs(proposals, stems_of)

    def put_together(self, one: Proposal, other: Proposal, text: str) -> None:
        """Make one proposal of two, under the wording given; the points of the first stay, the larger if both have."""
        if not text.strip():
            raise KnownError(ErrorCode.ANSWER_REFUSED, reason="nothing-typed")
        name = one.id if len(one.members) > 1 else new_uuid(self._clock())
        members = [member.id for proposal in (one, other) for member in proposal.members]
        data = {
            "members": members,
            "text": text.strip(),
            "actor": one.actor,
            "deadline": one.deadline or other.deadline,
        }
        drafts = [Draft(NOBODY, Verb.GATHERED, name, data=data)]
        if points := max(one.points, other.points):
            drafts.append(Draft(NOBODY, Verb.RANKED, name, data={"points": points}))
        self._record.append(drafts)

    def take_apart(self, proposal: Proposal) -> None:
        """Each recommendation stands alone again."""
        data = {"members": [], "text": proposal.text, "actor": proposal.actor, "deadline": proposal.deadline}
        self._record.append([Draft(NOBODY, Verb.GATHERED, proposal.id, data=data)])

    def rank(self, proposal: Proposal, points: int) -> None:
        """What the group gives to a proposal."""
        data = {"points": max(0, min(MOST_POINTS, points))}
        self._record.append([Draft(NOBODY, Verb.RANKED, proposal.id, data=data)])

    def report(self, texts: CourseTexts, cohort: Cohort | None, *, named: bool = False) -> Report:
        """Everything, as the record knows it now."""
        which = cohort.id if cohort else None
        board = self._boards.of(texts.course, which)
        members = self._members(which)
        here = {row.learner for row in board.rows}
        people = self._cohorts.merges()
        awarded = {people.get(one.learner, one.learner) for one in self._certificates.all()} & here
        names = tuple(row.name for row in board.rows) if named else ()
        return Report(
            course=texts.course.title,
            centre=self._installation.read().centre_name,
            plan=cohort.plan if cohort else CohortPlan("Toutes les personnes de ce poste"),
            made_on=self._clock().astimezone().date().isoformat(),
            programme=texts.course.timetable,
            enrolled=len(board.rows),
            present=sum(row.started for row in board.rows),
            organisations=len({member.enrolment.organisation for member in members} - {""}),
            names=names,
            attestations=len(awarded),
            modules=tuple(
                _standing(shape.title, [row.cells[nth].standing for row in board.rows])
                for nth, shape in enumerate(board.modules)
            ),
            gain=self._insights.tests(which),
            questions=self._hard(texts, which),
            scenarios=self._insights.of_scenarios(texts.scenarios, which),
            proposals=self.proposals(which),
            ratings=self._ratings(texts, which),
        )

    def _ratings(self, texts: CourseTexts, cohort: CohortId | None) -> tuple[Rating, ...]:
        listed = self._listed(cohort)
        told = [one for one in self._opinions.all() if cohort is None or one.learner in listed]
        return ratings(told, texts.opinions)

    def _listed(self, cohort: CohortId | None) -> set[LearnerId]:
        """The people of a class list, under the ids that stand for them."""
        people = self._cohorts.merges()
        return {people.get(who, who) for who in (member.enrolment.learner for member in self._members(cohort))}

    def _members(self, cohort: CohortId | None) -> tuple[Member, ...]:
        return self._cohorts.members(cohort) if cohort is not None else ()

    def _hard(self, texts: CourseTexts, cohort: CohortId | None) -> tuple[tuple[str, QuestionInsight], ...]:
        """The questions of all quizzes, the hardest first, of those that enough people answered."""
        found = [
            (texts.module_title(quiz.id), question)
            for quiz in texts.quizzes
            for question in self._insights.of_quiz(quiz, cohort).questions
            if question.figures.n >= _ENOUGH and question.figures.facility < 100
        ]
        return tuple(sorted(found, key=lambda pair: pair[1].figures.facility))


def _standing(title: str, standings: list[Where]) -> Standing:
    return Standing(
        title,
        sum(one is not Where.NOT_STARTED for one in standings),
        sum(one in (Where.COMPLETED, Where.PASSED) for one in standings),
        sum(one is Where.PASSED for one in standings),
    )


def stems_of(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without their endings."""
    words = "".join(mark if mark.isalnum() else " " for mark in text.lower()).split()
    return frozenset(stem_of(word) for word in words if len(word) >= _SHORTEST_STEM and word not in _EMPTY)
