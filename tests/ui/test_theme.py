"""Every text can be read on its background, in every theme."""

import tomllib
from pathlib import Path

import pytest

from coprosec.paths import RESOURCES
from coprosec.ui.theme import Theme

THEMES = sorted((RESOURCES / "themes").glob("*.toml"))
TEXTS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "primary_soft"),
    ("ink", "accent_soft"),
    ("ink", "danger_soft"),
    ("ink", "info_soft"),
    ("ink", "accent"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "line"),
    ("muted", "primary_soft"),
    ("primary", "paper"),
    ("primary", "surface"),
    ("primary", "primary_soft"),
    ("primary", "accent_soft"),
    ("primary", "danger_soft"),
    ("primary", "info_soft"),
    ("primary_dark", "surface"),
    ("primary_dark", "primary_soft"),
    ("on_primary", "primary"),
    ("on_primary", "primary_dark"),
    ("accent_dark", "surface"),
    ("on_navigation", "navigation"),
    ("on_navigation", "navigation_active"),
    ("on_navigation_muted", "navigation"),
    ("on_navigation_muted", "navigation_active"),
]
SHAPES = [
    ("focus_outer", "paper"),
    ("focus_outer", "surface"),
    ("focus_outer", "primary_soft"),
    ("focus", "navigation"),
    ("focus", "navigation_active"),
    ("focus", "primary"),
    ("primary", "paper"),
    ("line_strong", "surface"),
    ("line_strong", "paper"),
    ("primary", "surface"),
    ("danger", "danger_soft"),
    ("accent", "navigation"),
    ("accent", "navigation_active"),
    ("accent", "primary"),
    ("accent_dark", "accent_soft"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of #RRGGBB."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
@pytest.mark.parametrize("text,ground", TEXTS)
def test_texts_are_readable(theme: Path, text: str, ground: str) -> None:
    tokens = tomllib.loads(theme.read_text("utf-8"))
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
@pytest.mark.parametrize("shape,ground", SHAPES)
def test_shapes_are_seen(theme: Path, shape: str, ground: str) -> None:
    tokens = tomllib.loads(theme.read_text("utf-8"))
    assert contrast(tokens[shape], tokens[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_the_program_reads_every_token_of_a_theme(theme: Path) -> None:
    """It reads the lines itself: `tomllib` would hold up every start."""
    assert Theme(RESOURCES, theme.stem).tokens == tomllib.loads(theme.read_text("utf-8"))
