"""The user's settings: one table of keys that says everything about each.

A value that cannot be used falls back to the default, and the reason is kept for the log.
"""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: `bounds` are the least and the greatest value, `help` is French."""

    name: str
    default: int
    bounds: tuple[int, int]
    help: str


KEYS = (
    Key("text_percent", 100, (100, 200), "Taille du texte avant qu’un apprenant n’ait choisi la sienne, en pour cent."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, and what was wrong in the file."""

    text_percent: int = 100
    warnings: tuple[str, ...] = field(default=())


def load(path: Path) -> Settings:
    """Read `settings.toml`; an absent file means every default."""
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(warnings=(f"{path.name} : {error}",))
    values: dict[str, int] = {}
    warnings = [f"{path.name} : clé inconnue « {name} »" for name in found if name not in _names()]
    for key in KEYS:
        value = found.get(key.name, key.default)
        if isinstance(value, int) and not isinstance(value, bool) and key.bounds[0] <= value <= key.bounds[1]:
            values[key.name] = value
        else:
            low, high = key.bounds
            warnings.append(f"{path.name} : « {key.name} » doit être un nombre de {low} à {high}")
    return Settings(**values, warnings=tuple(warnings))


def _names() -> set[str]:
    return {setting.name for setting in fields(Settings)} - {"warnings"}
