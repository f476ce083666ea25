"""Texts as a voice is given them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.speech import sentences, spoken


@pytest.mark.parametrize(
    "written, said",
    [
        ("près de 26\u202f000 accidents", "près de 26000 accidents"),
        ("1\u00a0234\u00a0567 personnes", "1234567 personnes"),
        ("en 2022 300 personnes", "en 2022 300 personnes"),
        ("80\u00a0% des jeunes", "80 pour cent des jeunes"),
        ("5\u202f000\u00a0F\u00a0CFA", "5000 francs CFA"),
        ("la loi n°\u00a02017-20", "la loi numéro 2017 tiret 20"),
        ("M. Dossou et Mme Kora", "monsieur Dossou et madame Kora"),
        ("art. 12, p. 3", "article 12, page 3"),
        ("riz, maïs, etc.", "riz, maïs, et cetera."),
        ("à 10\u00a0h\u00a030", "à 10 heures 30"),
        ("90\u00a0km/h sur 12\u00a0km", "90 kilomètres à l’heure sur 12 kilomètres"),
        ("de 2018 à 2023, 2018-2023", "de 2018 à 2023, 2018 à 2023"),
        ("« Ne partagez pas\u202f! »", "Ne partagez pas !"),
        ("voyez https://exemple.bj/a?b=c ici", "voyez adresse internet ici"),
        ("la police — la vraie — écoute", "la police, la vraie, écoute"),
        ("lire → vérifier", "lire, puis vérifier"),
        ("le 1er août", "le premier août"),
        ("oui/non", "oui ou non"),
        ("Et puis…", "Et puis."),
        ("", ""),
        (" … — · ", ""),
        ("Le conducteur de ________ roule", "Le conducteur de blanc roule"),
    ],
)
def test_signs_and_abbreviations_are_said_in_words(written: str, said: str) -> None:
    assert spoken(written) == said


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    "text, parts",
    [
        ("Une phrase. Une autre\u202f! Et la fin\u202f?", ["Une phrase.", "Une autre\u202f!", "Et la fin\u202f?"]),
        ("M. Dossou parle. Il part.", ["M. Dossou parle.", "Il part."]),
        ("Il dit : « Partez. » Puis il part.", ["Il dit : « Partez. »", "Puis il part."]),
        ("Un titre\nUn texte.\n\nLa suite", ["Un titre", "Un texte.", "La suite"]),
        ("Riz, maïs, etc. sont là. Fin.", ["Riz, maïs, etc. sont là.", "Fin."]),
        ("Le prix est de 3.5 ou 3,5.", ["Le prix est de 3.5 ou 3,5."]),
        ("Attendez… puis partez.", ["Attendez… puis partez."]),
        ("...", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_marks_of_sources_are_dropped_and_places_stay_true() -> None:
    text = "La route tue1, 2. Elle continue3."
    found = sentences(text, [(12, 16), (31, 32)])
    assert [one.spoken for one in found] == ["La route tue.", "Elle continue."]
    assert [text[one.start : one.end] for one in found] == ["La route tue1, 2.", "Elle continue3."]


@given(st.text(max_size=80) | st.text(" .!?…»\nAaéM1\u202f_/→-", max_size=60))
def test_sentences_follow_one_another_and_lose_no_word(text: str) -> None:
    found = sentences(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
    said = {nth for one in found for nth in range(one.start, one.end)}
    assert all(nth in said for nth, letter in enumerate(text) if letter.isalpha())
