"""Settings of a PC: which layer decides, what is written, what is wrong and survived."""

from pathlib import Path

import pytest

from coprosec.config.keys import BY_NAME, KEYS
from coprosec.config.policy import Policy
from coprosec.config.settings import Settings, SettingsFile, asked_for, load
from coprosec.errors import ErrorCode, KnownError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_the_table_of_keys_is_the_settings() -> None:
    assert {key.name: key.default for key in KEYS} == {key.name: getattr(Settings(), key.name) for key in KEYS}
    assert all(key.fits(key.default) for key in KEYS)


def test_each_layer_comes_before_the_next(path: Path) -> None:
    # built-in, then the policy's default, the file, the command line, the policy's lock
    layers = SettingsFile(path)
    assert (layers.current.idle_minutes, layers.origin("idle_minutes")) == (20, "built-in")
    layers = SettingsFile(path, Policy(defaults={"idle_minutes": 1}))
    assert (layers.current.idle_minutes, layers.origin("idle_minutes")) == (1, "default")
    path.write_text("idle_minutes = 2")
    layers = SettingsFile(path, Policy(defaults={"idle_minutes": 1}))
    assert (layers.current.idle_minutes, layers.origin("idle_minutes")) == (2, "file")
    layers = SettingsFile(path, Policy(defaults={"idle_minutes": 1}), {"idle_minutes": 3})
    assert (layers.current.idle_minutes, layers.origin("idle_minutes")) == (3, "asked")
    layers = SettingsFile(path, Policy(locked={"idle_minutes": 4}), {"idle_minutes": 3})
    assert (layers.current.idle_minutes, layers.origin("idle_minutes")) == (4, "locked")
    assert layers.current.locked == {"idle_minutes"}


def test_what_is_changed_is_written_beside_what_was_there(path: Path) -> None:
    path.write_text(
        "# Poste 3\nkiosk = false\ninconnue = 1\nkiosk = false # deux fois\n".replace("kiosk = false # deux fois\n", "")
    )
    file = SettingsFile(path)
    file.change(kiosk=True, pin="off", create_profiles="trainer")
    assert path.read_text() == '# Poste 3\nkiosk = true\ninconnue = 1\npin = "off"\ncreate_profiles = "trainer"\n'
    again = load(path)
    assert (again.kiosk, again.pin, again.open_registration) == (True, "off", False)
    assert file.current == again


@pytest.mark.parametrize("values", [{"kiosk": 1}, {"guest": False}, {"data_folder": "ailleurs"}, {"pin": "oui"}])
def test_what_may_not_be_changed_is_refused(values: dict[str, object], path: Path) -> None:
    file = SettingsFile(path, Policy(locked={"guest": True}))
    with pytest.raises(ValueError, match=next(iter(values))):
        file.change(**values)  # type: ignore[arg-type]
    assert not path.exists()


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    file = SettingsFile(tmp_path / "fichier" / "settings.toml")
    with pytest.raises(KnownError) as refusal:
        file.change(kiosk=True)
    assert refusal.value.code is ErrorCode.NO_RIGHTS
    assert not file.current.kiosk


@pytest.mark.parametrize("text", ["kiosk = 3", "kiosque = true", "pas du toml", 'data_folder = "x"'])
def test_a_wrong_file_falls_back_and_is_told(text: str, path: Path) -> None:
    path.write_text(text)
    found = load(path)
    assert len(found.warnings) == 1
    assert found == Settings(warnings=found.warnings)


def test_the_command_line_gives_values() -> None:
    assert asked_for(["kiosk=true", "idle_minutes=3", "hub_url=12"]) == {
        "kiosk": True,
        "idle_minutes": 3,
        "hub_url": "12",
    }


@pytest.mark.parametrize(
    "pair,told", [("kiosque=true", "peut-être « kiosk »"), ("kiosk=oui", BY_NAME["kiosk"].expected)]
)
def test_the_command_line_is_checked(pair: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        asked_for([pair])
