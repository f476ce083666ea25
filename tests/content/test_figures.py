"""Pictures: where they may be, what they may hold."""

from pathlib import Path

import pytest

from coprosec.content.problems import Rule
from tests.content.conftest import SVG, CourseFolder

LESSON = "01-un/01-lecon.md"
ALT = "Une figure qui montre bien les choses"
PNG = b"\x89PNG\r\n\x1a\n"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'


def drawing(inside: str) -> str:
    return SVG.replace("</svg>", inside + "</svg>").replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ')


@pytest.mark.parametrize(
    "src",
    [
        "../../etc/passwd",
        "figures/../../a.svg",
        "/etc/passwd.svg",
        "C:\\a.svg",
        "C:/a.svg",
        "file:///a.svg",
        "https://a.bj/a.svg",
        "figures\\a.svg",
        "a.svg",
        "figures/a.gif",
        "figures/absente.svg",
        "",
    ],
)
def test_pictures_that_are_refused(course: CourseFolder, src: str) -> None:
    course.lesson(f'Texte.\n\n![{ALT}]({src} "Légende")')
    assert set(course.errors()) == {(LESSON, 9, Rule.FIGURE)}


@pytest.mark.parametrize(
    "figure", ['![Court](figures/a.svg "Légende")', '![](figures/a.svg "Légende")', f"![{ALT}](figures/a.svg)"]
)
def test_words_that_are_missing(course: CourseFolder, figure: str) -> None:
    course.write("01-un/figures/a.svg", SVG)
    course.lesson(figure)
    assert course.errors() == [(LESSON, 7, Rule.FIGURE)]


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param("<svg><g></svg>", id="not well formed"),
        pytest.param("<html/>", id="not a drawing"),
        pytest.param(LAUGHS, id="billion laughs"),
        pytest.param('<?xml-stylesheet href="a.css"?>' + SVG, id="style sheet"),
        pytest.param(drawing("<script>1</script>"), id="script"),
        pytest.param(drawing("<style>a{}</style>"), id="style"),
        pytest.param(drawing("<foreignObject/>"), id="foreign object"),
        pytest.param(drawing('<image href="a.png"/>'), id="image"),
        pytest.param(drawing('<a xlink:href="https://a.bj"/>'), id="link"),
        pytest.param(drawing('<use xlink:href="b.svg#c"/>'), id="outside use"),
        pytest.param(drawing('<rect onload="x()"/>'), id="handler"),
        pytest.param(drawing('<rect fill="url(https://a.bj/x)"/>'), id="outside url"),
        pytest.param(drawing('<rect fill="u&#114;l(https://a.bj/x)"/>'), id="hidden url"),
        pytest.param(SVG.encode("utf-16"), id="UTF-16"),
        pytest.param("é".encode("latin-1"), id="Latin-1"),
        pytest.param(b"", id="empty"),
    ],
)
def test_drawings_that_are_refused(course: CourseFolder, svg: str | bytes) -> None:
    course.write("01-un/figures/a.svg", svg)
    course.lesson(f'![{ALT}](figures/a.svg "Légende")')
    assert set(course.errors()) == {(LESSON, 7, Rule.FIGURE)}


@pytest.mark.parametrize(
    "inside", ['<use xlink:href="#a"/>', '<rect fill="url(#g)"/>', "<title>Été</title>", '<text font-family="Inter"/>']
)
def test_drawings_that_are_fine(course: CourseFolder, inside: str) -> None:
    course.write("01-un/figures/a.svg", drawing(inside))
    course.lesson(f'![{ALT}](figures/a.svg "Légende")')
    assert course.errors() == []
    assert course.advice(Rule.FIGURE, LESSON) == []


def test_what_qt_does_not_draw_is_advised_against(course: CourseFolder) -> None:
    course.write("01-un/figures/a.svg", drawing("<filter/>"))
    course.lesson(f'![{ALT}](figures/a.svg "Légende")')
    assert "<filter>" in course.advice(Rule.FIGURE, LESSON)[0].message


def test_weight(course: CourseFolder) -> None:
    course.write("01-un/figures/a.png", PNG + bytes(300_001))
    course.lesson(f'![{ALT}](figures/a.png "Légende")')
    assert "300\u00a0ko" in course.advice(Rule.FIGURE, LESSON)[0].message
    course.write("01-un/figures/a.png", PNG + bytes(1_000_001))
    assert course.errors() == [(LESSON, 7, Rule.FIGURE)]


def test_a_picture_is_what_its_name_says(course: CourseFolder) -> None:
    course.write("01-un/figures/a.png", SVG)
    course.lesson(f'![{ALT}](figures/a.png "Légende")')
    assert course.errors() == [(LESSON, 7, Rule.FIGURE)]


def test_a_link_to_a_picture_elsewhere_is_not_followed(course: CourseFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    (course.root / "01-un/figures/a.svg").symlink_to(tmp_path / "secret.svg")
    course.lesson(f'![{ALT}](figures/a.svg "Légende")')
    assert course.errors() == [(LESSON, 7, Rule.FIGURE)]


def test_a_picture_that_nothing_shows(course: CourseFolder) -> None:
    course.write("01-un/figures/oubliee.svg", SVG)
    assert len(course.advice(Rule.UNUSED, "01-un/figures/oubliee.svg")) == 1
    assert course.advice(Rule.UNUSED, "01-un/figures/couverture.svg") == []


def test_a_missing_cover_does_not_stop_the_module(course: CourseFolder) -> None:
    (course.root / "01-un/figures/couverture.svg").unlink()
    reading = course.read()
    assert course.errors() == [("01-un/figures/couverture.svg", 1, Rule.FIGURE)]
    assert reading.course.modules[0].cover == ""
    assert reading.lessons
    assert not reading.outline_errors
