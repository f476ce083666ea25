"""Invented learners for demonstrations and measures, recorded through the real services."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.course import Course, LessonHead
from coprosec.domain.items import Item, Response
from coprosec.domain.learner import Learner
from coprosec.domain.progress import ReadingPlace
from coprosec.domain.quiz import Quiz
from coprosec.domain.testing import Occasion
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.demo_beside import Beside, respond
from coprosec.services.study import Study

_FIRST = (
    *("Afi", "Bio", "Clarisse", "Dossi", "Fatima", "Gildas", "Idrissou", "Marius"),
    *("Nadège", "Orou", "Prisca", "Romuald", "Sèna", "Yabo", "Zita"),
)
_LAST = (
    *("Adjovi", "Agbo", "Bani", "Chabi", "Dossou", "Gounou", "Hounkpè", "Kora"),
    *("Lokossou", "Mama", "Sanni", "Tossou", "Yarou", "Zinsou"),
)
_WEEKS = timedelta(days=14)
_TRIES = 4
"""How often somebody takes one quiz before they give up."""


@dataclass(slots=True)
class _Calendar:
    """A clock that goes on by what is done."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def come(self, day: date) -> None:
        """The next sitting, on that day or as soon as the PC is free: between eight and sixteen o'clock."""
        self.now = max(self.now + timedelta(minutes=5), datetime.combine(day, time(8), UTC))
        if self.now.hour >= 16:
            self.now = datetime.combine(self.now.date() + timedelta(days=1), time(8), UTC)


@dataclass(slots=True)
class _Person:
    """One invented learner: `skill` is the chance of a right answer, `will` the chance of going on.

    What they do is one iterator, so that a sitting can end anywhere and another day goes on from there.
    """

    learner: Learner
    study: Study
    catalog: Catalog
    clock: _Calendar
    random: Random
    skill: float
    will: float
    version: str = field(init=False)
    todo: Iterator[None] = field(init=False)

    def __post_init__(self) -> None:
        course = self.catalog.outline()
        self.version = course.version
        self.todo = self._live(course)

    def sit(self) -> None:
        """One study period; now and then it ends without a word, as when the power goes."""
        begin, patience = self.clock.now, timedelta(minutes=self.random.uniform(20, 75))
        self.study.learners.open_period(self.learner.id)
        for _done in self.todo:
            if self.clock.now - begin > patience:
                break
        if self.random.random() < 0.95:
            spent = int((self.clock.now - begin).total_seconds() * 1000)
            signed_out = self.random.random() < 0.7
            self.study.learners.close_period(self.learner.id, signed_out=signed_out, duration_ms=spent)

    def _live(self, course: Course) -> Iterator[None]:
        if course.introduction is not None:
            yield from self._read(course.introduction)
        yield from self._beside().test(course, Occasion.PRE)
        for module in course.modules:
            if not module.ready:
                return
            for head in module.lessons:
                yield from self._read(head)
            yield from self._beside().play(module)
            if module.quiz is None or self._gives_up():
                return
            passed = yield from self._take(self.catalog.quiz(module.quiz.id))
            if not passed:
                return
            yield from self._beside().recommend(module)
        yield from self._beside().test(course, Occasion.POST)
        yield from self._beside().give_opinion()

    def _read(self, head: LessonHead) -> Iterator[None]:
        lesson, reading, me = self.catalog.lesson(head.id), self.study.reading, self.learner.id
        begin = self.clock.now
        reading.open(me, head.id, self.version)
        for block in range(self.random.randrange(3), len(lesson.blocks), 3):
            self.clock.pass_time(self.random.uniform(0.5, 1.5) * 60 * head.minutes * 3 / len(lesson.blocks))
            reading.move(me, head.id, ReadingPlace(block, round(self.random.random(), 3)), self.version)
            yield
        for item in lesson.items:
            self.clock.pass_time(self.random.uniform(8, 40))
            reading.self_check(me, head.id, item, self._respond(item), self.version)
            yield
        spent = int((self.clock.now - begin).total_seconds() * 1000)
        reading.complete(me, head.id, min(spent, 3_600_000), self.version)

    def _take(self, quiz: Quiz) -> Generator[None, None, bool]:
        """Try until it is passed, or until the will is gone; learn a little from each failure."""
        for _try in range(_TRIES):
            state = self.study.attempts.start(self.learner.id, quiz, self.version)
            for item in state.plan.items:
                self.clock.pass_time(spent := self.random.uniform(8, 60))
                given = self._respond(item)
                sure = self._certainty(right=given == item.body.key())
                state = self.study.attempts.answer(state, item, given, int(spent * 1000), sure)
                yield
            if state.success:
                return True
            if self._gives_up():
                return False
            self.skill = min(0.97, self.skill + 0.1)
        return False

    def _gives_up(self) -> bool:
        return self.random.random() > self.will

    def _certainty(self, *, right: bool) -> int:
        """People are surer of what they know, and some are sure of what they do not."""
        weights = (1, 3, 5) if right else (4, 4, 1 + 3 * (1 - self.skill))
        return self.random.choices(CERTAINTIES, weights)[0]

    def _respond(self, item: Item) -> Response:
        return respond(item, self.skill, self.random)

    def _beside(self) -> Beside:
        return Beside(self.study, self.catalog, self.clock, self.random, self.learner.id, self.version, self.skill)


def fill(data: DataFolder, sources: Path, learners: int, seed: int, today: date) -> int:
    """Record what `learners` invented people did before `today`; how many statements that made.

    The same seed, course and day give the same names, questions, answers and times; ids are new each time, and with
    them which form of the test each learner takes first.
    """
    random = Random(seed)
    span = max(_WEEKS, timedelta(days=learners))
    clock = _Calendar(datetime.combine(today - span, time(8), UTC))
    data.root.mkdir(parents=True, exist_ok=True)
    catalog = Catalog(sources, data.course)
    try:
        catalog.prepare(today)
        study = Study(data.database, clock, new_seed=lambda: f"{random.getrandbits(64):016x}")
        try:
            before = len(study.record.statements())
            _pass_days(study, catalog, clock, random, _names(learners, random), today - span, today)
            _list_class(study, today)
            return len(study.record.statements()) - before
        finally:
            study.close()
    finally:
        catalog.close()


def _list_class(study: Study, today: date) -> None:
    """Everybody is on the list of one session, in two groups."""
    first, last = ((today - timedelta(days=ago)).isoformat() for ago in (2, 1))
    cohort = study.cohorts.plan(CohortPlan("Session de démonstration", starts=first, ends=last, groups=("A", "B")))
    for nth, learner in enumerate(sorted(study.learners.all(), key=lambda one: one.name)):
        study.cohorts.enrol(cohort.id, learner.id, "AB"[nth % 2], f"{nth + 1:03}")


def _names(count: int, random: Random) -> list[str]:
    """Every pair of names before any comes twice."""
    pairs = [f"{first} {last}" for first in _FIRST for last in _LAST]
    random.shuffle(pairs)
    return [pairs[nth % len(pairs)] for nth in range(count)]


def _pass_days(
    study: Study, catalog: Catalog, clock: _Calendar, random: Random, names: list[str], first: date, today: date
) -> None:
    """People come day after day, one at a time, for it is one PC; some put their name down and leave."""
    days = (today - first).days
    visits: list[tuple[int, int]] = []
    people: dict[int, _Person] = {}
    stays: dict[int, bool] = {}
    for nth in range(len(names)):
        sittings = random.choice((0, 1, 1, 2, 2, 3, 4, 6, 10, 11, 12))
        began = random.randrange(max(1, days - max(4, sittings)))
        stays[nth] = sittings > 0
        visits += [(began + later, nth) for later in range(max(1, sittings))]
    for day, who in sorted(visits):
        clock.come(first + timedelta(days=day))
        if who not in people:
            learner = study.learners.register(names[who])
            skill, will = random.uniform(0.55, 0.97), random.uniform(0.75, 0.99)
            people[who] = _Person(learner, study, catalog, clock, random, skill, will)
        if stays[who] and clock.now.date() < today:
            people[who].sit()
