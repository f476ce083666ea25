"""Questions, quizzes, statements and a clock to write tests with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any, cast

from hypothesis import strategies as st

from coprosec.domain.attempts import AttemptPlan
from coprosec.domain.course import Course, CourseModule, LessonHead, QuizHead
from coprosec.domain.ids import (
    AttemptId,
    DeviceId,
    ItemId,
    LearnerId,
    LessonId,
    ModuleId,
    ObjectiveId,
    QuizId,
    ScenarioId,
    StatementId,
)
from coprosec.domain.items import (
    Choice,
    FreeText,
    Gaps,
    Item,
    ItemBody,
    Matching,
    MultipleChoice,
    Number,
    Opinion,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Scenario, Scene, SceneChoice
from coprosec.domain.statements import Draft, Statement, Verb

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AMINA = LearnerId("amina")
MOUSSA = LearnerId("moussa")
LESSON = LessonId("m1-lecon")
QUIZ = QuizId("m1-quiz")


class FakeClock:
    """A second more at each look; `back` moves it to the past, as a battery that died does."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def back(self, **gone: int) -> None:
        self.now -= timedelta(**gone)


def choices(ids: str) -> tuple[Choice, ...]:
    return tuple(Choice(mark, f"Choix {mark}", f"Retour {mark}") for mark in ids)


SINGLE = SingleChoice(choices("abc"), ("b",))
TRUE_FALSE = TrueFalse(choices("vf"), ("v",), fixed_order=True)
MULTIPLE = MultipleChoice(choices("abcde"), ("a", "c"))
OPINION = Opinion(choices("abc"))
ORDERING = Ordering(choices("dbca"), tuple("abcd"))
MATCHING = Matching(choices("123"), choices("xyzw"), {"1": "x", "2": "y", "3": "z"})
GAPS = Gaps(("Le ", " de la ", "."), (("cœur", "centre"), ("cité",)))
SHORT = ShortText(("Éducation", "instruction"))
NUMBER = Number("1234.5", "0.5", "km")
FREE = FreeText()

BODIES: tuple[ItemBody, ...] = (
    SINGLE,
    TRUE_FALSE,
    MULTIPLE,
    OPINION,
    ORDERING,
    MATCHING,
    GAPS,
    SHORT,
    NUMBER,
    FREE,
)
SCORED = tuple(body for body in BODIES if body.scored)


def item(name: str, body: ItemBody = SINGLE, objective: str = "o1", lesson: str = LESSON) -> Item:
    return Item(
        ItemId(name), ObjectiveId(objective), LessonId(lesson), 1, f"<p>{name} ?</p>", "", "<p>Voilà.</p>", body
    )


def quiz(per_objective: int = 4, draw: dict[str, int] | None = None, pass_mark: float = 0.8) -> Quiz:
    """A pool of `per_objective` single choices for each objective that is drawn from."""
    rule = draw or {"o1": 2, "o2": 1}
    pool = tuple(item(f"{name}-q{nth}", objective=name) for name in rule for nth in range(per_objective))
    return Quiz(QUIZ, "Quiz", pass_mark, False, {ObjectiveId(name): count for name, count in rule.items()}, pool)


def plan(items: tuple[Item, ...], pass_mark: float = 0.8) -> AttemptPlan:
    return AttemptPlan(QUIZ, "Quiz", "1", pass_mark, False, "seed", items)


def statement(
    tick: int,
    verb: str,
    activity: str = "",
    *,
    data: dict[str, Any] | None = None,
    attempt: str | None = None,
    score: tuple[float, float] | None = None,
    learner: str = AMINA,
    device: str = "pc",
) -> Statement:
    raw, maximum = score or (None, None)
    draft = Draft(
        LearnerId(learner),
        verb,
        activity,
        attempt=AttemptId(attempt) if attempt else None,
        score_raw=raw,
        score_max=maximum,
        data=data or {},
    )
    when = START + timedelta(minutes=tick)
    return Statement(StatementId(f"{device}-{tick}-{verb}"), DeviceId(device), tick, tick, when, draft)


def attempt_statements(sitting: AttemptPlan, answers: dict[str, Fraction]) -> list[Statement]:
    """A beginning, then one answer for each item named, worth so much."""
    first = statement(1, Verb.INITIALIZED, QUIZ, attempt="t1", data=sitting.to_data())
    return [
        first,
        *(
            statement(tick, Verb.ANSWERED, name, attempt="t1", data={"response": ["b"]}, score=(float(points), 1.0))
            for tick, (name, points) in enumerate(answers.items(), 2)
        ),
    ]


def module(name: str = "m1", lessons: int = 2, *, ready: bool = True, with_quiz: bool = True) -> CourseModule:
    heads = tuple(LessonHead(LessonId(f"{name}-l{nth}"), "Leçon", 10) for nth in range(lessons))
    head = QuizHead(QuizId(f"{name}-quiz"), "Quiz", 3, 0.8) if with_quiz else None
    return CourseModule(ModuleId(name), 1, "Module", "M", "", 30, ready, "", (), heads, head)


def course(*modules: CourseModule, introduction: bool = False) -> Course:
    head = LessonHead(LessonId("intro"), "Introduction", 5) if introduction else None
    return Course("cours", "Cours", "C", "1", "", head, modules)


TEXTS = st.text(max_size=12)


def scene(name: str, *ways: SceneChoice, sure: bool = False, outcome: str = "") -> Scene:
    return Scene(name, f"Scène {name}", "recit", "<p>Un fait.</p>", ways, sure, outcome)


def way(target: str, **effects: int) -> SceneChoice:
    return SceneChoice(f"Vers {target}", target, "<p>Voilà.</p>", effects)


def scenario(name: str = "s1") -> Scenario:
    """Two forks, the second of which asks for certainty, a way back, and two endings."""
    scenes = (
        scene("a", way("b", trust=10), way("bad", trust=-60)),
        scene("b", way("a", trust=-5), way("good", trust=60), way("bad"), sure=True),
        scene("good", outcome="bonne"),
        scene("bad", outcome="mauvaise"),
    )
    return Scenario(ScenarioId(name), "Un soir", 8, "Tout est inventé.", (), "a", {"trust": 50}, scenes)


def play_statements(moves: list[tuple[int, int | None]], play: str = "p1", **start: Any) -> list[Statement]:
    """A beginning, then the decisions (choice, certainty)."""
    data = {"scenario": scenario().to_data(), "earlier": None, "kept": []} | start
    first = statement(1, Verb.LAUNCHED, "s1", attempt=play, data=data)
    at = len(data["kept"])
    return [
        first,
        *(
            replace(decided, draft=replace(decided.draft, certainty=certainty, duration_ms=900))
            for nth, (choice, certainty) in enumerate(moves)
            for decided in [
                statement(nth + 2, Verb.CHOSE, "x", attempt=play, data={"step": at + nth, "choice": choice})
            ]
        ),
    ]


@st.composite
def some_choices(draw: st.DrawFn, least: int = 2) -> tuple[Choice, ...]:
    ids = draw(st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=least, max_size=6, unique=True))
    return tuple(Choice(name, draw(TEXTS), draw(TEXTS)) for name in ids)


@st.composite
def picking(draw: st.DrawFn) -> ItemBody:
    kind = draw(st.sampled_from((SingleChoice, TrueFalse, MultipleChoice, Opinion)))
    proposed = draw(some_choices())
    most = len(proposed) if kind is MultipleChoice else int(kind.scored)
    ids = st.sampled_from([choice.id for choice in proposed])
    keys = draw(st.lists(ids, min_size=min(most, 1), max_size=most, unique=True))
    return cast(ItemBody, kind(proposed, tuple(keys), draw(st.booleans())))


@st.composite
def ordering(draw: st.DrawFn) -> Ordering:
    steps = draw(some_choices())
    return Ordering(tuple(draw(st.permutations(steps))), tuple(step.id for step in steps))


@st.composite
def matching(draw: st.DrawFn) -> Matching:
    sources, targets = draw(some_choices()), draw(some_choices())
    target = st.sampled_from([choice.id for choice in targets])
    return Matching(sources, targets, {source.id: draw(target) for source in sources})


_WORD = st.text("abcéèœ '", min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
_WORDS = st.lists(_WORD, min_size=1, max_size=3).map(tuple)
_DECIMALS = st.decimals(-(10**6), 10**6, places=2).map(str)
_GAPS = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: Gaps(("",) * (len(words) + 1), tuple(words)))
_NUMBERS = st.builds(Number, _DECIMALS, st.decimals(0, 100, places=1).map(str), TEXTS)

any_body: st.SearchStrategy[ItemBody] = st.one_of(
    picking(), ordering(), matching(), _GAPS, st.builds(ShortText, _WORDS), _NUMBERS, st.builds(FreeText)
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[ItemBody, tuple[str, ...]]:
    """A question and a response that can be judged."""
    body = draw(any_body)
    match body:
        case Ordering():
            response = tuple(draw(st.permutations(body.order)))
        case Matching():
            target = st.sampled_from([choice.id for choice in body.targets])
            response = tuple(draw(target) for _ in body.sources)
        case Gaps():
            response = tuple(draw(st.sampled_from(words) | _WORD) for words in body.accepted)
        case ShortText():
            response = (draw(st.sampled_from(body.accepted) | _WORD),)
        case Number():
            response = (draw(_DECIMALS | st.just(body.answer)),)
        case FreeText():
            response = (draw(_WORD),)
        case _:
            ids = st.sampled_from([choice.id for choice in body.choices])
            most = len(body.choices) if isinstance(body, MultipleChoice) else 1
            response = tuple(draw(st.lists(ids, min_size=1, max_size=most, unique=True)))
    return body, response
