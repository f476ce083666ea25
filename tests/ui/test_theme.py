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
    ("ink", "groove"),
    ("primary", "groove"),
    ("ink", "accent_soft"),
    ("ink", "danger_soft"),
    ("ink", "info_soft"),
    ("on_accent", "accent"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "disabled"),
    ("on_hero", "hero"),
    ("hero", "on_hero"),
    ("on_figure", "figure"),
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
    ("danger", "surface"),
    ("surface", "danger"),
    ("danger", "paper"),
    ("danger", "danger_soft"),
    ("info", "info_soft"),
    ("accent_dark", "accent_soft"),
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
    ("focus", "hero"),
    ("on_figure", "figure"),
    ("focus_outer", "accent_soft"),
    ("focus_outer", "danger_soft"),
    ("primary", "paper"),
    ("line_strong", "surface"),
    ("line_strong", "paper"),
    ("primary", "surface"),
    ("danger", "danger_soft"),
    ("accent", "navigation"),
    ("accent", "navigation_active"),
    ("accent", "hero"),
    ("accent", "hero_groove"),
    ("primary", "groove"),
    ("on_navigation_muted", "hero"),
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
    assert contrast(tokens[text], tokens[ground]) >= (7 if theme.stem == "contrast" else 4.5)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
@pytest.mark.parametrize("shape,ground", SHAPES)
def test_shapes_are_seen(theme: Path, shape: str, ground: str) -> None:
    tokens = tomllib.loads(theme.read_text("utf-8"))
    assert contrast(tokens[shape], tokens[ground]) >= (4.5 if theme.stem == "contrast" else 3)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_themes_fill_the_same_roles(theme: Path) -> None:
    names = {path.stem: list(tomllib.loads(path.read_text("utf-8"))) for path in THEMES}
    assert names[theme.stem] == names["light"]


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_the_arrows_of_lists_and_the_tick_of_boxes_are_seen(theme: Path) -> None:
    """Qt draws them from their files, which cannot take a token's colour."""
    tokens = tomllib.loads(theme.read_text("utf-8"))
    for name in ("chevron-up", "chevron-down"):
        drawn = (RESOURCES / "icons" / tokens["arrows"] / f"{name}.svg").read_text("utf-8")
        ink = "#FFFFFF" if "#FFFFFF" in drawn else "#000000"
        assert contrast(ink, tokens["surface"]) >= 7
    drawn = (RESOURCES / "icons" / tokens["tick"] / "check.svg").read_text("utf-8")
    assert contrast("#FFFFFF" if "#FFFFFF" in drawn else "#000000", tokens["primary"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_the_program_reads_every_token_of_a_theme(theme: Path) -> None:
    """It reads the lines itself: `tomllib` would hold up every start."""
    assert Theme(RESOURCES, theme.stem).tokens == tomllib.loads(theme.read_text("utf-8"))
