"""Searching the compiled course: what is typed, what is found, and what must never be given away."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec import paths
from coprosec.content.compiled import build
from coprosec.content.folding import flat, folded_word, words_of
from coprosec.content.searching import CourseSearch
from coprosec.content.store import CourseStore
from coprosec.content.vocabulary import known_stems
from coprosec.domain.search import Findings, Found, FoundKind
from tests.content.conftest import TODAY, CourseFolder

Find = Callable[..., Findings]

LESSON = """\
Avant les titres, une rumeur.

## Le cœur du sujet

La sécurité de l'île. Les menaces changent ; une menace passe.

![Un pont sur la rivière](figures/pont.svg "Le pont de Sori.")

## Deux ordinateurs

Un ordinateur volé. Ɖagbe, un salut.
"""
QUESTION = """
## Que faire d'un message douteux ? {#m1-douteux objectif=m1-o1 difficulte=1}

- [x] Vérifier
    > Juste : la patience protège.
- [ ] Partager
    > Non : la précipitation propage.

> Toujours vérifier avant.
"""


@pytest.fixture
def find(course: CourseFolder, tmp_path: Path) -> Iterator[Find]:
    course.write("01-un/figures/pont.svg", (course.root / "01-un/figures/couverture.svg").read_text("utf-8"))
    course.lesson(LESSON + QUESTION)
    target = tmp_path / "course.db"
    build(course.root, target, TODAY)
    with closing(CourseStore(target)) as store:
        yield store.search().find


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseSearch]:
    target = tmp_path_factory.mktemp("course") / "course.db"
    build(paths.MODULES, target, TODAY)
    with closing(CourseStore(target)) as store:
        yield store.search()


def anchors(findings: Findings) -> list[str]:
    return [found.anchor for found in findings.found if found.kind is FoundKind.SECTION]


@pytest.mark.parametrize(
    "typed",
    ["securite", "SÉCURITÉ", "sécurité", "se\u0301curite\u0301", "coeur", "Cœur", "ile", "l’île", "l'ile", "sécu"],
)
def test_accents_case_ligatures_and_elision_do_not_matter(typed: str, find: Find) -> None:
    assert anchors(find(typed)) == ["le-coeur-du-sujet"]


@pytest.mark.parametrize("typed", ["ordinateur", "ordinateurs", "ORDINATEURS volés", "dagbe", "un salut"])
def test_inflection_and_letters_of_other_languages_do_not_matter(typed: str, find: Find) -> None:
    assert anchors(find(typed)) == ["deux-ordinateurs"]


def test_what_is_before_the_titles_belongs_to_the_lesson(find: Find) -> None:
    found = find("rumeur").found[0]
    assert (found.lesson, found.anchor, found.title.text) == ("m1-lecon", "", "Leçon")


def test_a_figure_is_found_by_its_caption_and_its_alternative(find: Find) -> None:
    assert anchors(find("sori")) == anchors(find("riviere")) == ["le-coeur-du-sujet"]


def test_the_excerpt_shows_every_form_in_its_own_spelling(find: Find) -> None:
    [found] = [one for one in find("menace").found if one.kind is FoundKind.SECTION]
    excerpt = found.excerpt
    assert [excerpt.text[at : at + length] for at, length in excerpt.marks] == ["menaces", "menace"]
    assert (found.word, found.nth) == ("menaces", 0)


def test_a_word_of_its_exact_form_comes_before_its_relatives(course: CourseFolder, tmp_path: Path) -> None:
    course.lesson("## Une\n\nLes vérifications aident.\n\n## Autre\n\nLa vérification aide.\n")
    build(course.root, tmp_path / "c.db", TODAY)
    with closing(CourseStore(tmp_path / "c.db")) as store:
        assert anchors(store.search().find("vérification ")) == ["autre", "une"]


def test_an_explanation_is_found_only_when_its_question_was_answered(find: Find) -> None:
    for typed in ("precipitation", "patience", "douteux"):
        assert find(typed).found == ()
        [found] = find(typed, {"m1-douteux"}).found
        assert (found.kind, found.target, found.anchor) == (FoundKind.FEEDBACK, "m1-douteux", "m1-douteux")


def test_given_no_passage_with_every_word_then_some_are_given_and_it_is_said(find: Find) -> None:
    findings = find("ordinateur sécurité")
    assert findings.loose
    assert set(anchors(findings)) == {"deux-ordinateurs", "le-coeur-du-sujet"}


def test_given_a_misspelt_word_then_the_nearest_of_the_course_is_proposed(find: Find) -> None:
    findings = find("ordimateur")
    assert (findings.found, findings.meant) == ((), "ordinateur")
    assert find("zzzzzz") == Findings()


@pytest.mark.parametrize("typed", ["", " ", "a", "😀", '"', "(", "*", "\x00", "''", "NEAR(", "; DROP TABLE search"])
def test_what_holds_no_word_finds_nothing_and_breaks_nothing(typed: str, find: Find) -> None:
    assert find(typed).found == ()


@pytest.mark.parametrize(
    "typed", ['"sécurité" AND', "sécurité NOT", "sécurité*", "title : sécurité", "sécurité 😀 ^", "{sécurité}"]
)
def test_operators_are_words_like_others(typed: str, find: Find) -> None:
    assert "le-coeur-du-sujet" in anchors(find(typed))


@given(st.text(max_size=60) | st.text('"*()^-+:{}ANDORTé ', max_size=40))
def test_nothing_that_is_typed_raises(whole: CourseSearch, typed: str) -> None:
    for found in whole.find(typed).found:
        check_marks(found)


def test_ten_thousand_letters_are_answered(whole: CourseSearch) -> None:
    for typed in ("é" * 10_000, "sécurité " * 2000, '"' * 10_000):
        assert len(whole.find(typed).found) <= 30


def check_marks(found: Found) -> None:
    for marked in (found.title, found.excerpt):
        for at, length in marked.marks:
            assert 0 <= at < at + length <= len(marked.text)
            assert marked.text[at : at + length].strip() == marked.text[at : at + length]


@pytest.mark.parametrize("typed", ["sécurité", "menaces", "rumeur vérifier", "police", "117", "whatsapp", "jeunes"])
def test_every_word_found_stands_where_the_excerpt_says(typed: str, whole: CourseSearch) -> None:
    findings = whole.find(typed)
    assert findings.found
    for found in findings.found:
        check_marks(found)
        assert found.title.marks or found.excerpt.marks
        assert found.kind is not FoundKind.FEEDBACK


@given(st.text(max_size=30))
def test_flat_text_keeps_every_letter_at_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(st.text("aéÀœŒ’'-_ .1²€ƒµß\u00a0\u00ad\n", max_size=30) | st.text(max_size=10))
def test_letters_beyond_french_change_nothing_to_the_others(text: str) -> None:
    assert flat(f"{text} ɖ") == f"{flat(text)} d"
    assert words_of(f"{text} ɖ") == [*words_of(text), "ɖ"]


def test_folded_words() -> None:
    assert [folded_word(word) for word in ("Œuvre", "ŒUVRE", "Æ", "Gbɛ", "Ŋ", "ÉTÉ")] == [
        "oeuvre",
        "oeuvre",
        "ae",
        "gbe",
        "n",
        "ete",
    ]


def test_stems_of_the_course_before_are_used_again(course: CourseFolder, tmp_path: Path) -> None:
    target = tmp_path / "course.db"
    assert known_stems(target) == {}
    build(course.root, target, TODAY)
    assert known_stems(target)["Leçon"] == "lecon"
    for spoil in ("UPDATE vocabulary SET stems = '{'", "DELETE FROM vocabulary", "UPDATE meta SET value = '0'"):
        with closing(sqlite3.connect(target)) as connection:
            connection.execute(spoil)
            connection.commit()
        assert known_stems(target) == {}
