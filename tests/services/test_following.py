"""What a trainer's timeline of one person tells, and what it never tells."""

import random
from dataclasses import replace

from coprosec.domain.following import CLAIMED, ENDED, person_view
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.domain.notebook import Bookmark, Note
from coprosec.domain.statements import Draft, Verb
from coprosec.services.study import Study
from tests import samples

TITLES = {"s1": "La rumeur", "m1-l1": "La menace"}


def events(study: Study, learner: Learner) -> list[tuple[str, str, int]]:
    """What happened, the earliest first."""
    found = study.following.of(learner.id, lambda name: TITLES.get(name, name)).events
    return [(event.what, event.title, event.count) for event in reversed(found)]


def test_a_play_is_told_from_its_beginning_to_its_debrief(study: Study, amina: Learner) -> None:
    state = study.scenarios.start(amina.id, samples.scenario(), "v1")
    state = study.scenarios.choose(state, 0, None, 10)
    state = study.scenarios.choose(state, 1, 3, 10)
    study.scenarios.conclude(state, 2)
    assert events(study, amina) == [
        ("launched", "La rumeur", 1),
        (ENDED, "La rumeur", 1),
        ("concluded", "La rumeur", 1),
    ]


def test_reviews_and_opinions_are_counted_by_day_and_not_told(study: Study, amina: Learner) -> None:
    for name in ("q1", "q2", "q1"):
        study.record.append([Draft(amina.id, Verb.REVIEWED, name, data={"response": ["b"]})])
    for name in ("sat-1", "sat-2"):
        data = {"response": ["1"], "question": "Utile ?", "answer": "Non, pas du tout"}
        study.record.append([Draft(amina.id, Verb.RESPONDED, name, data=data)])
    assert events(study, amina) == [("reviewed", "", 2), ("responded", "", 2)]


def test_recommendations_attestations_and_claimed_work_are_told(study: Study, amina: Learner) -> None:
    guest = study.learners.register_guest()
    study.learners.claim(guest.id, amina.id)
    double = study.learners.register("Aminah")
    study.cohorts.merge(double.id, amina.id)
    study.record.append([Draft(amina.id, Verb.RECOMMENDED, "p1", data={"recommendation": "r1", "text": "Éclairer"})])
    study.record.append([Draft(amina.id, Verb.AWARDED, "m1-l1")])
    told = events(study, amina)
    assert (CLAIMED, "", 1) in told
    assert ("merged", "", 1) in told
    assert told[-2:] == [("recommended", "Éclairer", 1), ("awarded", "La menace", 1)]


def test_notes_and_bookmarks_never_appear(study: Study, amina: Learner) -> None:
    study.notebooks.write(amina.id, Note("n1", samples.LESSON, "a", "Titre", "Ma note secrète", samples.START), "v1")  # type: ignore[arg-type]
    study.notebooks.mark(amina.id, Bookmark(samples.LESSON, "a", "Titre"), "v1", kept=True)
    view = study.following.of(amina.id, str)
    assert view.events == ()
    assert "secrète" not in repr(view)


def test_the_timeline_does_not_depend_on_the_order_of_arrival(study: Study, amina: Learner) -> None:
    for name in ("q1", "q2", "q3"):
        study.record.append([Draft(amina.id, Verb.REVIEWED, name)])
        study.reading.open(amina.id, samples.LESSON, "v1")
    statements = list(study.record.statements())
    usual = person_view(amina.id, "Amina", statements, str).events
    for seed in range(10):
        random.Random(seed).shuffle(statements)
        assert person_view(amina.id, "Amina", statements, str).events == usual


def test_malformed_facts_of_a_newer_program_are_survived() -> None:
    chose = samples.statement(3, Verb.CHOSE, "b", attempt="x")
    odd = [
        samples.statement(1, Verb.MERGED, data={"into": 3, "claimed": "yes"}),
        samples.statement(2, Verb.RECOMMENDED, data={"text": ["a"]}),
        replace(chose, draft=replace(chose.draft, completion=True)),
        samples.statement(4, "dreamt"),
    ]
    found = person_view(LearnerId("a"), "Amina", odd, str).events
    assert [event.what for event in found] == [ENDED, "recommended", "merged"]
