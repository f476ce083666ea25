"""Questions as xAPI describes them (`cmi.interaction`): a kind, components, the patterns of right responses."""

from collections.abc import Callable, Iterable
from typing import Any

from coprosec.domain.items import Item, Response
from coprosec.domain.plain import plain

_JOIN, _PAIR = "[,]", "[.]"
Definition = dict[str, Any]


def definition(item: Item) -> Definition:
    """The activity definition of a question."""
    found: Definition = {
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "name": {"fr": item.id},
        "description": {"fr": plain(item.prompt) or item.id},
    }
    describe, _respond = _KINDS.get(item.body.kind, (_other, _joined))
    return found | describe(item)


def response_text(item: Item, response: Response) -> str:
    """What was given, as the interaction's kind writes it."""
    _describe, respond = _KINDS.get(item.body.kind, (_other, _joined))
    return respond(item, response)


def _components(choices: Iterable[Any]) -> list[Definition]:
    return [{"id": choice["id"], "description": {"fr": plain(choice["text"]) or choice["id"]}} for choice in choices]


def _patterns(*patterns: str) -> Definition:
    return {"correctResponsesPattern": list(patterns)} if any(patterns) else {}


def _choice(item: Item) -> Definition:
    data = item.body.to_data()
    return {"interactionType": "choice", "choices": _components(data["choices"])} | _patterns(_JOIN.join(data["keys"]))


def _true_false(item: Item) -> Definition:
    return {"interactionType": "true-false"} | _patterns(_judged(item, item.body.key()))


def _judged(item: Item, response: Response) -> str:
    """The first of the two choices is « Vrai » whatever its id."""
    first = next((c["id"] for c in item.body.to_data()["choices"] if plain(c["text"]).casefold() == "vrai"), "vrai")
    return "true" if first in response else "false"


def _sequencing(item: Item) -> Definition:
    data = item.body.to_data()
    return {"interactionType": "sequencing", "choices": _components(data["steps"])} | _patterns(
        _JOIN.join(data["order"])
    )


def _matching(item: Item) -> Definition:
    data = item.body.to_data()
    return {
        "interactionType": "matching",
        "source": _components(data["sources"]),
        "target": _components(data["targets"]),
    } | _patterns(_matched(item, item.body.key()))


def _matched(item: Item, response: Response) -> str:
    sources = item.body.to_data()["sources"]
    pairs = zip(sources, response, strict=False)
    return _JOIN.join(f"{source['id']}{_PAIR}{target}" for source, target in pairs)


def _fill_in(item: Item) -> Definition:
    accepted = item.body.to_data()["accepted"]
    alternatives = accepted if item.body.kind == "short-text" else [_JOIN.join(words[0] for words in accepted)]
    return {"interactionType": "fill-in"} | _patterns(
        *(f"{{case_matters=false}}{{lang=fr}}{text}" for text in alternatives)
    )


def _numeric(item: Item) -> Definition:
    data = item.body.to_data()
    answer, tolerance = float(data["answer"]), float(data["tolerance"])
    pattern = f"{answer - tolerance:g}[:]{answer + tolerance:g}" if tolerance else f"{answer:g}"
    return {"interactionType": "numeric"} | _patterns(pattern)


def _long(_item: Item) -> Definition:
    return {"interactionType": "long-fill-in"}


def _other(_item: Item) -> Definition:
    return {"interactionType": "other"}


def _joined(_item: Item, response: Response) -> str:
    return _JOIN.join(response)


def _number(_item: Item, response: Response) -> str:
    return "".join("".join(response).split()).replace(",", ".")


_KINDS: dict[str, tuple[Callable[[Item], Definition], Callable[[Item, Response], str]]] = {
    "single": (_choice, _joined),
    "multiple": (_choice, _joined),
    "opinion": (_choice, _joined),
    "true-false": (_true_false, _judged),
    "ordering": (_sequencing, _joined),
    "matching": (_matching, _matched),
    "gaps": (_fill_in, _joined),
    "short-text": (_fill_in, _joined),
    "number": (_numeric, _number),
    "free-text": (_long, _joined),
}
