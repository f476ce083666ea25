"""Recommendations put together and ranked, whatever the order in which that is learned."""

import random
from dataclasses import replace

from coprosec.domain.ids import LearnerId, ModuleId
from coprosec.domain.proposals import SIMILAR, fold_proposals, similar_pairs
from coprosec.domain.recommendations import Recommendation
from coprosec.domain.statements import Statement, Verb
from coprosec.services.reports import stems_of
from tests.samples import START, statement


def written(name: str, text: str, actor: str = "médias", by: str = "afi") -> Recommendation:
    return Recommendation(name, ModuleId("m1"), "p1", "Que faire ?", text, actor, "", (LearnerId(by),), START)


def gathered(tick: int, name: str, members: list[str], text: str = "Ensemble") -> Statement:
    data = {"members": members, "text": text, "actor": "médias", "deadline": "fin 2027"}
    return statement(tick, Verb.GATHERED, name, data=data, learner="")


def ranked(tick: int, name: str, points: object) -> Statement:
    return statement(tick, Verb.RANKED, name, data={"points": points}, learner="")


A, B, C = written("a", "Former les jeunes"), written("b", "Former la jeunesse", by="bio"), written("c", "Autre chose")


def test_what_is_put_together_is_one_proposal_ranked_first() -> None:
    facts = [gathered(1, "g", ["a", "b"]), ranked(2, "g", 3), ranked(3, "c", 1), ranked(4, "g", 5)]
    found = fold_proposals([A, B, C], facts)
    assert [(one.id, one.points, one.authors) for one in found] == [("g", 5, 2), ("c", 1, 1)]
    assert found[0].text == "Ensemble"
    shuffled = facts * 2
    random.Random(3).shuffle(shuffled)
    assert fold_proposals([A, B, C], shuffled) == found


def test_a_group_can_be_taken_apart_and_its_members_move() -> None:
    facts = [gathered(1, "g", ["a", "b"]), gathered(2, "g", [])]
    assert {one.id for one in fold_proposals([A, B, C], facts)} == {"a", "b", "c"}
    facts = [gathered(1, "g", ["a", "b"]), gathered(2, "h", ["b", "c"], "Autre")]
    assert {one.id: {member.id for member in one.members} for one in fold_proposals([A, B, C], facts)} == {
        "g": {"a"},
        "h": {"b", "c"},
    }


def test_nonsense_is_passed_over() -> None:
    odd = replace(gathered(1, "g", []).draft, data={"members": 3, "text": None})
    facts = [replace(gathered(1, "g", []), draft=odd), ranked(2, "a", "cinq"), ranked(3, "a", 10**9)]
    assert {one.id: one.points for one in fold_proposals([A, B], facts)} == {"a": 99, "b": 0}


def test_sentences_that_say_the_same_are_found() -> None:
    texts = (
        "Former les administrateurs de groupes WhatsApp à vérifier les informations",
        "Organiser des formations pour que les administrateurs des groupes vérifient l’information",
        "Installer des lampadaires sur la route du marché",
        "Éclairer la route qui mène au marché avec des lampadaires",
        "Publier les numéros d’urgence dans chaque quartier",
    )
    proposals = fold_proposals([written(str(nth), text) for nth, text in enumerate(texts)], [])
    pairs = [{one.id, other.id} for one, other, _share in similar_pairs(proposals, stems_of)]
    assert {"0", "1"} in pairs
    assert {"2", "3"} in pairs
    assert all("4" not in pair for pair in pairs)
    assert all(share >= SIMILAR for *_pair, share in similar_pairs(proposals, stems_of))
