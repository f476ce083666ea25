"""What is bundled is complete: letters of every language of the course, icons that the theme can colour."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from coprosec.paths import RESOURCES

FONTS = sorted(path for path in (RESOURCES / "fonts").iterdir() if path.suffix in {".otf", ".ttf"})
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
OWN_ICON = "coprosec"
FRENCH = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ\u00a0\u202f’‘«»“”…–—°²€"
BENIN = "ɖƉɛƐɔƆŋŊɣƔẹẸọỌṣṢ\u0300\u0301\u0302\u0303\u0304\u030c\u0323"
SIGNS = "→←✓×≥≤½•−"


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_font_has_every_letter(path: Path, qtbot: QtBot) -> None:
    font = QRawFont(str(path), 16)
    assert font.isValid()
    assert [
        f"U+{ord(letter):04X}" for letter in FRENCH + BENIN + SIGNS if not font.supportsCharacter(ord(letter))
    ] == []


@pytest.mark.parametrize("family", ["Inter", "Andika"])
def test_family_loads_from_the_bundle(family: str, qtbot: QtBot) -> None:
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in FONTS if path.name.startswith(family)]
    assert all(family in QFontDatabase.applicationFontFamilies(one) for one in loaded)


def test_fonts_carry_their_licence() -> None:
    for family in {path.name.split("-")[0] for path in FONTS}:
        assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_drawn_by_qt_and_coloured_by_the_theme(path: Path, qtbot: QtBot) -> None:
    assert QSvgRenderer(str(path)).isValid()
    if path.stem != OWN_ICON:
        assert ElementTree.parse(path).getroot().get("stroke") == "currentColor"
