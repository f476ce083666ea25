"""What invented learners do beside lessons and quizzes: tests, scenarios, recommendations, opinions."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from random import Random
from typing import Protocol

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.course import Course, CourseModule
from coprosec.domain.ids import LearnerId
from coprosec.domain.items import Item, Response
from coprosec.domain.plays import PlayState
from coprosec.domain.testing import Occasion, offered_test
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study

_RECOMMENDED = (
    "Réparer les lampes du chemin de l’école et nommer qui prévient la mairie quand l’une s’éteint.",
    "Réunir une fois par mois la police, les chefs de quartier et les administrateurs de groupes.",
    "Afficher à la mairie et au marché le numéro à appeler, vérifié chaque trimestre.",
    "Former deux administrateurs par groupe de quartier à vérifier avant de publier.",
    "Demander à la radio communautaire une émission mensuelle qui corrige les rumeurs.",
    "Écrire une charte d’une page pour chaque groupe et la relire avec les nouveaux membres.",
)
_DEADLINES = ("Tout de suite", "Dans le mois", "Dans les trois mois", "Dans l’année")
_SAID = ("Je vérifierai avant de transférer.", "Plus d’exemples de chez nous.", "Plus de temps sur les scénarios.", "")


class Ticking(Protocol):
    """A clock that goes on by what is done."""

    def pass_time(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """One invented learner, as they are now."""

    study: Study
    catalog: Catalog
    clock: Ticking
    random: Random
    learner: LearnerId
    version: str
    skill: float

    def test(self, course: Course, occasion: Occasion) -> Iterator[None]:
        """Most take it; before the course one answers less well, and some put it off."""
        head = offered_test(course, self.learner, occasion)
        if head is None:
            return
        own = Random(self.random.getrandbits(64))
        if self.random.random() > 0.85:
            if occasion is Occasion.PRE:
                self.study.testing.postpone(self.learner, occasion)
            return
        skill = self.skill * (0.55 if occasion is Occasion.PRE else 1.0)
        state = self.study.testing.take(self.learner, self.catalog.quiz(head.id), self.version, occasion)
        for item in state.plan.items:
            self.clock.pass_time(spent := self.random.uniform(15, 75))
            state = self.study.attempts.answer(state, item, respond(item, skill, own), int(spent * 1000))
            yield

    def play(self, module: CourseModule) -> Iterator[None]:
        """A scenario of the module, at times left in its middle, at times played again from a fork."""
        if not module.scenarios or self.random.random() > 0.7:
            return
        scenario = self.catalog.scenario(self.random.choice(module.scenarios).id)
        state = self.study.scenarios.start(self.learner, scenario, self.version)
        state = yield from self._decide(state, leaves=0.04)
        if state.ended and self.random.random() < 0.35:
            forks = [nth for nth, step in enumerate(state.steps) if len(step.scene.choices) > 1]
            yield from self._decide(self.study.scenarios.replay(state, self.random.choice(forks)), leaves=0.0)

    def _decide(self, state: PlayState, leaves: float) -> Generator[None, None, PlayState]:
        """To an end, or to where the will leaves; the wiser choice is the one that harms the gauges least."""
        while not state.ended and self.random.random() >= leaves:
            self.clock.pass_time(spent := self.random.uniform(8, 50))
            choices = state.scene.choices
            wise = max(range(len(choices)), key=lambda nth: sum(choices[nth].effects.values()))
            choice = wise if self.random.random() < self.skill else self.random.randrange(len(choices))
            sure = self.random.choice(CERTAINTIES) if state.scene.asks_certainty else None
            state = self.study.scenarios.choose(state, choice, sure, int(spent * 1000))
            yield
        if state.ended:
            self.study.scenarios.conclude(state, self.random.choice(CERTAINTIES[1:]))
        return state

    def recommend(self, module: CourseModule) -> Iterator[None]:
        """Half of those who pass write something down, and one in ten words it anew."""
        if not module.prompts or self.random.random() > 0.5:
            return
        prompt = self.random.choice(self.catalog.prompts(module.id))
        self.clock.pass_time(self.random.uniform(60, 300))
        words = (self.random.choice(_RECOMMENDED), self.random.choice(prompt.actors), self.random.choice(_DEADLINES))
        written = self.study.recommendations.write(self.learner, module.id, prompt, *words)
        if self.random.random() < 0.1:
            self.clock.pass_time(self.random.uniform(30, 90))
            self.study.recommendations.reword(self.learner, written[-1], *words[:2], self.random.choice(_DEADLINES))
        yield

    def give_opinion(self) -> Iterator[None]:
        """Rather pleased, as people who came to the end are."""
        for item in self.catalog.satisfaction():
            self.clock.pass_time(self.random.uniform(5, 40))
            choices = item.body.to_data().get("choices", ())
            given = self.random.choice(_SAID)
            if choices:
                given = self.random.choices(choices, range(1, len(choices) + 1))[0]["id"]
            self.study.opinions.respond(self.learner, item, (given,), self.version)
            yield


def respond(item: Item, skill: float, random: Random) -> Response:
    """The right answer by skill, else a guess."""
    right = item.body.key()
    if right and random.random() < skill:
        return right
    for _try in range(20):
        given = _guess(item, random)
        if item.body.problem(given) is None:
            return given
    return right


def _guess(item: Item, random: Random) -> Response:
    """Something that a person could answer, right by chance at times."""
    body = item.body
    match body.kind:
        case "ordering":
            return tuple(random.sample(body.key(), len(body.key())))
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
