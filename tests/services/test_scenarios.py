"""Plays on a real record: decided, interrupted, replayed, together."""

from dataclasses import replace

import pytest

from coprosec.domain.company import TOGETHER, attempt_of
from coprosec.domain.ids import AttemptId, ScenarioId
from coprosec.domain.learner import Learner
from coprosec.domain.plays import PlaySummary
from coprosec.domain.progress import Place, PlaceKind
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests import samples
from tests.services.conftest import OpenStudy

SCENARIO = samples.scenario()


@pytest.fixture
def bio(study: Study) -> Learner:
    return study.learners.register("Bio")


def test_a_play_is_the_same_after_the_program_was_closed(open_study: OpenStudy, study: Study, amina: Learner) -> None:
    state = study.scenarios.start(amina.id, SCENARIO, "v1")
    state = study.scenarios.choose(state, 0, None, 1200)
    again = open_study()
    assert again.scenarios.resume(state.id) == state
    assert (state.scene.id, state.steps[0].spent_ms) == ("b", 1200)
    assert state.steps[0].at is not None
    place = Place(PlaceKind.SCENARIO, attempt=state.id, scenario=SCENARIO.id)
    assert again.progress.of(amina).place == place
    assert again.progress.of(amina).plays == (PlaySummary(state.id, SCENARIO.id, None),)


def test_the_end_and_the_afterthought(study: Study, amina: Learner) -> None:
    state = study.scenarios.start(amina.id, SCENARIO, "v1")
    state = study.scenarios.choose(state, 0, None, 10)
    state = study.scenarios.choose(state, 1, 3, 10)
    assert state.ended
    assert study.progress.of(amina).plays == (PlaySummary(state.id, SCENARIO.id, "good"),)
    assert study.progress.of(amina).place is not None
    assert study.scenarios.conclude(state, 2).afterthought == 2
    assert study.scenarios.conclude(state, 3).afterthought == 2
    assert study.progress.of(amina).place is None


def test_a_replay_leaves_the_earlier_play_as_it_was(study: Study, amina: Learner) -> None:
    first = study.scenarios.start(amina.id, SCENARIO, "v1")
    first = study.scenarios.choose(first, 0, 1, 10)
    first = study.scenarios.choose(first, 2, 3, 10)
    again = study.scenarios.replay(first, 1)
    assert (again.earlier, again.kept, again.scene.id) == (first.id, 1, "b")
    again = study.scenarios.choose(again, 1, 2, 10)
    assert again.scene.id == "good"
    assert study.scenarios.resume(first.id) == first
    assert [play.ending for play in study.progress.of(amina).plays] == ["bad", "good"]


def test_a_scenario_changed_since_changes_nothing_to_a_play(study: Study, amina: Learner) -> None:
    state = study.scenarios.start(amina.id, SCENARIO, "v1")
    changed = replace(SCENARIO, title="Autre", scenes=SCENARIO.scenes[2:])
    assert changed != SCENARIO
    state = study.scenarios.choose(state, 0, None, 10)
    assert study.scenarios.replay(state, 1).scenario == SCENARIO


def test_a_step_is_decided_once(study: Study, amina: Learner) -> None:
    begun = study.scenarios.start(amina.id, SCENARIO, "v1")
    first = study.scenarios.choose(begun, 0, None, 10)
    second = study.scenarios.choose(begun, 1, None, 10)
    assert second == first


@pytest.mark.parametrize("certainty", [None, 0, 4])
def test_a_certainty_that_is_asked_is_needed(study: Study, amina: Learner, certainty: int | None) -> None:
    state = study.scenarios.choose(study.scenarios.start(amina.id, SCENARIO, "v1"), 0, None, 10)
    before = len(study.record.statements())
    with pytest.raises(KnownError) as refused:
        study.scenarios.choose(state, 0, certainty, 10)
    assert refused.value.code is ErrorCode.ANSWER_REFUSED
    assert len(study.record.statements()) == before


def test_a_play_that_is_not_here(study: Study) -> None:
    with pytest.raises(KnownError) as gone:
        study.scenarios.resume(AttemptId("nowhere"))
    assert gone.value.code is ErrorCode.CONTENT_GONE


def test_a_play_begun_together_is_a_play_of_each(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    state = study.scenarios.start(amina.id, SCENARIO, "v1")
    state = study.scenarios.choose(state, 0, None, 10)
    state = study.scenarios.choose(state, 1, 3, 10)
    own = study.scenarios.resume(attempt_of(state.id, bio.id))
    assert own.learner == bio.id
    assert [step.choice for step in own.steps] == [0, 1]
    assert [play.ending for play in study.progress.of(bio).plays] == ["good"]
    told = [s.draft.data[TOGETHER] for s in study.record.attempt(state.id)]
    assert told == [sorted((amina.id, bio.id))] * 3


def test_a_replay_together_follows_each_ones_own_play(study: Study, amina: Learner, bio: Learner) -> None:
    alone = study.scenarios.choose(study.scenarios.start(amina.id, SCENARIO, "v1"), 0, None, 10)
    study.sit(amina.id, [bio.id])
    replayed = study.scenarios.replay(alone, 1)
    assert replayed.earlier == alone.id
    own = study.scenarios.resume(attempt_of(replayed.id, bio.id))
    assert (own.earlier, own.kept) == (None, 1)
    again = study.scenarios.replay(replayed, 1)
    assert study.scenarios.resume(attempt_of(again.id, bio.id)).earlier == own.id


def test_a_play_begun_alone_stays_alone(study: Study, amina: Learner, bio: Learner) -> None:
    state = study.scenarios.start(amina.id, SCENARIO, "v1")
    study.sit(amina.id, [bio.id])
    study.scenarios.choose(state, 0, None, 10)
    assert study.progress.of(bio).plays == ()
    assert study.progress.of(bio).place is None


def test_plays_of_scenarios_are_apart(study: Study, amina: Learner) -> None:
    for name in ("s1", "s2", "s1"):
        study.scenarios.start(amina.id, samples.scenario(name), "v1")
    assert [play.scenario for play in study.progress.of(amina).plays] == [ScenarioId(n) for n in ("s1", "s2", "s1")]
