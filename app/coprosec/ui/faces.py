"""The faces that lessons can be read in."""

from typing import NamedTuple


class Face(NamedTuple):
    """A family, its files, and the size at 100 % at which it looks as large as the others."""

    family: str
    files: tuple[str, ...]
    size: int


_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
USUAL_FACE = "andika"
FACES = {
    "andika": Face("Andika", tuple(f"Andika-{style}.ttf" for style in _STYLES), 17),
    "atkinson": Face(
        "Atkinson Hyperlegible Next", tuple(f"AtkinsonHyperlegibleNext-{style}.ttf" for style in _STYLES), 18
    ),
    "opendyslexic": Face("OpenDyslexic", tuple(f"OpenDyslexic-{style}.otf" for style in _STYLES), 16),
}


def families(face: str) -> list[str]:
    """The family asked for, then the one that has every letter of Benin's languages."""
    wanted = [FACES[face].family, FACES[USUAL_FACE].family]
    return wanted[:1] if face == USUAL_FACE else wanted
