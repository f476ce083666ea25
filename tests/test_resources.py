"""What is bundled is complete: letters of every language of the course, icons that the theme can colour."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont, QTextLayout
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from coprosec.domain.look import READING_FACES
from coprosec.paths import RESOURCES
from coprosec.ui.faces import FACES, families
from coprosec.ui.theme import Theme

FONTS = sorted(path for path in (RESOURCES / "fonts").iterdir() if path.suffix in {".otf", ".ttf"})
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
OWN_ICON = "coprosec"
FRENCH = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ\u00a0\u202f’‘«»“”…–—°²€"
BENIN = "ɖƉɛƐɔƆŋŊɣƔẹẸọỌṣṢ\u0300\u0301\u0302\u0303\u0304\u030c\u0323"
SIGNS = "→←✓×≥≤½•−"
LEANING = {
    "AtkinsonHyperlegibleNext": BENIN + SIGNS + "\u202f",
    "OpenDyslexic": "\u00a0",
}
"""What a face that is a choice may leave to Andika, letter by letter."""


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_font_has_every_letter(path: Path, qtbot: QtBot) -> None:
    font = QRawFont(str(path), 16)
    assert font.isValid()
    wanted = set(FRENCH + BENIN + SIGNS) - set(LEANING.get(path.name.split("-")[0], ""))
    assert [f"U+{ord(letter):04X}" for letter in sorted(wanted) if not font.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("face", READING_FACES)
def test_every_letter_is_drawn_in_the_face_or_in_the_one_behind_it(face: str, qtbot: QtBot) -> None:
    # GIVEN words of Fon and Yoruba, composed or with loose tone marks, in a face that may lack their letters
    layout = QTextLayout("ɖò gbɛ̀ mɛ̀ ɔ̌ ŋkɔ́ ẹ̀kọ́ ṣe « oui\u202f»\u00a0→ ✓", Theme(RESOURCES).reading_font(face))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()

    # THEN no run of letters is drawn as boxes, and no face was taken from the system
    runs = layout.glyphRuns()
    assert runs
    assert all(0 not in run.glyphIndexes() for run in runs)
    assert {run.rawFont().familyName() for run in runs} <= set(families(face))


@pytest.mark.parametrize("family", ["Inter", *(face.family for face in FACES.values())])
def test_family_loads_from_the_bundle(family: str, qtbot: QtBot) -> None:
    stem = family.replace(" ", "")
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in FONTS if path.name.startswith(stem)]
    assert all(family in QFontDatabase.applicationFontFamilies(one) for one in loaded)


def test_fonts_carry_their_licence() -> None:
    for family in {path.name.split("-")[0] for path in FONTS}:
        assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_drawn_by_qt_and_coloured_by_the_theme(path: Path, qtbot: QtBot) -> None:
    assert QSvgRenderer(str(path)).isValid()
    if path.stem != OWN_ICON:
        assert ElementTree.parse(path).getroot().get("stroke") == "currentColor"
