"""People who train: who was appointed on which PC; their passwords never travel and are not here."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprosec.domain import untrusted
from coprosec.domain.ids import TrainerId
from coprosec.domain.statements import Statement, Verb, in_order


@dataclass(frozen=True, slots=True)
class Trainer:
    """`has_password` is false for somebody appointed on another PC: their name is known, they cannot sign in here."""

    id: TrainerId
    name: str
    has_password: bool = False


def fold_trainers(statements: Iterable[Statement]) -> tuple[Trainer, ...]:
    """Everybody appointed, by the order of their first appointment; the last name given wins."""
    names: dict[TrainerId, str] = {}
    for statement in in_order(statements):
        if statement.draft.verb == Verb.APPOINTED:
            name = untrusted.name(statement.draft.data)
            if name.strip():
                names[TrainerId(statement.draft.learner)] = name
    return tuple(Trainer(person, name) for person, name in names.items())
