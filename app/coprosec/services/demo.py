"""Invented learners for demonstrations and measures, recorded through the real services."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from coprosec.domain.attempts import AttemptState
from coprosec.domain.course import Course, CourseModule
from coprosec.domain.items import Item, Response
from coprosec.domain.learner import Learner
from coprosec.domain.progress import ReadingPlace
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study

_FIRST = [
    "Afi",
    "Bio",
    "Clarisse",
    "Dossi",
    "Fatima",
    "Gildas",
    "Idrissou",
    "Marius",
    "Nadège",
    "Orou",
    "Prisca",
    "Romuald",
    "Sèna",
    "Yabo",
    "Zita",
]
_LAST = [
    "Adjovi",
    "Agbo",
    "Bani",
    "Chabi",
    "Dossou",
    "Gounou",
    "Hounkpè",
    "Kora",
    "Lokossou",
    "Mama",
    "Sanni",
    "Tossou",
    "Yarou",
    "Zinsou",
]
_DAYS = 12
"""How many days back the first of them began."""


@dataclass(slots=True)
class _Calendar:
    """A clock that goes on by what is done."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass(slots=True)
class _Person:
    """One invented learner: `skill` is the chance of a right answer, `will` the chance of going on."""

    learner: Learner
    skill: float
    will: float
    study: Study
    clock: _Calendar
    random: Random
    version: str
    catalog: Catalog = field(repr=False)

    def live(self, course: Course) -> None:
        self.study.learners.open_period(self.learner.id)
        for module in course.modules:
            if not module.ready or not self._read(module):
                break
            if module.quiz is None or self.random.random() > self.will or not self._take_quiz(module):
                break
        self.study.learners.close_period(self.learner.id, signed_out=self.random.random() < 0.7, duration_ms=3_000_000)

    def _read(self, module: CourseModule) -> bool:
        for head in module.lessons:
            lesson = self.catalog.lesson(head.id)
            self.study.reading.open(self.learner.id, head.id, self.version)
            self.clock.pass_time(self.random.uniform(200, 900))
            place = ReadingPlace(self.random.randrange(len(lesson.blocks)), round(self.random.random(), 3))
            self.study.reading.move(self.learner.id, head.id, place, self.version)
            if self.random.random() > self.will:
                return False
            for item in lesson.items:
                self.study.reading.self_check(self.learner.id, head.id, item, self._respond(item), self.version)
            self.study.reading.complete(self.learner.id, head.id, self.random.randrange(200_000, 900_000), self.version)
        return True

    def _take_quiz(self, module: CourseModule) -> bool:
        """Try until it is passed, or until the will is gone."""
        assert module.quiz is not None
        quiz = self.catalog.quiz(module.quiz.id)
        while True:
            state: AttemptState = self.study.attempts.start(self.learner.id, quiz, self.version)
            for item in state.plan.items:
                if self.random.random() > 0.5 + self.will / 2:
                    return False
                self.clock.pass_time(self.random.uniform(8, 60))
                spent = self.random.randrange(8_000, 60_000)
                state = self.study.attempts.answer(state, item, self._respond(item), spent)
            if state.success:
                return True
            if self.random.random() > self.will:
                return False
            self.skill = min(0.97, self.skill + 0.1)

    def _respond(self, item: Item) -> Response:
        right = item.body.key()
        if right and self.random.random() < self.skill:
            return right
        for _try in range(20):
            given = _wrong(item, self.random)
            if item.body.problem(given) is None:
                return given
        return right


def _wrong(item: Item, random: Random) -> Response:
    """Something that a person could answer, right by chance at times."""
    body = item.body
    match body.kind:
        case "ordering":
            steps = list(body.key())
            random.shuffle(steps)
            return tuple(steps)
        case "matching":
            data = body.to_data()
            return tuple(random.choice(data["targets"])["id"] for _source in data["sources"])
        case "single" | "true-false" | "multiple" | "opinion":
            return (random.choice(body.to_data()["choices"])["id"],)
        case "number":
            return (str(random.randrange(1, 200)),)
        case "free-text":
            return ("Prévenir le chef de quartier et la mairie.",)
        case _:
            return tuple(random.choice(("menace", "risque", "rumeur", "je ne sais pas")) for _gap in body.key())


def fill(data: DataFolder, sources: Path, learners: int, seed: int, today: date) -> int:
    """Record what `learners` invented people did over the last days; how many statements that made.

    The same seed gives the same names, answers and times; ids are new each time.
    """
    random = Random(seed)
    clock = _Calendar(datetime.combine(today - timedelta(days=_DAYS), time(8), UTC))
    data.root.mkdir(parents=True, exist_ok=True)
    catalog = Catalog(sources, data.course)
    catalog.prepare(today)
    course = catalog.outline()
    study = Study(data.database, clock)
    try:
        for nth in range(learners):
            day = today - timedelta(days=random.randrange(_DAYS))
            clock.now = max(clock.now, datetime.combine(day, time(8, nth % 60), UTC))
            learner = study.learners.register(f"{random.choice(_FIRST)} {random.choice(_LAST)}")
            if random.random() < 0.9:
                skill, will = random.uniform(0.5, 0.95), random.uniform(0.7, 0.99)
                _Person(learner, skill, will, study, clock, random, course.version, catalog).live(course)
        return len(study.record.statements())
    finally:
        study.close()
        catalog.close()
