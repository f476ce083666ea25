"""What a group proposes: recommendations, those that say the same put together, ranked by points."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from coprosec.domain.recommendations import Recommendation
from coprosec.domain.statements import Statement, Verb, in_order

MOST_POINTS = 99
SIMILAR = 0.25
"""From this cosine on, two wordings are worth reading side by side; tried on French sentences of one or two lines."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One recommendation, or several put together under one wording. `points` is what the group gave."""

    id: str
    text: str
    actor: str
    deadline: str
    members: tuple[Recommendation, ...]
    points: int = 0

    @property
    def authors(self) -> int:
        """How many people are behind it."""
        return len({author for member in self.members for author in member.authors})


def fold_proposals(recommendations: Sequence[Recommendation], statements: Iterable[Statement]) -> tuple[Proposal, ...]:
    """The proposals as the trainer last put them together, the most points first, then the most authors.

    A recommendation belongs to the last proposal that took it; one that lost all its members is gone.
    """
    taken: dict[str, str] = {}
    words: dict[str, tuple[str, str, str]] = {}
    points: dict[str, int] = {}
    for statement in in_order(statements):
        data, name = statement.draft.data, statement.draft.activity
        if statement.draft.verb == Verb.GATHERED:
            members, texts = data.get("members"), [data.get(key) for key in ("text", "actor", "deadline")]
            if not isinstance(members, list) or not all(isinstance(text, str) for text in texts):
                continue
            taken = {one: group for one, group in taken.items() if group != name}
            taken |= {one: name for one in members if isinstance(one, str)}
            words[name] = (data["text"], data["actor"], data["deadline"])
        elif statement.draft.verb == Verb.RANKED and type(data.get("points")) is int:
            points[name] = max(0, min(MOST_POINTS, data["points"]))
    groups: dict[str, list[Recommendation]] = {}
    for one in recommendations:
        groups.setdefault(taken.get(one.id, one.id), []).append(one)
    gathered = set(taken.values())
    found = []
    for name, members in groups.items():
        own = (members[0].text, members[0].actor, members[0].deadline)
        text, actor, deadline = words[name] if name in gathered else own
        found.append(Proposal(name, text, actor, deadline, tuple(members), points.get(name, 0)))
    return tuple(sorted(found, key=lambda one: (-one.points, -one.authors, one.text.casefold())))


Stems = Callable[[str], Set[str]]
"""The words of a text that carry its meaning, without their endings."""


def similar_pairs(proposals: Sequence[Proposal], stems: Stems) -> tuple[tuple[Proposal, Proposal, float], ...]:
    """Proposals that may say the same, the closest first: cosine of their stems, rare ones weighing more.

    The weight of a stem is log(1 + n / d), d proposals of n having it (Spärck Jones, J. Documentation 28, 11, 1972).
    """
    bags = {one.id: stems(f"{one.text} {one.actor}") for one in proposals}
    seen: dict[str, int] = {}
    for bag in bags.values():
        for stem in bag:
            seen[stem] = seen.get(stem, 0) + 1
    weights = {stem: log(1 + len(proposals) / count) for stem, count in seen.items()}
    lengths = {name: sqrt(sum(weights[stem] ** 2 for stem in bag)) for name, bag in bags.items()}
    found = []
    for one, other in combinations(proposals, 2):
        shared = sum(weights[stem] ** 2 for stem in bags[one.id] & bags[other.id])
        long = lengths[one.id] * lengths[other.id]
        if long and shared / long >= SIMILAR:
            found.append((one, other, shared / long))
    return tuple(sorted(found, key=lambda pair: (-pair[2], pair[0].id, pair[1].id)))
