"""Every drawing of the real course: letters that can be read, inside the drawing, in the program's own faces."""

from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from coprosec import paths
from coprosec.ui.theme import UI_FACE, Theme

FIGURES = sorted(paths.MODULES.rglob("figures/*.svg"))
SMALLEST = 15
EDGE = 4.0
"""Letters nearer to the edge than this look cut."""


def texts(figure: Path) -> list[Element]:
    return [element for element in parse(figure).getroot().iter() if element.tag.endswith("}text")]


def width(text: Element) -> float:
    font = QFont(UI_FACE)
    font.setPixelSize(round(float(text.get("font-size", 0))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", 400))))
    font.setItalic(text.get("font-style") == "italic")
    return QFontMetricsF(font).horizontalAdvance("".join(text.itertext()))


def span(text: Element) -> tuple[float, float]:
    """Where a text begins and ends."""
    x, wide = float(text.get("x", 0)), width(text)
    start = {"middle": x - wide / 2, "end": x - wide}.get(text.get("text-anchor", "start"), x)
    return start, start + wide


def boxes(figure: Path) -> list[QRectF]:
    """The rectangles that are large enough to hold letters."""
    found = [element for element in parse(figure).getroot().iter() if element.tag.endswith("}rect")]
    made = [QRectF(*(float(box.get(key, 0)) for key in ("x", "y", "width", "height"))) for box in found]
    return [box for box in made if box.width() >= 30 and box.height() >= 20]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.parts[-3]}/{figure.stem}")
def test_letters_are_large_enough_and_inside(figure: Path, qtbot: QtBot) -> None:
    Theme(paths.RESOURCES).apply()
    _left, _top, wide, high = map(float, parse(figure).getroot().get("viewBox", "").split())
    for text in texts(figure):
        told = f"« {''.join(text.itertext())} »"
        assert text.get("font-family") == UI_FACE, told
        assert float(text.get("font-size", 0)) >= SMALLEST, told
        if text.get("transform") is None:
            start, end = span(text)
            assert EDGE <= start < end <= wide - EDGE, told
            assert SMALLEST <= float(text.get("y", 0)) <= high - EDGE, told


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.parts[-3]}/{figure.stem}")
def test_letters_stay_in_their_box(figure: Path, qtbot: QtBot) -> None:
    Theme(paths.RESOURCES).apply()
    around = boxes(figure)
    for text in texts(figure):
        start, end = span(text)
        middle = QPointF((start + end) / 2, float(text.get("y", 0)) - float(text.get("font-size", 0)) / 3)
        holding = [box for box in around if box.contains(middle)]
        if holding and text.get("transform") is None:
            box = min(holding, key=lambda one: one.width() * one.height())
            assert box.left() < start < end < box.right(), f"« {''.join(text.itertext())} »"
