"""The administrator's file: what it says, and what it refuses."""

from pathlib import Path

import pytest

from coprosec.config.keys import KEYS
from coprosec.config.policy import Policy, load
from coprosec.config.policy_verb import explained
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import RESOURCES


def policy(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, "utf-8")
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(KnownError) as refusal:
        load(path)
    assert refusal.value.code is ErrorCode.POLICY_WRONG
    return [line.removeprefix(f"{path}:") for line in str(refusal.value.params["what"]).splitlines()]


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "policy.toml") == Policy()


def test_a_good_file_locks_and_proposes(tmp_path: Path) -> None:
    path = policy(tmp_path, '# Centre\n[locked]\nkiosk = true\npin = "required"\n[default]\nidle_minutes = 5\n')
    found = load(path)
    assert (found.path, found.locked, found.defaults) == (
        path,
        {"kiosk": True, "pin": "required"},
        {"idle_minutes": 5},
    )


@pytest.mark.parametrize(
    "text,told",
    [
        ("[locked]\nkiosque = true", ["2 : la clé « kiosque » est inconnue, peut-être « kiosk »"]),
        ("[locked]\n\nkiosk = 1", ["3 : « kiosk » doit être true ou false"]),
        ("[default]\nidle_minutes = 900", ["2 : « idle_minutes » doit être un nombre de 0 à 240"]),
        ("[default]\nidle_minutes = true", ["2 : « idle_minutes » doit être un nombre de 0 à 240"]),
        (
            '[locked]\npin = "requis"',
            ['2 : « pin » doit être "off" ou "allowed" ou "required", peut-être « required »'],
        ),
        ("[locked]\nhub_url = 3", ["2 : « hub_url » doit être un texte entre guillemets"]),
        ("kiosk = true", ["1 : « kiosk » doit se trouver sous [locked] ou sous [default]"]),
        ("[lock]\nkiosk = true", ["1 : « lock » est inconnu, peut-être « locked »"]),
        ("[locked]\nzzz = 1\n[default]\nguest = 'non'", ["2 : la clé « zzz » est inconnue", None]),
        ("[locked]\nguest = true\n[default]\nguest = false", ["4 : « guest » est déjà sous [locked]"]),
        ("locked = 3", ["1 : « locked » est inconnu, peut-être « locked »"]),
        ("[locked]\nkiosk = oui", None),
    ],
)
def test_a_wrong_file_is_refused_with_its_lines(text: str, told: list[str | None] | None, tmp_path: Path) -> None:
    lines = refused(policy(tmp_path, text))
    if told is None:
        assert lines[0].startswith("2 : la ligne n’est pas du TOML")
        return
    assert len(lines) == len(told)
    for line, expected in zip(lines, told, strict=True):
        assert expected is None or line == expected


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes("[locked] # été".encode("latin-1"))
    assert refused(path) == ["0 : le fichier n’est pas en UTF-8"]


def test_the_guide_shows_the_table_of_keys() -> None:
    page = (RESOURCES / "guide" / "politique.md").read_text("utf-8")
    assert page.endswith("\n".join(explained()) + "\n"), (
        "coprosec policy --explain gives the text after the introduction"
    )
    assert all(f"### `{key.name}`" in page for key in KEYS)
