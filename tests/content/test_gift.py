"""GIFT as Moodle reads it: in, out, and around again."""

import shutil
from datetime import date
from pathlib import Path
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec import cli
from coprosec.content.gift.markdown import PoolWriter, Target
from coprosec.content.gift.model import GAP, GiftQuestion, Given, Shape
from coprosec.content.gift.reader import read_gift
from coprosec.content.gift.writer import question_of, write_gift
from coprosec.content.problems import Rule
from coprosec.content.reading import read_course
from coprosec.paths import MODULES
from tests import samples

MOODLE = """\
// essay
::Q8:: How are you? {}

// question: 2  name: activities
::Activities::[html]Match the <b>activity</b> to the description.{
    =[html]Discussions over days. -> Forum
    =[moodle]One question, several answers. -> Choice
    =[plain]Records that everybody adds to. -> Database
    = -> Chat
}

// [id:q-couleur] [tag:x]
::Q2:: What's between orange and green\\: in the spectrum?
{
    =yellow # right; good!
    ~red # [html]wrong, it's yellow
    ~[plain]blue # wrong, it's yellow
}

::colours:: Which are between orange and green?
{
    ~%50%yellow # right; good!
    ~%-100%red # wrong
    ~%50%off-beige # right; good!
}

::Q5:: What is a number from 1 to 5? {#3:2~#Completely wrong}";

::Range:: And another? {#1..5}

::Short::Which is the best animal?{
    =Frog#Good!
    =%50%Cat#What is it with cats?
    =%0%*#Completely wrong
}

::Q1:: 42 is the answer to everything.{
FALSE#42 is the answer.#You gave the right answer.
####This is a reference.}";

$CATEGORY: $course$/top/Part

Only a text to read.

::hole::The capital of Benin is {=Porto-Novo =porto novo} since 1894.

Broken { =yes

::one::One answer only {~a}
"""


def shapes(questions: tuple[GiftQuestion, ...]) -> list[Shape]:
    return [question.shape for question in questions]


def test_given_the_forms_that_moodle_documents_then_each_is_read_as_moodle_does() -> None:
    questions, problems = read_gift(MOODLE)
    assert shapes(questions) == [
        Shape.ESSAY,
        Shape.MATCHING,
        Shape.CHOICE,
        Shape.MULTIPLE,
        Shape.NUMBER,
        Shape.NUMBER,
        Shape.SHORT,
        Shape.TRUE_FALSE,
        Shape.DESCRIPTION,
        Shape.SHORT,
    ]
    _essay, matching, choice, colours, near, between, short, truth, _text, hole = questions
    assert [(pair.text, pair.match) for pair in matching.given][-1] == ("", "Chat")
    assert (choice.id, choice.text) == ("q-couleur", "What's between orange and green: in the spectrum?")
    assert [(one.text, one.share, one.feedback) for one in choice.given][:2] == [
        ("yellow", 100, "right; good!"),
        ("red", 0, "wrong, it's yellow"),
    ]
    assert [one.share for one in colours.given] == [50, -100, 50]
    assert [(one.given[0].text, one.given[0].match) for one in (near, between)] == [("3", "2"), ("3", "2")]
    assert [(one.text, one.share) for one in short.given] == [("Frog", 100), ("Cat", 50), ("*", 0)]
    assert [(one.text, one.share, one.feedback) for one in truth.given] == [
        ("Vrai", 0, "42 is the answer."),
        ("Faux", 100, "You gave the right answer."),
    ]
    assert truth.feedback == "This is a reference."
    assert (hole.missing, hole.text) == (True, f"The capital of Benin is {GAP} since 1894.")
    lines = MOODLE.splitlines()
    assert [(lines[problem.line - 1], problem.refused) for problem in problems] == [
        ("Broken { =yes", True),
        ("::one::One answer only {~a}", True),
    ]


words = st.text(alphabet=ascii_letters + digits + " éœ’~=#{}:\\<>&*_[]|", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split()) or "mot"
)
plain_words = words.filter(lambda text: not text.startswith(("[", "%", "$", "//")) and "//" not in text)


@st.composite
def questions(draw: st.DrawFn) -> GiftQuestion:
    shape = draw(
        st.sampled_from([Shape.CHOICE, Shape.MULTIPLE, Shape.SHORT, Shape.MATCHING, Shape.ESSAY, Shape.NUMBER])
    )
    texts = draw(st.lists(plain_words, min_size=3, max_size=5, unique=True))
    comments = draw(st.lists(plain_words, min_size=5, max_size=5))
    match shape:
        case Shape.CHOICE:
            given = tuple(Given(text, 100.0 * (nth == 0), comments[nth]) for nth, text in enumerate(texts))
        case Shape.MULTIPLE:
            given = tuple(Given(text, 50.0 if nth < 2 else -100.0, comments[nth]) for nth, text in enumerate(texts))
        case Shape.SHORT:
            given = tuple(Given(text, 100.0 if nth else 50.0) for nth, text in enumerate(texts))
        case Shape.MATCHING:
            given = tuple(Given(text, 100.0, match=comments[nth]) for nth, text in enumerate(texts))
        case Shape.NUMBER:
            given = (Given(f"{draw(st.integers(-999, 999)) / 10:.10g}", 100.0, comments[0], "0.5"),)
        case _:
            given = ()
    return GiftQuestion(draw(plain_words), draw(plain_words), shape, given, draw(plain_words), id=draw(words).strip())


@given(st.lists(questions(), min_size=1, max_size=4))
def test_given_any_questions_when_written_and_read_again_then_they_are_the_same(asked: list[GiftQuestion]) -> None:
    found, problems = read_gift(write_gift(asked))
    assert problems == ()
    assert list(found) == asked


@given(st.text(max_size=200))
def test_given_any_text_then_reading_it_never_fails(text: str) -> None:
    read, _problems = read_gift(text)
    PoolWriter(Target("essai", "Essai")).write(read)


@pytest.mark.parametrize("body", samples.BODIES, ids=lambda body: body.kind)
def test_given_a_question_of_the_course_when_written_for_moodle_then_it_keeps_its_answers(body: object) -> None:
    item = samples.item("q1", body)  # type: ignore[arg-type]
    told, lost = question_of(item)
    if told is None:
        assert lost
        return
    (again,), problems = read_gift(write_gift([told]))
    assert problems == ()
    assert again.shape is told.shape
    assert again.given == told.given
    assert again.id == "q1"


def test_given_the_real_course_when_every_question_is_written_for_moodle_then_all_are_read_again() -> None:
    items = [item for quiz in read_course(MODULES, date(2026, 11, 24)).quizzes.values() for item in quiz.items]
    told = [question for item in items if (question := question_of(item)[0]) is not None]
    assert len(told) > len(items) * 0.7
    again, problems = read_gift(write_gift(told))
    assert problems == ()
    assert list(again) == told


def test_given_a_moodle_file_when_imported_then_the_course_s_checker_reads_every_question_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a Moodle file of a dozen questions, two of them broken
    source, out = tmp_path / "moodle.gift", tmp_path / "cours" / "01-module" / "quiz.md"
    source.write_text(MOODLE, encoding="utf-8-sig")
    out.parent.mkdir(parents=True)

    # WHEN it is imported
    arguments = ["import", str(source), "--out", str(out), "--id", "m9-quiz", "--objectif", "m9-o1", "--lecon", "m9-l1"]
    code = cli.run(arguments)

    # THEN what was refused is told by line, and the rest is the course's own syntax
    told = capsys.readouterr().out
    assert code == 1
    line = MOODLE.splitlines().index("Broken { =yes") + 1
    assert f"moodle.gift:{line}: accolade sans sa pareille" in told
    text = out.read_text(encoding="utf-8")
    assert text.count("\n## ") == 9
    assert "- [x] yellow\n    > right; good!" in text
    assert "{{Porto-Novo|porto novo}}" in text
    assert "= 3 ± 2" in text
    assert "{#m9-quiz-q-couleur objectif=m9-o1 lecon=m9-l1}" in text


def test_given_a_file_that_is_not_there_or_not_in_utf_8_then_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["import", str(tmp_path / "absent.gift"), "--out", str(tmp_path / "quiz.md")]) == 1
    assert "ne peut pas être lu" in capsys.readouterr().err
    old = tmp_path / "vieux.gift"
    old.write_bytes("::Q::Où est Kandi ? {=Au nord ~Au sud}".encode("cp1252"))
    assert cli.run(["import", str(old), "--out", str(tmp_path / "quiz.md")]) == 0
    assert "Windows-1252" in capsys.readouterr().out
    assert "## Où est Kandi ?" in (tmp_path / "quiz.md").read_text(encoding="utf-8")


def test_given_the_course_when_exported_as_gift_then_a_file_for_moodle_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "questions.gift"
    assert cli.run(["export", "--data", str(tmp_path / "data"), "--format", "gift", "--out", str(out)]) == 0
    read, problems = read_gift(out.read_text(encoding="utf-8"))
    assert problems == ()
    assert len(read) > 50
    assert "laissées de côté" in capsys.readouterr().out


def test_given_an_imported_pool_in_the_real_course_then_only_what_a_pool_must_cover_is_still_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN the real course, where a Moodle file takes the place of a quiz
    course, source = tmp_path / "cours", tmp_path / "moodle.gift"
    shutil.copytree(MODULES, course)
    source.write_text(MOODLE, encoding="utf-8")
    target = course / "01-menaces" / "quiz.md"
    arguments = ["--id", "m1-quiz", "--objectif", "m1-o1", "--lecon", "m1-menace"]
    assert cli.run(["import", str(source), "--out", str(target), *arguments]) == 1
    capsys.readouterr()

    # WHEN it is read, THEN every question is one of the course's, and its syntax has no fault
    reading = read_course(course, date(2026, 11, 24))
    faults = [problem for problem in reading.errors if problem.file == "01-menaces/quiz.md"]
    assert {problem.rule for problem in faults} == {Rule.DRAW}
    assert all(problem.message.startswith("aucune question pour l’objectif") for problem in faults)
