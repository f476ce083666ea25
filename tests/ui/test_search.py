"""Searching by keyboard: what is found as one types, opened at its very place, and what is never given away."""

from typing import Any

from PySide6.QtCore import Qt

from coprosec.ui.navigation import GlossaryPlace, HomePlace, LessonPlace, QuizPlace, SearchPlace
from tests.ui.desk import ALT, CONTROL, ENTER, LESSON, QUIZ, TAB, Desk

DOWN, ESCAPE, K = Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_K


def quick(desk: Desk) -> Any:
    screens = desk.application._screens
    assert screens is not None
    return screens.search.quick


def titles(panel: Any) -> list[str]:
    from coprosec.ui.search.row import ROLE

    return [panel.list.item(row).data(ROLE).found.title.text for row in range(panel.list.count())]


def test_given_a_lesson_when_a_word_is_typed_after_ctrl_k_then_enter_opens_its_very_place(desk: Desk) -> None:
    # GIVEN a lesson
    desk.register()
    desk.go(LESSON)

    # WHEN a word of another lesson is typed without its accents, and the second passage chosen
    desk.press(K, CONTROL)
    panel = quick(desk).panel
    assert desk.focused is panel.field
    desk.type("ordinateurs")
    assert panel.list.count() == 2
    first = panel.field.accessibleDescription()
    desk.press(DOWN)
    assert panel.field.accessibleDescription() != first
    assert "ordinateur" in panel.field.accessibleDescription()
    desk.press(ENTER)

    # THEN the lesson is shown where the word stands, which is selected
    assert isinstance(desk.here, LessonPlace)
    assert desk.here.lesson == "m1-moins-visibles"
    assert not quick(desk).isVisible()
    [text] = [text for text in desk.view._texts if text.textCursor().hasSelection()]
    assert text.textCursor().selectedText() == "ordinateur"
    top = text.y() + text.cursorRect().top() - desk.view.verticalScrollBar().value()
    assert 0 <= top <= desk.view.viewport().height()
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.here == LESSON


def test_given_the_quick_search_when_escape_is_pressed_then_the_keyboard_is_back_where_it_was(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(TAB)
    before = desk.focused
    desk.press(K, CONTROL)
    for _press in range(5):
        desk.press(TAB)
        assert quick(desk).isAncestorOf(desk.focused)
    desk.press(ESCAPE)
    assert not quick(desk).isVisible()
    assert desk.focused is before


def test_given_the_page_when_one_types_then_it_says_what_to_do_until_something_is_found(desk: Desk) -> None:
    # GIVEN the page, reached from the sidebar by keyboard
    desk.register()
    desk.tab_to(lambda: desk.focused.accessibleName() == "Rechercher")
    desk.press(Qt.Key.Key_Space)
    assert desk.here == SearchPlace()
    panel = desk.page.panel
    assert panel._advice.accessibleName() == "Tapez les premières lettres d’un mot."

    # WHEN a misspelt word is typed, THEN the right one is proposed, and searched when it is chosen
    desk.type("tontinne")
    assert panel._advice.accessibleName() == "Rien ne correspond dans le cours."
    desk.tab_to(lambda: desk.focused is panel._meant)
    desk.press(ENTER)
    assert panel.field.text() == "tontine"
    assert panel.list.count() > 0
    assert not panel._advice.isVisible()

    # AND a term opens the glossary at its definition
    panel.field.setFocus()
    panel.field.clear()
    desk.type("zemidj")
    row = next(row for row, title in enumerate(titles(panel)) if title.startswith("Zémidjan"))
    for _step in range(row):
        desk.press(DOWN)
    desk.press(ENTER)
    assert desk.at(GlossaryPlace)
    assert desk.page._scroll.verticalScrollBar().value() > 0


def test_given_words_that_attack_then_the_page_stays(desk: Desk) -> None:
    desk.register()
    desk.go(SearchPlace())
    for typed in ('" OR 1=1', "é" * 10_000, "(((", "NEAR(a b)", "😀😀", "\t\n", "a" * 300):
        desk.page.panel.field.setText(typed)
        desk.settle()
    assert desk.here == SearchPlace()


def test_given_a_question_then_its_explanation_is_found_once_it_was_answered(desk: Desk) -> None:
    # GIVEN the explanation of a self-check, which nobody has answered
    desk.register()
    desk.go(SearchPlace())
    panel = desk.page.panel
    desk.type("tiroir sans cle serait")
    prompt = "Un quartier veut protéger la caisse de sa tontine. Quelle phrase décrit une vulnérabilité\u00a0?"
    panel.field.setText("vulnerabilite est chez nous donc la que nous pouvons agir")
    desk.settle()
    assert prompt not in titles(panel)

    # WHEN it is answered
    desk.go(LESSON)
    check = desk.view.checks["m1-menace-vulnerabilite"]
    check.answered.emit(check.item, check.item.body.key())
    desk.settle()

    # THEN it is found, and opened at the question
    desk.go(SearchPlace())
    assert titles(panel)[0] == prompt
    desk.press(ENTER)
    assert desk.here == LessonPlace("m1-menace", "m1-menace-vulnerabilite")  # type: ignore[arg-type]
    shown = check.y() - desk.view.verticalScrollBar().value()
    assert 0 <= shown < desk.view.viewport().height()


def test_given_a_quiz_under_way_then_its_own_explanations_are_not_found(desk: Desk) -> None:
    # GIVEN a quiz whose first question is answered, the attempt still open
    desk.register()
    desk.go(QUIZ)
    item = desk.quiz._state.plan.items[0]
    desk.quiz.page.sheet.answering.give(item.body.key())
    desk.press(ENTER)
    assert desk.at(QuizPlace)

    # WHEN its very words are searched
    desk.press(K, CONTROL)
    learner = desk.application.seat.learner
    found: list[frozenset[str]] = []
    assert learner is not None
    desk.application.jobs.ask(
        desk.window, lambda study: study.searching.explained(learner.id), found.append, lambda _error: None
    )
    desk.settle()

    # THEN the record names it among nothing that may be explained
    assert found == [frozenset()]


def test_given_somebody_who_searched_when_another_sits_down_then_nothing_is_left_of_it(desk: Desk) -> None:
    desk.register()
    desk.go(SearchPlace())
    desk.type("menace")
    desk.sign_out()
    desk.signin.registration_requested.emit("Bio Sanni")
    desk.reach(lambda: desk.at(HomePlace))
    desk.go(SearchPlace())
    assert desk.page.panel.field.text() == ""
    assert desk.page.panel.list.count() == 0


def test_given_nobody_signed_in_then_ctrl_k_opens_nothing(desk: Desk) -> None:
    desk.press(K, CONTROL)
    assert desk.application._screens is None or quick(desk) is None
