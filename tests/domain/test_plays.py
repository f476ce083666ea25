"""The fold of one play, and what plays add up to."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.ids import ScenarioId
from coprosec.domain.plays import PlayId, PlaySummary, ScenarioProgress, fold_play, gauge_stories, progress_of
from coprosec.domain.scenario import Scenario
from coprosec.domain.statements import Statement, Verb
from tests import samples
from tests.samples import play_statements, statement

LONG = [(0, None), (0, 2), (0, None), (1, 3)]
ANYTHING = st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=3) | st.lists(st.integers(), max_size=2)


def path(state: Any) -> list[tuple[str, int, int | None]]:
    return [(step.scene.id, step.choice, step.certainty) for step in state.steps]


def test_a_play_tells_its_path_its_gauges_and_its_times() -> None:
    state = fold_play(play_statements(LONG))
    assert state is not None
    assert path(state) == [("a", 0, None), ("b", 0, 2), ("a", 0, None), ("b", 1, 3)]
    assert [step.after["trust"] for step in state.steps] == [60, 55, 65, 100]
    assert state.steps[3].effects == {"trust": 35}
    assert (state.scene.id, state.ended) == ("good", True)
    assert [step.spent_ms for step in state.steps] == [900] * 4
    assert [step.at for step in state.steps] == [samples.START.replace(minute=tick) for tick in range(2, 6)]


def test_the_story_of_a_gauge_names_the_decision_that_moved_it_most() -> None:
    state = fold_play(play_statements(LONG))
    assert state is not None
    (trust,) = gauge_stories(state)
    assert (trust.start, trust.end, trust.change, trust.heaviest) == (50, 100, 50, (4, 35))
    assert gauge_stories(replace(state, steps=(), gauges={}))[0].heaviest is None


def test_gauges_stay_between_nothing_and_all() -> None:
    state = fold_play(play_statements([(1, None)]))
    assert state is not None
    assert state.gauges == {"trust": 0}
    assert state.steps[0].effects == {"trust": -50}


@given(st.data())
def test_order_repetition_and_parts_of_statements_never_matter(data: st.DataObject) -> None:
    whole = play_statements(LONG)
    mixed = data.draw(st.lists(st.sampled_from(whole), max_size=8)) + data.draw(st.permutations(whole))
    assert fold_play(mixed) == fold_play(whole)


@given(st.sets(st.integers(1, 4)))
def test_what_is_not_known_yet_is_waited_for(lost: set[int]) -> None:
    whole = play_statements(LONG)
    state = fold_play(one for nth, one in enumerate(whole) if nth not in lost)
    assert state is not None
    assert len(state.steps) == min(lost, default=5) - 1


def test_without_its_beginning_nothing_is_known() -> None:
    assert fold_play(play_statements(LONG)[1:]) is None
    assert fold_play([]) is None


def test_the_first_decision_of_a_step_counts() -> None:
    later = statement(9, Verb.CHOSE, "x", attempt="p1", data={"step": 0, "choice": 1}, device="other")
    state = fold_play([*play_statements([(0, None)]), later])
    assert state is not None
    assert path(state) == [("a", 0, None)]


@given(st.integers(0, 4), ANYTHING, ANYTHING, ANYTHING)
def test_malformed_decisions_are_passed_over(at: int, step: Any, choice: Any, certainty: Any) -> None:
    odd = statement(at, Verb.CHOSE, "x", attempt="p1", data={"step": step, "choice": choice}, device="newer")
    odd = replace(odd, draft=replace(odd.draft, certainty=certainty))
    state = fold_play([*play_statements(LONG), odd])
    assert state is not None
    assert all(0 <= one.choice < len(one.scene.choices) for one in state.steps)
    if not (isinstance(step, int) and isinstance(choice, int)):
        assert path(state) == path(fold_play(play_statements(LONG)))


@given(st.dictionaries(st.sampled_from(("scenario", "kept", "earlier")), ANYTHING))
def test_a_beginning_that_cannot_be_read_is_no_play(data: dict[str, Any]) -> None:
    odd = statement(1, Verb.LAUNCHED, "s1", attempt="p1", data=data)
    assert fold_play([odd, *play_statements(LONG)[1:]]) is None


def test_a_scenario_without_the_scene_that_a_choice_names_stops_there() -> None:
    scenario = samples.scenario()
    broken = replace(scenario, scenes=scenario.scenes[:2]).to_data()
    state = fold_play(play_statements([(0, None), (1, 3)], scenario=broken))
    assert state is not None
    assert path(state) == [("a", 0, None)]


def test_a_replay_keeps_the_steps_before_the_fork() -> None:
    state = fold_play(play_statements([(1, 1)], earlier="p0", kept=[[0, None]]))
    assert state is not None
    assert (state.earlier, state.kept) == ("p0", 1)
    assert path(state) == [("a", 0, None), ("b", 1, 1)]
    assert state.steps[0].at is None


def test_the_first_afterthought_counts() -> None:
    thoughts = [replace(statement(tick, Verb.CONCLUDED, "s1", attempt="p1")) for tick in (8, 9)]
    told = [replace(one, draft=replace(one.draft, certainty=nth + 2)) for nth, one in enumerate(thoughts)]
    for order in (told, told[::-1]):
        state = fold_play([*play_statements(LONG), *order])
        assert state is not None
        assert state.afterthought == 2


def test_a_scenario_goes_to_data_and_back() -> None:
    scenario = samples.scenario()
    assert Scenario.from_data(scenario.to_data()) == scenario
    head = scenario.head
    assert (head.decisions, head.endings) == (2, ("good", "bad"))
    assert type(head).from_data(head.to_data()) == head


@pytest.mark.parametrize(
    "endings,expected",
    [
        ([], ScenarioProgress()),
        (["good"], ScenarioProgress(1, frozenset({"good"}), None, PlayId("p0"))),
        (["good", None], ScenarioProgress(2, frozenset({"good"}), PlayId("p1"), PlayId("p1"))),
        (["bad", "good"], ScenarioProgress(2, frozenset({"good", "bad"}), None, PlayId("p1"))),
    ],
)
def test_plays_add_up(endings: list[str | None], expected: ScenarioProgress) -> None:
    mine, other = ScenarioId("s1"), ScenarioId("s2")
    plays = [PlaySummary(PlayId(f"p{nth}"), mine, ending) for nth, ending in enumerate(endings)]
    assert progress_of([*plays, PlaySummary(PlayId("q"), other, "good")], mine) == expected


def test_statements_of_other_kinds_change_nothing() -> None:
    others: list[Statement] = [statement(3, "danced", "s1", attempt="p1", data={"step": 0, "choice": 1})]
    assert fold_play([*play_statements(LONG), *others]) == fold_play(play_statements(LONG))
