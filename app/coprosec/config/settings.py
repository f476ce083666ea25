"""What is set on this PC: a policy's lock, else the command line, else the settings' file, else the policy's default,
else the program's.

A value of the file that cannot be used falls back to the next, and the reason is kept for the log.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coprosec.config.keys import BY_NAME, KEYS, Value
from coprosec.config.policy import Policy
from coprosec.disk import write_durably
from coprosec.errors import unwritable

__all__ = ["KEYS", "Settings", "SettingsFile", "load"]


class Settings(NamedTuple):
    """The values in force, the names of those that the administrator fixed, and what was wrong in the file."""

    create_profiles: str = "everyone"
    pin: str = "allowed"
    guest: bool = True
    modules_in_order: bool = False
    idle_minutes: int = 20
    kiosk: bool = False
    text_percent: int = 100
    theme: str = "system"
    sign_out_at_close: bool = False
    hub_url: str = ""
    backups_folder: str = ""
    data_folder: str = ""
    locked: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()

    @property
    def open_registration(self) -> bool:
        """Whether learners add themselves to the list of names."""
        return self.create_profiles == "everyone"


class SettingsFile:
    """One PC's settings. `current` is replaced when something is changed: ask for it each time."""

    def __init__(
        self,
        path: Path,
        policy: Policy | None = None,
        asked: Mapping[str, Value] | None = None,
        *,
        heeded: bool = True,
    ) -> None:
        """Unless the file is `heeded`, what it says counts for nothing, and stays."""
        self.path = path
        self._heeded = heeded
        self._policy = policy or Policy()
        self._asked = asked or {}
        self.current = self._resolve()

    def change(self, **values: Value) -> None:
        """Write these into the file. ValueError for a value that does not fit, or for a key that the administrator
        fixed; KnownError NO_RIGHTS when the file cannot be written, and nothing is changed then.
        """
        for name, value in values.items():
            if name in self.current.locked or BY_NAME[name].admin or not BY_NAME[name].fits(value):
                raise ValueError(name)
        try:
            before = self.path.read_text("utf-8-sig").splitlines() if self.path.exists() else []
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self.path, "".join(f"{line}\n" for line in _merged(before, values)).encode())
        except OSError as error:
            raise unwritable(error, self.path) from error
        self.current = self._resolve()

    def origin(self, name: str) -> str:
        """Where the value in force comes from: locked, asked, file, default or built-in."""
        file, _warnings = _read(self.path)
        layers = (
            ("locked", self._policy.locked),
            ("asked", self._asked),
            ("file", file),
            ("default", self._policy.defaults),
        )
        return next((layer for layer, values in layers if name in values), "built-in")

    def _resolve(self) -> Settings:
        file, warnings = _read(self.path) if self._heeded else ({}, ())
        values: dict[str, Any] = {key.name: key.default for key in KEYS}
        for layer in (self._policy.defaults, file, self._asked, self._policy.locked):
            values.update(layer)
        return Settings(**values, locked=frozenset(self._policy.locked), warnings=warnings)


def load(path: Path, policy: Policy | None = None) -> Settings:
    """What is set by a policy and by `settings.toml`; an absent file sets nothing."""
    return SettingsFile(path, policy).current


def asked_for(pairs: Iterable[str]) -> dict[str, Value]:
    """`KEY=VALUE` of the command line as values. ValueError, in French, for what does not fit."""
    values: dict[str, Value] = {}
    for pair in pairs:
        name, _equals, text = pair.partition("=")
        key = BY_NAME.get(name)
        if key is None:
            from coprosec.config.tomlfile import near

            message = f"la clé « {name} » est inconnue{near(name, BY_NAME)}"
            raise ValueError(message)
        value = {"true": True, "false": False}.get(text, int(text) if text.isdecimal() else text)
        if not key.fits(value if isinstance(key.default, int) else text):
            message = f"« {name} » doit être {key.expected}"
            raise ValueError(message)
        values[name] = value if isinstance(key.default, int) else text
    return values


def _read(path: Path) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The usable values of a settings' file, and what is wrong with the others."""
    try:
        text = path.read_text("utf-8-sig")
        import tomllib

        found: dict[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError) as error:
        return {}, (f"{path.name} : {error}",)
    values, warnings = {}, []
    for name, value in found.items():
        key = BY_NAME.get(name)
        if key is None:
            warnings.append(f"{path.name} : clé inconnue « {name} »")
        elif key.admin:
            warnings.append(f"{path.name} : « {name} » ne se règle que dans la politique de l’administrateur")
        elif not key.fits(value):
            warnings.append(f"{path.name} : « {name} » doit être {key.expected}")
        else:
            values[name] = value
    return values, tuple(warnings)


def _merged(lines: list[str], values: Mapping[str, Value]) -> list[str]:
    """The file's lines with these values in the place of theirs, comments and other keys kept."""
    left = dict(values)
    merged = []
    for line in lines:
        name = line.partition("=")[0].strip()
        if name in values:
            if name in left:
                merged.append(f"{name} = {_written(left.pop(name))}")
        else:
            merged.append(line)
    return merged + [f"{name} = {_written(value)}" for name, value in left.items()]


def _written(value: Value) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)  # a JSON text, number or truth is also TOML's
