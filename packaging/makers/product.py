"""What every artefact says of itself, from one place each: name, version, date, folders."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"

NAME = "coprosec"
TITLE = "Coproduire la sécurité"


class MissingToolError(Exception):
    """An artefact cannot be made here; its text names the Debian packages that bring what lacks."""


class BuildError(Exception):
    """A step failed; its text says which."""


@cache
def version() -> str:
    """The program's own `__version__`, read without importing it."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "app/coprosec/__init__.py").read_text("utf-8"))
    if found is None:
        message = "no __version__ in app/coprosec/__init__.py"
        raise BuildError(message)
    return found[1]


@cache
def source_date() -> int:
    """The moment of the last commit, in seconds: every file of an artefact bears it, so that builds can be compared."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(told.stdout.strip() or 1_700_000_000)


@cache
def trim() -> dict[str, Any]:
    return tomllib.loads((PACKAGING / "trim.toml").read_text("utf-8"))


def need(**tools: str) -> None:
    """`need(makensis="nsis")`. MissingToolError names what `apt-get` must bring."""
    absent = sorted({package for tool, package in tools.items() if not shutil.which(tool.replace("__", "-"))})
    if absent:
        raise MissingToolError("apt-get install -y --no-install-recommends " + " ".join(absent))


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """What a command printed. BuildError with its last lines when it fails."""
    words = [str(part) for part in command]
    done = subprocess.run(
        words, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"{words[0]}: exit {done.returncode}\n" + "\n".join(done.stdout.splitlines()[-25:]))
    return done.stdout


def fresh(folder: Path) -> Path:
    """An empty folder in the place of whatever stood there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def say(text: str) -> None:
    print(text, flush=True)


def megabytes(path: Path) -> str:
    size = path.stat().st_size if path.is_file() else sum(f.lstat().st_size for f in path.rglob("*") if f.is_file())
    return f"{size / 1_000_000:.1f} Mo"


LINUX = sys.platform == "linux"
