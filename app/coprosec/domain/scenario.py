"""Branching decisions and recommendation prompts: what a module has beside its lessons and its quiz.

Texts are rich text; each type goes to JSON data and back, as in `course`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from coprosec.domain.ids import ObjectiveId, ScenarioId
from coprosec.domain.items.base import Data


@dataclass(frozen=True, slots=True)
class SceneChoice:
    """A way out of a scene: `target` is a scene's id, `effects` add to the gauges."""

    text: str
    target: str
    consequence: str
    effects: Mapping[str, int]

    def to_data(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "target": self.target,
            "consequence": self.consequence,
            "effects": dict(self.effects),
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(data["text"], data["target"], data["consequence"], dict(data["effects"]))


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of a scenario. An ending has an `outcome` (bonne, mitigee, mauvaise) and no choice."""

    id: str
    title: str
    form: str
    html: str
    choices: tuple[SceneChoice, ...]
    asks_certainty: bool
    outcome: str

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "form": self.form,
            "html": self.html,
            "choices": [choice.to_data() for choice in self.choices],
            "asks_certainty": self.asks_certainty,
            "outcome": self.outcome,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=data["id"],
            title=data["title"],
            form=data["form"],
            html=data["html"],
            choices=tuple(SceneChoice.from_data(choice) for choice in data["choices"]),
            asks_certainty=data["asks_certainty"],
            outcome=data["outcome"],
        )


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """What lists show of a scenario: how many scenes ask for a decision, and the ids of its endings."""

    id: ScenarioId
    title: str
    minutes: int
    decisions: int
    endings: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "minutes": self.minutes,
            "decisions": self.decisions,
            "endings": list(self.endings),
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(ScenarioId(data["id"]), data["title"], data["minutes"], data["decisions"], tuple(data["endings"]))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Branching decisions. `gauges` gives each gauge's starting value, 0 to 100."""

    id: ScenarioId
    title: str
    minutes: int
    fiction: str
    objectives: tuple[ObjectiveId, ...]
    start: str
    gauges: Mapping[str, int]
    scenes: tuple[Scene, ...]

    @property
    def head(self) -> ScenarioHead:
        endings = tuple(scene.id for scene in self.scenes if not scene.choices)
        decisions = sum(len(scene.choices) > 1 for scene in self.scenes)
        return ScenarioHead(self.id, self.title, self.minutes, decisions, endings)

    def to_data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "minutes": self.minutes,
            "fiction": self.fiction,
            "objectives": list(self.objectives),
            "start": self.start,
            "gauges": dict(self.gauges),
            "scenes": [scene.to_data() for scene in self.scenes],
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            id=ScenarioId(data["id"]),
            title=data["title"],
            minutes=data["minutes"],
            fiction=data["fiction"],
            objectives=tuple(ObjectiveId(objective) for objective in data["objectives"]),
            start=data["start"],
            gauges=dict(data["gauges"]),
            scenes=tuple(Scene.from_data(scene) for scene in data["scenes"]),
        )


@dataclass(frozen=True, slots=True)
class Prompt:
    """A recommendation to write: "what is to be done, by whom, when?"."""

    id: str
    text: str
    detail: str
    actors: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text, "detail": self.detail, "actors": list(self.actors)}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(data["id"], data["text"], data["detail"], tuple(data["actors"]))
