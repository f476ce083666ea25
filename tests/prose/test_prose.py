"""The checks of French themselves: what they read, what they find, what they keep quiet about."""

from pathlib import Path

import pytest

from tests.prose import grammar, spelling, texts
from tests.prose.texts import Passage


def here(text: str, line: int = 1) -> Passage:
    return Passage("modules/a.md", line, text)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    return tmp_path / "page.md"


def test_a_page_is_read_without_its_marks(page: Path) -> None:
    page.write_text(
        '+++\nid = "a"\ntitle = "Un titre"\n+++\n'
        "## Une question ? {#a objectif=m1-o1}\n"
        "Un **mot**[^a] et un [lien](lecon:a),\nqui va à la ligne.\n\n"
        "- [x] Oui\n    > Bien.\n\n"
        "| a | b |\n| --- | --- |\n| un `code` | deux |\n\n"
        '![Ce qu’on voit](figures/a.svg "La légende")\n\n!!! retenir "À retenir"\n    - Une idée.\n',
        encoding="utf-8",
    )

    found = [(passage.line, passage.text) for passage in texts.markdown_passages(page)]

    assert found == [
        (3, "Un titre"),
        (5, "Une question\u202f?"),
        (6, "Un mot et un lien, qui va à la ligne."),
        (9, "Oui"),
        (10, "Bien."),
        *((12, cell) for cell in ("a", "b")),
        *((14, cell) for cell in ("un N", "deux")),
        *((16, text) for text in ("Ce qu’on voit", "La légende")),
        (18, "À retenir"),
        (19, "Une idée."),
    ]


def test_lines_of_a_drawing_that_make_a_sentence_are_read_together(tmp_path: Path, page: Path) -> None:
    drawing = tmp_path / "a.svg"
    drawing.write_text(
        '<svg><text x="5" y="20" font-size="15">On vérifie</text><text x="90" y="20" font-size="15">1</text>'
        '<text x="5" y="40" font-size="15">avant de publier.</text></svg>',
        encoding="utf-8",
    )

    assert [passage.text for passage in texts._labels(drawing)] == ["On vérifie avant de publier.", "1"]


@pytest.mark.parametrize(
    "text,words",
    [
        ("L’école, aujourd’hui", ["école", "aujourd'hui"]),
        ("Voyez https://exemple.bj ou plaintes@cnin.bj, puis course.toml", ["Voyez", "ou", "puis"]),
        ("Sous-préfet : {name} (--strict)", ["Sous-préfet"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert spelling.words_of(text) == words


@pytest.fixture
def speller(tmp_path: Path) -> spelling.Speller:
    (tmp_path / "words.txt").write_text("# lieux\nParakou\n", encoding="utf-8")
    return spelling.Speller(tmp_path / "cache.txt", tmp_path / "words.txt")


@pytest.mark.slow
def test_a_misspelt_word_is_told_where_it_first_stands(speller: spelling.Speller) -> None:
    passages = [here("À Parakou, un évènement", 4), here("L’ordinatteur est là", 7), here("Un ordinatteur", 9)]

    assert [str(unknown) for unknown in spelling.unknown_words(passages, speller.knows)] == [
        "modules/a.md:7: mot inconnu : ordinatteur"
    ]


@pytest.mark.slow
def test_words_met_once_need_no_dictionary_any_more(tmp_path: Path, speller: spelling.Speller) -> None:
    assert speller.knows("lampadaire")
    speller.remember()

    again = spelling.Speller(tmp_path / "cache.txt", tmp_path / "words.txt")
    assert again.knows("lampadaire")
    assert again._lookup is None


def test_a_wrong_finding_is_excused_only_in_its_phrase() -> None:
    exceptions = grammar.Exceptions((), ("est partie",), "")

    assert exceptions.excuse(grammar.Finding(here("Le Bénin est partie au traité"), "r", "partie", ""))
    assert not exceptions.excuse(grammar.Finding(here("Elle est partis"), "r", "partis", ""))
    assert not exceptions.excuse(grammar.Finding(here("Le Bénin est partie ; ils vient"), "r", "vient", ""))
    assert exceptions.idle([here("rien")]) == ["est partie"]


@pytest.mark.skipif(not grammar.installed(), reason="Grammalecte is not installed")
def test_grammalecte_points_at_the_place(tmp_path: Path) -> None:
    cache = tmp_path / "cache.json"
    passages = [here("Les enfants jouent.", 3), here("Les enfants joue dehors.", 5)]
    nothing = grammar.Exceptions((), (), "")

    first, second = (grammar.findings(passages, nothing, cache) for _ in range(2))

    assert [(finding.passage.line, finding.words) for finding in first] == [(5, "joue")]
    assert first == second
