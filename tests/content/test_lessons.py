"""What a lesson becomes, and what it is advised to hold."""

import pytest

from coprosec.content.problems import Rule
from coprosec.domain.lesson import FigureBlock, Lesson, TextBlock
from tests.content.conftest import LESSON_HEAD, SVG, CourseFolder

LESSON = "01-un/01-lecon.md"
CITED = '<sup><a class="source" href="source:une-source">1</a></sup>'
CALLOUT = (
    '<table class="callout callout-agir" width="100%" cellspacing="0" cellpadding="12"><tr><td class="callout-agir">'
)
GRID_TABLE = '<table cellpadding="8" cellspacing="0" class="grid" width="100%">'
GRID = GRID_TABLE + '<thead><tr><th>A</th><th align="right">B</th></tr></thead>'
FIGURE = '![Une figure qui montre bien les choses](figures/a.svg "La légende")'


def html(lesson: Lesson) -> str:
    return "\n".join(block.html for block in lesson.blocks if isinstance(block, TextBlock))


@pytest.mark.parametrize(
    "written,shown",
    [
        ("Un *deux* **trois** `a < b`.", "<p>Un <em>deux</em> <strong>trois</strong> <code>a &lt; b</code>.</p>"),
        ("Un & deux.\n\nTrois.", "<p>Un &amp; deux.</p><p>Trois.</p>"),
        ("a \\< b", "<p>a &lt; b</p>"),
        ("- un\n- deux\n    - trois", "<ul><li>un</li><li>deux<ul><li>trois</li></ul></li></ul>"),
        ("3. un\n4. deux", '<ol start="3"><li>un</li><li>deux</li></ol>'),
        ("> Cité.", "<blockquote><p>Cité.</p></blockquote>"),
        ("[x](https://a.bj/?b=1)", '<p><a href="https://a.bj/?b=1">x</a></p>'),
        ("[x](lecon:m1-lecon)", '<p><a href="lesson:m1-lecon">x</a></p>'),
        (
            "Un[^une-source], deux[^une-source].",
            f"<p>Un{CITED}, deux{CITED}.</p>",
        ),
        ("## Été *beau* ?", '<h2><a name="ete-beau"></a>Été <em>beau</em>\u00a0?</h2>'),
        ("### Sous-titre", '<h3><a name="sous-titre"></a>Sous-titre</h3>'),
        (
            '!!! agir "À faire"\n    Un.\n\n    - deux',
            f'{CALLOUT}<p class="callout-title">À faire</p><p>Un.</p><ul><li>deux</li></ul></td></tr></table>',
        ),
        (
            "| A | B |\n| --- | ---: |\n| a | b |",
            f'{GRID}<tbody><tr><td>a</td><td align="right">b</td></tr></tbody></table>',
        ),
    ],
)
def test_text(course: CourseFolder, written: str, shown: str) -> None:
    assert html(course.read_lesson(written)) == shown


def test_sources_are_numbered_in_order_and_neighbours_are_parted(course: CourseFolder) -> None:
    text = (course.root / "sources.toml").read_text(encoding="utf-8")
    course.write("sources.toml", text + text.replace("[une-source]", "[autre]"))
    lesson = course.read_lesson("Un[^autre][^une-source].")
    assert [source.id for source in lesson.sources] == ["autre", "une-source"]
    assert '>1</a>, <a class="source" href="source:une-source">2</a></sup>' in html(lesson)


def test_blocks_are_cut_at_figures(course: CourseFolder) -> None:
    course.write("01-un/figures/a.svg", SVG)
    lesson = course.read_lesson(f"Avant.\n\n## Titre\n\n{FIGURE}\n\nAprès l'image.")
    assert lesson.blocks == (
        TextBlock('<p>Avant.</p>\n<h2><a name="titre"></a>Titre</h2>', (("titre", "Titre"),)),
        FigureBlock("01-un/figures/a.svg", "Une figure qui montre bien les choses", "La légende"),
        TextBlock("<p>Après l’image.</p>"),
    )


def test_same_titles_have_their_own_anchors(course: CourseFolder) -> None:
    assert course.read_lesson("## A\n\nx\n\n## A\n\ny").anchors == (("a", "A"), ("a-2", "A"))


@pytest.mark.parametrize(
    "written,linked",
    [
        ("Une menace, des menaces.", '<p>Une <a class="term" href="term:menace">menace</a>, des menaces.</p>'),
        ("Écrivez à menace@exemple.bj.", "<p>Écrivez à menace@exemple.bj.</p>"),
        ("Les Menaces.", '<p>Les <a class="term" href="term:menace">Menaces</a>.</p>'),
        ("Le CNIN, pas le cnin.", '<p>Le <a class="term" href="term:cnin">CNIN</a>, pas le cnin.</p>'),
        ("Le cnin.", "<p>Le cnin.</p>"),
        ("Il menacera.", "<p>Il menacera.</p>"),
        ("## La menace", '<h2><a name="la-menace"></a>La menace</h2>'),
        ("[menace](https://a.bj)", '<p><a href="https://a.bj">menace</a></p>'),
        ("**menace**", '<p><strong><a class="term" href="term:menace">menace</a></strong></p>'),
    ],
)
def test_terms_are_linked_once(course: CourseFolder, written: str, linked: str) -> None:
    assert html(course.read_lesson(written)) == linked


def test_the_longest_term_wins_and_terms_are_listed_in_order(course: CourseFolder) -> None:
    course.write(
        "glossary.md",
        "Sécurité {#securite}\n:   Un.\n\nCoproduction de la sécurité | coproduction {#coproduction}\n:   Deux.\n",
    )
    lesson = course.read_lesson("La coproduction de la sécurité, puis la sécurité.")
    assert [term.id for term in lesson.terms] == ["coproduction", "securite"]
    assert '<a class="term" href="term:coproduction">coproduction de la sécurité</a>' in html(lesson)


def test_no_term_in_a_callout_title_nor_in_a_question(course: CourseFolder) -> None:
    question = "## Une menace ? {#q1 objectif=m1-o1 .libre}\n\n> Une menace.\n"
    lesson = course.read_lesson(f'!!! agir "La menace"\n    Rien.\n\n{question}')
    assert lesson.terms == ()


QUESTION = "## Qui ? {{#q{} objectif=m1-o1}}\n- [x] Moi\n    > Oui.\n- [ ] Lui\n    > Non.\n\n> Voilà.\n"
KEEP = '!!! retenir "À retenir"\n    - un\n    - deux\n    - trois\n'


@pytest.mark.parametrize(
    "body,rule,message",
    [
        ("Texte.", Rule.LESSON, "question d’ouverture"),
        ("Texte.", Rule.LESSON, "rappel final"),
        (KEEP.replace("    - trois\n", ""), Rule.LESSON, "de 2 lignes"),
        ("Texte.", Rule.LESSON, "sans figure"),
        ("Texte.", Rule.LESSON, "Vérifiez-vous"),
        ("Texte.", Rule.SOURCE, "sans source"),
        ("mot " * 699, Rule.LENGTH, "leçon de 699 mots"),
        ("## Titre\n\n" + "mot " * 250, Rule.LENGTH, "section de 251 mots"),
        ("## Titre\n\n" + "mot " * 98, Rule.LENGTH, "section de 99 mots"),
        ("\n".join(QUESTION.format(n) for n in range(3)), Rule.LESSON, "plus de 2 questions"),
        ("phrase " * 36 + ".", Rule.SENTENCE, "phrase de 36 mots"),
        ("La CBDH.", Rule.ACRONYM, "CBDH"),
    ],
)
def test_advice(course: CourseFolder, body: str, rule: Rule, message: str) -> None:
    course.lesson(body)
    assert any(message in problem.message.replace("\u00a0", " ") for problem in course.advice(rule, LESSON))


def test_a_good_lesson_gets_no_advice(course: CourseFolder) -> None:
    course.write("01-un/figures/a.svg", SVG)
    text = "\n\n".join(f"## Partie {part}\n\n" + "Un mot puis un autre mot. " * 40 for part in range(3))
    question = QUESTION.format(1)
    opening = '!!! question "Pour commencer"\n    Qui ?\n'
    course.lesson(f"{opening}\nUn fait[^une-source].\n\n{FIGURE}\n\n{text}\n\n{question}\n{KEEP}")
    assert [problem for problem in course.read().problems if problem.file == LESSON] == []


def test_advice_is_accepted_with_a_reason(course: CourseFolder) -> None:
    long = "mot " * 40 + "."
    course.lesson(f"<!-- accepté: phrase — une citation -->\n{long}\n\n{long}\n")
    assert [problem.line for problem in course.advice(Rule.SENTENCE, LESSON)] == [10]
    course.lesson("Texte.\n\n<!-- accepté: leçon — un test -->\n")
    assert course.advice(Rule.LESSON, LESSON) == []
    course.lesson("<!-- accepté: rien — un test -->\n")
    assert course.errors() == [(LESSON, 7, Rule.SYNTAX)]


def test_the_introduction_belongs_to_no_module(course: CourseFolder) -> None:
    course.write("introduction.md", LESSON_HEAD.replace("m1-lecon", "intro") + "mot " * 450)
    reading = course.read()
    assert reading.course.introduction is not None
    assert reading.course.introduction.id == "intro"
    assert "intro" in reading.lessons
    assert course.advice(Rule.LENGTH, "introduction.md")[0].message.startswith("section")
