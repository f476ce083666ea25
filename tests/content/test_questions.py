"""Each kind of question as it is written, and each way to get it wrong."""

import pytest

from coprosec.content.problems import Rule
from coprosec.domain.items import (
    Choice,
    FreeText,
    Gaps,
    ItemBody,
    Matching,
    MultipleChoice,
    Number,
    Opinion,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from tests.content.conftest import CourseFolder

END = "\n\n> Voilà.\n"
PAIRS = "| A | B |\n| --- | --- |\n| un | x |\n| deux | y |\n| trois | x |\n| | z |"


def question(answers: str, marks: str = "", title: str = "Une question ?", end: str = END) -> str:
    return f"## {title} {{#q1 objectif=m1-o1 {marks}}}\n{answers}{end}"


def choices(*right: bool, labels: tuple[str, ...] = ("un", "deux", "trois")) -> str:
    marks = ("x" if mark else " " for mark in right)
    return "\n".join(f"- [{mark}] {label}\n    > Car {label}." for mark, label in zip(marks, labels, strict=False))


@pytest.mark.parametrize(
    "written,body",
    [
        pytest.param(
            question(choices(False, True)),
            SingleChoice((Choice("un", "un", "Car un."), Choice("deux", "deux", "Car deux.")), ("deux",)),
            id="single",
        ),
        pytest.param(
            question(choices(True, False, labels=("Vrai", "Faux"))),
            TrueFalse((Choice("vrai", "Vrai", "Car Vrai."), Choice("faux", "Faux", "Car Faux.")), ("vrai",), True),
            id="true-false",
        ),
        pytest.param(
            question(choices(True, True, False), marks="melange=non"),
            MultipleChoice(
                tuple(Choice(name, name, f"Car {name}.") for name in ("un", "deux", "trois")), ("un", "deux"), True
            ),
            id="multiple",
        ),
        pytest.param(
            question("- [ ] oui\n- [ ] non", marks=".opinion"),
            Opinion((Choice("oui", "oui"), Choice("non", "non"))),
            id="opinion",
        ),
        pytest.param(
            question("1. un\n2. deux\n3. trois", marks=".ordre"),
            Ordering(tuple(Choice(name, name) for name in ("un", "deux", "trois")), ("un", "deux", "trois")),
            id="ordering",
        ),
        pytest.param(
            question(PAIRS, marks=".association"),
            Matching(
                tuple(Choice(name, name) for name in ("un", "deux", "trois")),
                tuple(Choice(name, name) for name in "xyz"),
                {"un": "x", "deux": "y", "trois": "x"},
            ),
            id="matching",
        ),
        pytest.param(
            question("Un {{mot|terme}} et **deux** {{chiffres}}."),
            Gaps(("Un ", " et <strong>deux</strong> ", "."), (("mot", "terme"), ("chiffres",))),
            id="gaps",
        ),
        pytest.param(
            question("", title="Appelez le {{117}}."), Gaps(("Appelez le ", "."), (("117",),)), id="gaps in the title"
        ),
        pytest.param(question("= CNIN | le CNIN"), ShortText(("CNIN", "le CNIN")), id="short text"),
        pytest.param(question("= 117", marks=".nombre"), Number("117"), id="number"),
        pytest.param(
            question("= 1 700,5 ± 50", marks='.nombre unite="morts par an"'),
            Number("1700.5", "50", "morts par an"),
            id="number with tolerance",
        ),
        pytest.param(question("", marks=".libre"), FreeText(), id="free text"),
    ],
)
def test_kinds(course: CourseFolder, written: str, body: ItemBody) -> None:
    assert course.read_item(written).body == body


def test_everything_around_the_answers(course: CourseFolder) -> None:
    situation = "Un message dit :\n\n> Tout brûle !\n\n"
    item = course.read_item(question(situation + choices(True, False), marks="difficulte=3"))
    assert (item.id, item.objective, item.lesson, item.difficulty) == ("q1", "m1-o1", "m1-lecon", 3)
    assert item.prompt == "Une question\u00a0?"
    assert item.detail == "<p>Un message dit\u00a0:</p><blockquote><p>Tout brûle\u00a0!</p></blockquote>"
    assert item.feedback == "Voilà."


def test_the_final_comment_ends_the_question(course: CourseFolder) -> None:
    lesson = course.read_lesson("Avant.\n\n" + question(choices(True, False)) + "\nAprès.\n\n> Une citation.\n")
    kinds = [block.to_data()["block"] for block in lesson.blocks]
    assert kinds == ["text", "item", "text"]
    assert lesson.blocks[2].to_data()["html"] == "<p>Après.</p><blockquote><p>Une citation.</p></blockquote>"


def test_a_choice_and_its_comment_may_run_over_lines(course: CourseFolder) -> None:
    written = "- [x] un\n    deux\n    > Trois\n    > quatre.\n- [ ] non\n    > Non."
    body = course.read_item(question(written)).body
    assert isinstance(body, SingleChoice)
    assert body.choices[0] == Choice("un-deux", "un\ndeux", "Trois\nquatre.")


def test_choice_ids_are_distinct(course: CourseFolder) -> None:
    labels = ("Un deux trois quatre cinq six", "Un, deux, trois : quatre cinq sept")
    body = course.read_item(question(choices(True, False, labels=labels))).body
    assert isinstance(body, SingleChoice)
    assert [choice.id for choice in body.choices] == ["un-deux-trois-quatre-cinq", "un-deux-trois-quatre-cinq-2"]


GOOD = choices(True, False)


@pytest.mark.parametrize(
    "written,line,rule",
    [
        pytest.param(question(choices(False, False)), 0, Rule.QUESTION, id="no right answer"),
        pytest.param(question(choices(True, True)), 0, Rule.QUESTION, id="only right answers"),
        pytest.param(question("- [x] un\n    > Oui."), 0, Rule.QUESTION, id="one choice"),
        pytest.param(question("- [x] un\n    > a.\n- [ ] un\n    > b."), 0, Rule.QUESTION, id="same choice twice"),
        pytest.param(question("- [x] un\n    > Oui.\n- [ ] deux"), 3, Rule.FEEDBACK, id="choice without comment"),
        pytest.param(question(GOOD, end="\n"), 0, Rule.FEEDBACK, id="no final comment"),
        pytest.param(question(GOOD, end="\n> Collé.\n"), 5, Rule.FEEDBACK, id="final comment stuck"),
        pytest.param(question("- [y] un\n" + GOOD), 1, Rule.QUESTION, id="badly marked"),
        pytest.param(question("- [x] un\n    > a.\nperdu\n- [ ] deux\n    > b."), 3, Rule.FEEDBACK, id="stray line"),
        pytest.param(question("Rien."), 0, Rule.QUESTION, id="no answer"),
        pytest.param(question("- [x] a\n- [ ] b", marks=".opinion"), 0, Rule.QUESTION, id="opinion with x"),
        pytest.param(question("1. un\n2. deux", marks=".ordre"), 0, Rule.QUESTION, id="two steps"),
        pytest.param(question(PAIRS[:48], marks=".association"), 0, Rule.QUESTION, id="too few pairs"),
        pytest.param(question(PAIRS + "\n| seul |", marks=".association"), 7, Rule.QUESTION, id="one cell"),
        pytest.param(question("Un {{ }} vide."), 1, Rule.QUESTION, id="gap without word"),
        pytest.param(question("Un **{{mot}}** gras."), 1, Rule.QUESTION, id="gap in bold"),
        pytest.param(question("="), 1, Rule.QUESTION, id="no short answer"),
        pytest.param(question("= beaucoup", marks=".nombre"), 1, Rule.QUESTION, id="no number"),
        pytest.param(question("= 7 ± peu", marks=".nombre"), 1, Rule.QUESTION, id="no tolerance"),
        pytest.param(question(GOOD, marks=".libre .ordre"), 0, Rule.QUESTION, id="two kinds"),
        pytest.param(question(GOOD, marks="difficulte=4"), 0, Rule.QUESTION, id="difficulty"),
        pytest.param(question(GOOD, marks="melange=peut-être"), 0, Rule.QUESTION, id="mixing"),
        pytest.param(question(GOOD, marks="couleur=bleu"), 0, Rule.SYNTAX, id="unknown key"),
        pytest.param(question(GOOD, marks=".orde"), 0, Rule.SYNTAX, id="unknown mark"),
        pytest.param(question(GOOD).replace("=m1-o1", "=m9-o1"), 0, Rule.OBJECTIVE, id="unknown objective"),
        pytest.param(question(GOOD).replace("objectif=m1-o1", ""), 0, Rule.OBJECTIVE, id="no objective"),
        pytest.param(question(GOOD).replace("#q1", ".libre"), 0, Rule.IDENTIFIER, id="no identifier"),
        pytest.param(question(GOOD).replace("#q1", "#Q1"), 0, Rule.IDENTIFIER, id="malformed identifier"),
        pytest.param(question(GOOD, marks="lecon=rien"), 0, Rule.LINK, id="unknown lesson"),
    ],
)
def test_faults(course: CourseFolder, written: str, line: int, rule: Rule) -> None:
    course.lesson("\n" + written)
    assert ("01-un/01-lecon.md", 8 + line, rule) in course.errors()


def test_a_quiz_question_names_its_lesson(course: CourseFolder) -> None:
    course.quiz(question(GOOD))
    assert course.errors() == [("01-un/quiz.md", 7, Rule.LINK)]


def test_a_source_in_a_pool_is_written_out(course: CourseFolder) -> None:
    course.quiz(question(GOOD, marks="lecon=m1-lecon", end="\n\n> Vu dans la presse[^une-source].\n"))
    reading = course.read()
    assert not reading.errors
    (quiz,) = reading.quizzes.values()
    assert quiz.items[0].feedback == "Vu dans la presse (source\u00a0: Un journal, mars 2025)."


def test_a_source_in_a_lesson_question_is_numbered_with_the_lesson(course: CourseFolder) -> None:
    lesson = course.read_lesson("Un.\n\n" + question(GOOD, end="\n\n> Vu[^une-source].\n"))
    assert [source.id for source in lesson.sources] == ["une-source"]
    assert '<a class="source" href="source:une-source">1</a>' in lesson.items[0].feedback
