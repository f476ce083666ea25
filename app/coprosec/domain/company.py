"""Two or three people at one PC: what they read and answer together is recorded for each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coprosec.domain.ids import AttemptId, LearnerId

if TYPE_CHECKING:
    from coprosec.domain.statements import Draft

MOST = 3
"""More people than this do not learn at one screen."""

TOGETHER = "together"
"""The key, in a statement's data, under which it names everybody who was there, its own learner included."""


def attempt_of(attempt: AttemptId, companion: LearnerId) -> AttemptId:
    """The companion's own copy of an attempt begun together: the same id on every PC."""
    from uuid import UUID, uuid5

    return AttemptId(str(uuid5(UUID(attempt), companion)))


def for_each(drafts: "Iterable[Draft]", companions: Sequence[LearnerId]) -> "list[Draft]":
    """The facts, then the same facts for each companion. Alone, the facts as they are."""
    drafts = list(drafts)
    if not companions:
        return drafts
    shared = [replace(draft, data=marked(draft.data, draft.learner, companions)) for draft in drafts]
    return shared + [
        replace(draft, learner=companion, attempt=draft.attempt and attempt_of(draft.attempt, companion))
        for companion in companions
        for draft in shared
    ]


def marked(data: Any, learner: LearnerId, companions: Sequence[LearnerId]) -> dict[str, Any]:
    """A statement's data, saying who was there."""
    return {**data, TOGETHER: sorted((learner, *companions))}
