"""What the administrator of a PC decides above everybody: `policy.toml`.

Its table `[locked]` says what nobody changes, `[default]` what stands until somebody chooses otherwise. Anything wrong
in it refuses to start: half a policy would be worse than none.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from coprosec.config.keys import BY_NAME, Value
from coprosec.errors import ErrorCode, KnownError

LOCKED, DEFAULT = "locked", "default"


class Policy(NamedTuple):
    """`path` is None where no administrator decided anything."""

    path: Path | None = None
    locked: Mapping[str, Value] = MappingProxyType({})
    defaults: Mapping[str, Value] = MappingProxyType({})


def load(path: Path) -> Policy:
    """The policy of a PC; none when the file is absent. KnownError POLICY_WRONG, whose `what` has a line a problem."""
    if not path.exists():
        return Policy()
    from coprosec.config import tomlfile

    try:
        found = tomlfile.read(path)
    except OSError as error:
        raise _wrong(path, [tomlfile.Problem(0, f"le fichier ne peut pas être lu ({error.strerror})")]) from error
    if isinstance(found, tomlfile.Problem):
        raise _wrong(path, [found])
    if problems := sorted(_problems(found), key=lambda problem: problem.line):
        raise _wrong(path, problems)
    return Policy(path, found.values.get(LOCKED, {}), found.values.get(DEFAULT, {}))


def _problems(found: Any) -> "Iterator[Any]":
    from coprosec.config.tomlfile import Problem, near

    for table, content in found.values.items():
        if table not in (LOCKED, DEFAULT) or not isinstance(content, dict):
            line = found.lines.get(("", table)) or found.lines.get((table, ""), 0)
            if table in BY_NAME:
                yield Problem(line, f"« {table} » doit se trouver sous [{LOCKED}] ou sous [{DEFAULT}]")
            else:
                yield Problem(line, f"« {table} » est inconnu{near(table, (LOCKED, DEFAULT, *BY_NAME))}")
            continue
        for name, value in content.items():
            line, key = found.lines.get((table, name), 0), BY_NAME.get(name)
            if key is None:
                yield Problem(line, f"la clé « {name} » est inconnue{near(name, BY_NAME)}")
            elif not key.fits(value):
                close = near(value, dict(key.choices)) if isinstance(value, str) and key.choices else ""
                yield Problem(line, f"« {name} » doit être {key.expected}{close}")
    for name in found.values.get(LOCKED, {}) if isinstance(found.values.get(LOCKED), dict) else ():
        if isinstance(found.values.get(DEFAULT), dict) and name in found.values[DEFAULT]:
            yield Problem(found.lines.get((DEFAULT, name), 0), f"« {name} » est déjà sous [{LOCKED}]")


def _wrong(path: Path, problems: "list[Any]") -> KnownError:
    told = "\n".join(f"{path}:{problem.line} : {problem.message}" for problem in problems)
    return KnownError(ErrorCode.POLICY_WRONG, path=str(path), what=told, line=problems[0].line)
