"""xAPI statements: golden lines, the rules that a strict record store checks, and the same bytes each time."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from coprosec.domain.ids import AttemptId, ItemId, LearnerId, StatementId
from coprosec.domain.items import Item
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.exports.interactions import definition
from coprosec.exports.xapi import Naming, duration, to_xapi, write_xapi
from tests import samples

GOLDEN = Path(__file__).parent / "golden" / "statements.jsonl"
KINDS = {f"q-{body.kind}": samples.item(f"q-{body.kind}", body) for body in samples.BODIES}
NAMING = Naming(
    centre="9c1d2c44-6c1e-4e0a-9a55-0d5f0f6f2a10",
    course="cours",
    homes={"m1-lecon": "m1", "m1-quiz": "m1", **dict.fromkeys(KINDS, "m1")},
    titles={"cours": "Le cours", "m1-lecon": "La leçon", "m1-quiz": "Le quiz"},
    items={item.id: item for item in KINDS.values()},
)
AFI = "a3f1c9d2-5b7e-4c1a-9d55-2f6f0a7b1c11"
TRY = AttemptId("7d751a7a-9011-5e79-9c9e-996801ed3f67")


def told(nth: int, verb: str, activity: str = "", **more: Any) -> Statement:
    base = samples.statement(nth, verb, activity)
    draft = Draft(LearnerId(AFI), verb, activity, course_version="2026.11", **more)
    ident = StatementId(str(uuid5(NAMESPACE_URL, str(nth))))
    return Statement(ident, base.device, nth, nth, base.recorded_at, draft)


def answer(nth: int, item: Item) -> Statement:
    key = item.body.key() or (("ce que j’en pense",) if item.body.kind == "free-text" else ("a",))
    scored = item.body.scored
    return told(
        nth,
        Verb.ANSWERED,
        item.id,
        attempt=TRY,
        score_raw=1.0 if scored else 0.0,
        score_max=1.0 if scored else 0.0,
        success=True if scored else None,
        duration_ms=8250,
        certainty=3 if scored else None,
        data={"response": list(key)},
    )


STATEMENTS = [
    told(1, Verb.REGISTERED, data={"name": "Afi Dossou"}),
    told(2, Verb.OPENED),
    told(3, Verb.EXPERIENCED, "m1-lecon"),
    told(4, Verb.COMPLETED, "m1-lecon", completion=True, duration_ms=750_500),
    told(5, Verb.INITIALIZED, "m1-quiz", attempt=TRY),
    *(answer(10 + nth, item) for nth, item in enumerate(KINDS.values())),
    told(30, Verb.COMPLETED, "m1-quiz", attempt=TRY, completion=True, duration_ms=61_000),
    told(31, Verb.PASSED, "m1-quiz", attempt=TRY, score_raw=8.0, score_max=9.0, success=True, duration_ms=61_000),
    told(32, Verb.LAUNCHED, "s1", attempt=TRY),
    told(33, Verb.CHOSE, "scene", attempt=TRY, data={"step": 0, "choice": 1}),
    told(34, Verb.CLOSED, duration_ms=3_600_000, data={"signed_out": True}),
    told(35, "from-the-future", "m1-quiz"),
]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_given_statements_then_the_lines_are_those_of_the_golden_file(tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    count = write_xapi(path, STATEMENTS, NAMING, lambda _count: None)
    assert count == len(STATEMENTS) - 2
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_given_any_line_then_it_obeys_what_a_strict_record_store_checks() -> None:
    for found in lines(GOLDEN):
        UUID(found["id"])
        assert found["actor"]["account"]["name"] == AFI
        assert "name" not in found["actor"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", found["timestamp"])
        assert re.match(r"https?://", found["object"]["id"])
        result = found.get("result", {})
        assert "null" not in json.dumps(found)
        assert set(result) <= {"score", "success", "completion", "response", "duration", "extensions"}
        if "duration" in result:
            assert re.fullmatch(r"PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?", result["duration"])
        if "score" in result:
            assert result["score"]["min"] <= result["score"]["raw"] <= result["score"]["max"]
            assert 0 <= result["score"]["scaled"] <= 1
        verb = found["verb"]["id"].rpartition("/")[2]
        if verb in ("completed", "passed", "failed", "terminated"):
            assert "duration" in result
        assert ("completion" in result) == (verb == "completed")


@pytest.mark.parametrize("item", KINDS.values(), ids=lambda item: item.body.kind)
def test_given_a_kind_of_question_then_the_right_answer_matches_its_pattern(item: Item) -> None:
    told_of = definition(item)
    found = to_xapi(answer(1, item), NAMING)
    assert found is not None
    given = found["result"]["response"]
    patterns = told_of.get("correctResponsesPattern")
    assert (patterns is None) == (not item.body.key())
    if patterns is None:
        return
    match told_of["interactionType"]:
        case "choice":
            assert set(given.split("[,]")) == set(patterns[0].split("[,]"))
        case "fill-in":
            bare = [pattern.rpartition("}")[2] for pattern in patterns]
            assert given in bare
        case "numeric":
            low, high = (float(bound) for bound in patterns[0].split("[:]"))
            assert low <= float(given) <= high
        case _:
            assert given == patterns[0]
    identifiers = [part["id"] for key in ("choices", "source", "target") for part in told_of.get(key, ())]
    assert not [name for name in identifiers if " " in name]


def test_given_a_pseudonym_then_nothing_of_the_learner_s_id_is_left() -> None:
    hidden = Naming(
        NAMING.centre, NAMING.course, NAMING.homes, NAMING.titles, NAMING.items, actor=lambda _learner: "P-0123"
    )
    for statement in STATEMENTS:
        assert AFI not in json.dumps(to_xapi(statement, hidden) or {})


def test_given_a_question_that_left_the_course_then_its_answer_is_told_all_the_same() -> None:
    gone = to_xapi(answer(1, samples.item("partie")), NAMING)
    assert gone is not None
    assert gone["object"]["definition"]["interactionType"] == "other"
    assert gone["result"]["response"] == "b"
    assert ItemId("partie") not in NAMING.items


@pytest.mark.parametrize(
    "spent,text",
    [(0, "PT0S"), (8250, "PT8.25S"), (750_500, "PT12M30.5S"), (3_600_000, "PT1H"), (60_000, "PT1M"), (-5, "PT0S")],
)
def test_given_milliseconds_then_the_duration_is_always_written_alike(spent: int, text: str) -> None:
    assert duration(spent) == text
