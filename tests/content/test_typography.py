"""French spaces and signs: set at build, advised about in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.content.problems import FileReport
from coprosec.content.rules.wording import check_acronyms, check_sentences, check_typography, prose
from coprosec.content.typography import typeset

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    "written,shown",
    [
        ("l'eau d'ici", "l’eau d’ici"),
        ("l'<em>eau</em>", "l’<em>eau</em>"),
        ("Attendez...", "Attendez…"),
        ("Qui ? Moi ! Bon ; oui", f"Qui{N}? Moi{N}! Bon{N}; oui"),
        ("<strong>Qui</strong> ?", f"<strong>Qui</strong>{N}?"),
        ("Deux : un", f"Deux{B}: un"),
        ("« mot »", f"«{B}mot{B}»"),
        ("«mot»", f"«{B}mot{B}»"),
        ("12 000 personnes", f"12{N}000 personnes"),
        ("1 234 567", f"1{N}234{N}567"),
        ("10 %", f"10{B}%"),
        ("à 8 h 15", f"à 8{B}h{B}15"),
        ("17 ans, 3 habits", f"17{B}ans, 3 habits"),
        ("15 000 F", f"15{N}000{B}F"),
        ("d'« amis »", f"d’«{B}amis{B}»"),
        ("500 F CFA", f"500{B}F{B}CFA"),
        ("à 12:30", "à 12:30"),
        ("01 97 12 34 56", "01 97 12 34 56"),
        ("en 2022 117 appels", "en 2022 117 appels"),
        ("<code>a ; b ...</code> ;", f"<code>a ; b ...</code>{N};"),
        ('<a href="x?a=1 ; b">x</a>', '<a href="x?a=1 ; b">x</a>'),
        ("https://a.bj/l'x?y", "https://a.bj/l'x?y"),
        ("a &amp; b", "a &amp; b"),
        ("rien à dire", "rien à dire"),
    ],
)
def test_typeset(written: str, shown: str) -> None:
    assert typeset(written) == shown


@given(st.text(alphabet="abhns1 0'.:;!?«»%FCA<>/=\u00a0\u202fé", max_size=60))
def test_typeset_twice_is_typeset_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@pytest.mark.parametrize(
    "line,faults",
    [
        ("Qui vient? Moi.", 1),
        ("Bonjour! Au revoir; merci.", 1),
        ("Ceci: cela.", 1),
        ('Il dit "bonjour" à tous.', 1),
        ("Deux  espaces.", 1),
        ("Avant , la virgule.", 1),
        ("Avant [^a].", 0),
        ("À 12:30, voyez https://a.bj/x?y=1;z.", 0),
        ("Qui vient ? Moi : lui.", 0),
        ("« Qui vient ? »", 0),
        ('![Une figure](figures/a.svg "Sa légende")', 0),
        ("Un [lien](https://a.bj/?q) ici.", 0),
        (":   Une définition.", 0),
        ("## Titre {#a objectif=b}", 0),
        ("| a  | b |", 0),
        ('!!! retenir "À retenir"', 0),
        ("`a;b  c`", 0),
    ],
)
def test_careless_typography(line: str, faults: int) -> None:
    report = FileReport("a.md")
    check_typography(prose([line], 1), report)
    assert len(report.problems) == faults


def test_long_sentences_are_told_where_they_start() -> None:
    report = FileReport("a.md")
    long = "mot " * 36
    check_sentences(prose(["Court. " + "mot " * 20, "mot " * 16 + "fin. Court.", "", "- " + long, "Bref."], 1), report)
    assert [problem.line for problem in report.problems] == [1, 4]


def test_signs_are_no_words() -> None:
    report = FileReport("a.md")
    check_sentences(prose(["mot : " * 35 + "."], 1), report)
    assert not report.problems


def test_acronyms_once_each_but_the_known_and_the_roman() -> None:
    report = FileReport("a.md")
    check_acronyms(prose(["La CBDH, le CNIN et la CBDH.", "Le XXI siècle, un SMS en F CFA."], 1), {"CNIN"}, report)
    assert [problem.message for problem in report.problems] == ["sigle absent du glossaire\u00a0: CBDH (ajoutez-le)"]


def test_shouting_is_no_acronym() -> None:
    report = FileReport("a.md")
    check_acronyms(prose(["« PLUS DE 90 MORTS ! PARTAGEZ ! »", "Le PNUD."], 1), (), report)
    assert [problem.line for problem in report.problems] == [2]
