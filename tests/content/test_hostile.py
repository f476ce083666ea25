"""Files that are broken, hostile, or simply not what they should be: told, with the line, and nothing else is lost."""

import time

import pytest

from coprosec.content.problems import Rule
from coprosec.domain.ids import LessonId
from tests.content.conftest import LESSON_HEAD, CourseFolder

LESSON = "01-un/01-lecon.md"
OTHER = "01-un/02-autre.md"
BODY = 7


@pytest.mark.parametrize(
    "body,line,rule",
    [
        pytest.param("Un <b>gras</b>.", 0, Rule.HTML, id="raw HTML"),
        pytest.param("Bon.\n\n<script>alert(1)</script>", 2, Rule.HTML, id="script"),
        pytest.param("Bon.\n<!-- un commentaire -->", 1, Rule.HTML, id="comment"),
        pytest.param("Voir <https://exemple.bj>.", 0, Rule.HTML, id="autolink"),
        pytest.param("a\n\n" + "> " * 200 + "b", 2, Rule.SYNTAX, id="200 quotes"),
        pytest.param("a\n\n" + "- " * 200 + "b", 2, Rule.SYNTAX, id="200 lists on a line"),
        pytest.param("\n".join("    " * n + "- a" for n in range(200)), 9, Rule.SYNTAX, id="200 nested lists"),
        pytest.param("[x](../../etc/passwd)", 0, Rule.LINK, id="link up"),
        pytest.param("a\nb [x](javascript:alert(1))", 1, Rule.LINK, id="javascript"),
        pytest.param("[x](data:text/html,y)", 0, Rule.LINK, id="data"),
        pytest.param("[x](http://exemple.bj)", 0, Rule.LINK, id="http"),
        pytest.param("[x](lecon:inconnue)", 0, Rule.LINK, id="unknown lesson"),
        pytest.param("Ici[^inconnue].", 0, Rule.SOURCE, id="unknown source"),
        pytest.param("a ![Une figure au milieu](figures/a.svg) b", 0, Rule.FIGURE, id="image in a sentence"),
        pytest.param("x\u202ey", 0, Rule.FILE, id="text direction"),
        pytest.param("a\n" + "y" * 5_001, 1, Rule.FILE, id="long line"),
        pytest.param("[" * 4_900, 0, Rule.SYNTAX, id="brackets"),
        pytest.param("*a **b " * 600, 0, Rule.SYNTAX, id="stars"),
        pytest.param('!!! piege "Titre"\n    Texte.', 0, Rule.SYNTAX, id="unknown callout"),
        pytest.param("!!! retenir\n    Texte.", 0, Rule.SYNTAX, id="callout without title"),
        pytest.param("#Titre collé", 0, Rule.SYNTAX, id="stuck title"),
        pytest.param("# Trop haut", 0, Rule.SYNTAX, id="title of first level"),
        pytest.param("Bon.\n- liste collée", 1, Rule.SYNTAX, id="stuck list"),
        pytest.param("- a\n  - mal décalé", 1, Rule.SYNTAX, id="badly indented list"),
        pytest.param("Bon.\n\n    décalé", 2, Rule.SYNTAX, id="indented text"),
    ],
)
def test_one_fault_is_told_where_it_stands(course: CourseFolder, body: str, line: int, rule: Rule) -> None:
    course.lesson(body)
    started = time.perf_counter()
    errors = course.errors()
    assert time.perf_counter() - started < 2
    assert (LESSON, BODY + line, rule) in errors


@pytest.mark.parametrize(
    "raw,line,rule",
    [
        pytest.param(b"x" * 10_000_000, 1, Rule.FILE, id="10 MB line"),
        pytest.param(LESSON_HEAD.encode() + "Été".encode("latin-1"), 7, Rule.FILE, id="Latin-1"),
        pytest.param(LESSON_HEAD.encode() + b"a\n\0b", 8, Rule.FILE, id="NUL"),
        pytest.param(b"", 1, Rule.SYNTAX, id="empty"),
        pytest.param(b"Du texte seul.", 1, Rule.SYNTAX, id="no head"),
        pytest.param(b'\n+++\nid = "m1-lecon"\n\ntexte', 2, Rule.SYNTAX, id="unterminated head"),
        pytest.param(b'+++\nid = "m1-lecon"\ntitle = Sans guillemets\n+++\n', 3, Rule.DATA, id="TOML error"),
        pytest.param(b"+++\na = " + b"[" * 4_000 + b"\n+++\n", 2, Rule.DATA, id="deep TOML"),
        pytest.param(LESSON_HEAD.replace("minutes", "minuts").encode(), 4, Rule.DATA, id="unknown key"),
        pytest.param(LESSON_HEAD.replace("minutes = 5", 'minutes = "5"').encode(), 4, Rule.DATA, id="wrong type"),
        pytest.param(LESSON_HEAD.replace("m1-o1", "m1-o9").encode(), 5, Rule.OBJECTIVE, id="unknown objective"),
        pytest.param(LESSON_HEAD.replace("m1-lecon", "M1 Leçon").encode(), 2, Rule.DATA, id="malformed id"),
    ],
)
def test_a_broken_file_takes_no_other_down(course: CourseFolder, raw: bytes, line: int, rule: Rule) -> None:
    course.write(OTHER, LESSON_HEAD.replace("m1-lecon", "m1-autre") + "Voir [l’autre](lecon:m1-autre).")
    course.write(LESSON, raw)
    course.write("01-un/quiz.md", (course.root / "01-un/quiz.md").read_text().replace("m1-lecon", "m1-autre"))
    started = time.perf_counter()
    reading = course.read()
    assert time.perf_counter() - started < 1
    assert (LESSON, line, rule) in [(problem.file, problem.line, problem.rule) for problem in reading.errors]
    assert {problem.file for problem in reading.errors} == {LESSON}
    assert list(reading.lessons) == ["m1-autre"]
    assert [head.id for head in reading.course.modules[0].lessons] == ["m1-autre"]
    assert "m1-quiz" in reading.quizzes


def test_an_unknown_key_comes_with_the_nearest_right_one(course: CourseFolder) -> None:
    course.write(LESSON, LESSON_HEAD.replace("minutes", "minuts"))
    assert any("vouliez-vous dire «\u00a0minutes\u00a0»" in problem.message for problem in course.read().errors)


@pytest.mark.parametrize(
    "raw", ['+++\nid = "m1-lecon"\ntitle = \n+++\n', '+++\ntitle = "Sans identifiant"\n+++\n', "\0"]
)
def test_a_link_to_a_lesson_that_is_broken_is_no_fault(course: CourseFolder, raw: str) -> None:
    course.write(OTHER, LESSON_HEAD.replace("m1-lecon", "m1-autre") + "Voir [l’autre](lecon:m1-lecon).")
    course.write(LESSON, raw)
    assert {file for file, _, _ in course.errors()} == {LESSON}


def test_unreadable_sources_are_told_once(course: CourseFolder) -> None:
    course.write("sources.toml", "[une-source\n")
    course.lesson("Un fait[^une-source].")
    assert course.errors() == [("sources.toml", 1, Rule.DATA)]


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_every_editor_is_welcome(course: CourseFolder, head: bytes, end: bytes) -> None:
    text = LESSON_HEAD + "Un.\n\nDeux [x](lecon:rien).\n"
    course.write(LESSON, head + text.encode().replace(b"\n", end))
    assert course.errors() == [(LESSON, BODY + 2, Rule.LINK)]


def test_five_thousand_titles(course: CourseFolder) -> None:
    course.lesson("\n".join(f"## Titre\n\nTexte {n}." for n in range(5_000)))
    started = time.perf_counter()
    lesson = course.read().lessons[LessonId("m1-lecon")]
    assert time.perf_counter() - started < 5
    assert len({anchor for anchor, _ in lesson.anchors}) == 5_000


def test_a_link_out_of_the_folder_is_not_followed(course: CourseFolder) -> None:
    secret = course.root.parent / "secret.md"
    secret.write_text(LESSON_HEAD + "Secret.", encoding="utf-8")
    (course.root / "01-un/02-lien.md").symlink_to(secret)
    assert ("01-un/02-lien.md", 1, Rule.FILE) in course.errors()


def test_a_folder_that_is_no_course(course: CourseFolder) -> None:
    reading = type(course)(course.root / "rien").read()
    assert reading.outline_errors
    assert not reading.lessons


def test_the_same_fault_twice_has_two_lines(course: CourseFolder) -> None:
    course.lesson("Un [a](lecon:x) et\n[b](lecon:x) et\n[^y] puis\n[^y]")
    assert course.errors() == [(LESSON, BODY + n, rule) for n, rule in enumerate([Rule.LINK] * 2 + [Rule.SOURCE] * 2)]
