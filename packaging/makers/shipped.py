"""Which libraries go with the program, on which system: the closure of its requirements, read from the lock."""

import re
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from makers.product import NAME, ROOT

EXTRAS = ("", "central")
"""The program's own extras that packages carry; the libraries' extras are those that a requirement names."""


def names(platform: str) -> list[str]:
    """Canonical names, sorted. `platform` is `sys.platform` there: a library for another one is left out."""
    found: set[str] = set()
    waiting: list[tuple[str, tuple[str, ...]]] = [(NAME, EXTRAS)]
    while waiting:
        name, extras = waiting.pop()
        for needed in _requirements(name, extras, platform):
            canonical = canonicalize_name(needed.name)
            if canonical not in found:
                found.add(canonical)
                waiting.append((needed.name, ("", *needed.extras)))
    return sorted(found)


def _requirements(name: str, extras: tuple[str, ...], platform: str) -> list[Requirement]:
    try:
        told = metadata.distribution(name).requires or ()
    except metadata.PackageNotFoundError:
        return []  # not installed here, as what only Windows needs
    system = {"win32": "Windows"}.get(platform, "Linux")
    environments = [
        {"sys_platform": platform, "platform_system": system, "python_version": "3.11", "extra": extra}
        | {"os_name": "nt" if platform == "win32" else "posix"}
        for extra in extras
    ]
    parsed = (Requirement(line) for line in told)
    return [r for r in parsed if r.marker is None or any(r.marker.evaluate(env) for env in environments)]


def requirements(platform: str) -> str:
    """The lines of requirements.lock, hashes included, of what is shipped on a platform."""
    wanted = set(names(platform))
    blocks = re.finditer(r"^([A-Za-z0-9_.-]+)==[^\n]*\n(?:[ ]{4}[^\n]*\n)*", _lock(), re.MULTILINE)
    kept = [block[0] for block in blocks if canonicalize_name(block[1]) in wanted]
    return re.sub(r" ;[^\\\n]*", " ", "".join(kept))


def _lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")
