"""Faults that nobody makes twice: each has its message, at its line, and costs its own file only."""

import pytest

from coprosec.content import modules
from coprosec.content.problems import Rule
from tests.content.conftest import COURSE, LESSON_HEAD, QUESTION, SCENARIO_HEAD, SOURCES, SVG, CourseFolder

LESSON, QUIZ, GLOSSARY = "01-un/01-lecon.md", "01-un/quiz.md", "glossary.md"
SCENARIO, PROMPTS = "01-un/scenario-un.md", "01-un/recommandations.md"
PROMPTS_HEAD = '+++\nid = "m1-reco"\ntitle = "Que faire ?"\n+++\n'
ORDER = "## Dans quel ordre ? {#q1 objectif=m1-o1 .ordre}\n1. Un\n2. Deux\nPerdu\n\n> Voilà.\n"
MATCH = "## Reliez {#q1 objectif=m1-o1 .association}\n| A | B |\n"
TYPED = "## Quel sigle ? {#q1 objectif=m1-o1}\n= CNIN\n= autre\n\n> Voilà.\n"
FIGURE = '![Un dessin qui montre la scène](figures/couverture.svg "Légende")'


@pytest.mark.parametrize(
    "file,text,line,rule",
    [
        pytest.param(LESSON, LESSON_HEAD + "## Titre {#titre et le reste}\n", 7, Rule.SYNTAX, id="braces"),
        pytest.param(LESSON, LESSON_HEAD + '!!! agir "À faire"\n\nTexte.\n', 7, Rule.SYNTAX, id="empty box"),
        pytest.param(LESSON, LESSON_HEAD + "Un [](https://a.bj) lien.\n", 7, Rule.LINK, id="link without words"),
        pytest.param(LESSON, LESSON_HEAD + ORDER, 10, Rule.QUESTION, id="a step over two lines"),
        pytest.param(
            LESSON, LESSON_HEAD + MATCH + "| un | deux |\n\n> V.\n", 9, Rule.QUESTION, id="table without rule"
        ),
        pytest.param(
            LESSON, LESSON_HEAD + MATCH + "| --- | --- |\n| a | b |\nx\n\n> V.\n", 11, Rule.QUESTION, id="below a table"
        ),
        pytest.param(LESSON, LESSON_HEAD + TYPED, 9, Rule.QUESTION, id="two lines of answers"),
        pytest.param(GLOSSARY, "# Termes\n\nMenace {#menace}\n:   Un.\n", 1, Rule.SYNTAX, id="title in the glossary"),
        pytest.param("course.toml", COURSE.replace('["01-un"]', '["01-un", "01-un"]'), 7, Rule.IDENTIFIER, id="twice"),
        pytest.param(PROMPTS, PROMPTS_HEAD + "Perdu.\n\n## Quoi ? {#r1}\n", 5, Rule.SYNTAX, id="before the prompts"),
        pytest.param(PROMPTS, PROMPTS_HEAD, 5, Rule.SYNTAX, id="no prompt"),
        pytest.param(
            SCENARIO, f"{SCENARIO_HEAD}## Début {{#debut}}\n{FIGURE}\n", 12, Rule.FIGURE, id="figure in a scenario"
        ),
        pytest.param("sources.toml", "oubli = 3\n" + SOURCES, 1, Rule.DATA, id="no source"),
    ],
)
def test_faults(course: CourseFolder, file: str, text: str, line: int, rule: Rule) -> None:
    course.write(file, text)
    assert (file, line, rule) in course.errors()


def test_a_module_lacks_its_parts(course: CourseFolder) -> None:
    (course.root / LESSON).unlink()
    (course.root / QUIZ).unlink()
    assert ["sans leçon" in problem.message for problem in course.advice(Rule.LESSON, "01-un/module.toml")] == [True]
    told = [problem.message for problem in course.advice(Rule.POOL, "01-un/module.toml")]
    assert [message.split(" (")[0] for message in told] == ["module sans quiz", "module sans recommandations"]


def test_a_file_that_cannot_be_opened(course: CourseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = course.root / LESSON
    path.unlink()
    path.symlink_to(path.name)
    assert (LESSON, 1, Rule.FILE) in course.errors()


def test_a_file_that_breaks_a_reader_costs_itself_only(course: CourseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise RecursionError

    course.write("01-un/figures/a.svg", SVG)
    course.quiz(QUESTION)
    monkeypatch.setattr(modules, "read_pool", give_up)
    reading = course.read()
    assert [(problem.file, problem.rule) for problem in reading.errors] == [(QUIZ, Rule.FILE)]
    assert reading.lessons
