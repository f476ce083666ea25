"""The glossary: in order, shortened by what one types, and the way to the lessons."""

from PySide6.QtCore import Qt

from coprosec.domain.collation import dictionary_key, initial
from coprosec.ui.navigation import GlossaryPlace, LessonPlace
from tests.ui.desk import ALT, ENTER, LESSON, Desk


def headings(desk: Desk) -> list[str]:
    """The terms that are shown, from top to bottom."""
    entries = desk.page._entries
    text = desk.page.text.toPlainText()
    return [entry.term.names[0] for entry in entries if f"\n{entry.term.names[0]}\n" in f"\n{text}\n"]


def test_the_order_is_that_of_a_french_dictionary() -> None:
    words = ["côté", "Zémidjan", "œuvre", "cote", "État", "côte", "coté", "oeil", "Cote", "étape", "117"]
    assert sorted(words, key=dictionary_key) == [
        "117",
        "cote",
        "Cote",
        "coté",
        "côte",
        "côté",
        "étape",
        "État",
        "oeil",
        "œuvre",
        "Zémidjan",
    ]
    assert [initial(word) for word in ("œuvre", "État", "117", "zone")] == ["O", "E", "#", "Z"]


def test_given_the_glossary_when_letters_are_typed_then_only_their_terms_are_left(desk: Desk) -> None:
    # GIVEN the glossary
    desk.register()
    desk.go(GlossaryPlace())
    everything = headings(desk)
    assert len(everything) == len(desk.page._entries) > 100
    assert everything == sorted(everything, key=dictionary_key)

    # WHEN the beginning of a word is typed without its accent
    desk.type("vulne")

    # THEN its term is shown with its definition and its lessons
    assert headings(desk) == ["Risque", "Vulnérabilité"]
    assert "Un point faible devant une menace" in desk.page.text.toPlainText()
    assert "Vu dans :" in desk.page.text.toPlainText()

    # AND words that no term has are told
    desk.type("zzz")
    assert desk.page.notice.isVisible()
    assert headings(desk) == []


def test_given_a_term_when_its_lesson_is_chosen_by_keyboard_then_it_opens_and_the_way_back_is_kept(desk: Desk) -> None:
    desk.register()
    desk.go(GlossaryPlace())
    desk.type("zemidjan")
    desk.tab_to(lambda: bool(desk.page.text.textCursor().hasSelection()))
    desk.press(ENTER)
    assert desk.here == LessonPlace(LESSON.lesson, "term:zemidjan")
    assert any(term.id == "zemidjan" for term in desk.view.lesson.terms)
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.at(GlossaryPlace)
    assert headings(desk) == ["Zémidjan"]


def test_given_a_text_size_then_the_glossary_is_laid_out_for_it(desk: Desk) -> None:
    desk.register()
    desk.go(GlossaryPlace())
    before = desk.page.text.height()
    desk.resize_text(150)
    desk.settle()
    assert desk.page.text.height() > before
