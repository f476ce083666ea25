"""Prepare a fresh machine: the virtual environment, and the system libraries that Qt needs.

    python3 packaging/setup_env.py setup     .venv with everything that requirements.lock names
    python3 packaging/setup_env.py run       the same, and what a real window needs
    python3 packaging/setup_env.py test      the same, and the virtual screen of the end-to-end tests when allowed

Only the standard library of an old Python may be used here: nothing is installed yet when this runs, and it has to
be able to say "too old". A second run finds its stamp and costs nothing. What is missing from the system is installed
by apt-get when that is allowed (root, or sudo without a password), else the exact command is printed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "coprosec-stamp.json"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"

OLDEST, TOO_NEW = (3, 11), (3, 14)
WINDOWS = sys.platform == "win32"
LINUX = sys.platform == "linux"

# What the Qt wheels take from the system: name of the library, package of Debian and Ubuntu.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# A virtual screen, French voices, a reader of PDFs: without one of these, its tests are passed over.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "spd-say": "speech-dispatcher",
    "espeak-ng": "espeak-ng",
    "pdftotext": "poppler-utils",
    "dbus-run-session": "dbus",
}
# What a screen reader reads the window with: a file that the package installs.
READING = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/share/doc/gir1.2-atspi-2.0": "gir1.2-atspi-2.0",
}


class SetupError(Exception):
    """What stops the preparation, worded in French for the person in front of the machine."""


def say(text: str) -> None:
    print(text, flush=True)


# --- Python -----------------------------------------------------------------------------------------------------------


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise SetupError(
            "Python {}.{} ne convient pas : il faut Python 3.11, 3.12 ou 3.13.\n"
            "Installez-en un, puis indiquez-le ainsi : make setup PYTHON=python3.12".format(*sys.version_info)
        )


def base_python() -> Path:
    """The interpreter that venvs are made from, even when this one already lives in a venv."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable)


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def lacks_venv_module() -> bool:
    """Debian leaves `ensurepip` out of Python and puts it in a package of its own."""
    return importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None


# --- packages of the system -------------------------------------------------------------------------------------------


def absent(libraries: dict[str, str]) -> set[str]:
    """Packages of the libraries that the loader does not find."""
    packages = set()
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.add(package)
    return packages


def packages_of(mode: str, *, remake: bool) -> tuple[set[str], set[str]]:
    """The system packages that must be added, and those that only the tests with a real window want."""
    needed: set[str] = set()
    wished: set[str] = set()
    if remake and lacks_venv_module():
        needed.add("python{}.{}-venv".format(*sys.version_info))
    if LINUX:
        needed |= absent(DRAWING)
        if mode == "run":
            needed |= absent(WINDOW)
        if mode == "test":
            wished |= absent(WINDOW) | {package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)}
            wished |= {package for file, package in READING.items() if not Path(file).exists()}
    return needed, wished - needed


def install_packages(needed: set[str], wished: set[str]) -> None:
    """Add them when that is allowed; else give the command, and stop unless the tests alone want them."""
    packages = sorted(needed | wished)
    if not packages:
        return
    command = "apt-get install -y " + " ".join(packages)
    prefix = privilege() if shutil.which("apt-get") else None
    if prefix is not None:
        say("Installation des paquets du système : {}".format(" ".join(packages)))
        if apt_install(prefix, packages):
            return
        reason = "L’installation des paquets du système a échoué."
    else:
        reason = "Il manque des paquets du système, et ce compte n’a pas le droit de les installer."
    if not shutil.which("apt-get"):
        command = "installez, avec l’outil de votre système, l’équivalent de : " + " ".join(packages)
    elif os.geteuid() != 0:
        command = "sudo " + command
    if needed:
        raise SetupError(f"{reason}\nDemandez à un administrateur d’exécuter :\n\n    {command}\n")
    passed = "Les essais qui les demandent (vraie fenêtre, voix, PDF) seront passés. Pour les faire aussi :"
    say(f"{reason}\n{passed}\n\n    {command}\n")


def privilege() -> list[str] | None:
    """The words to put before apt-get, or None when this account may not install."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt_install(prefix: list[str], packages: list[str]) -> bool:
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    result = quiet(install)
    if result.returncode != 0:  # the lists of packages may be absent or old
        quiet([*apt, "update"])
        result = quiet(install)
    if result.returncode != 0:
        say(result.stdout.strip())
    return result.returncode == 0


def quiet(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


# --- the virtual environment ------------------------------------------------------------------------------------------


def wanted_stamp() -> dict[str, object]:
    """What the environment depends on; the tools' settings in pyproject.toml are no reason to make it again."""
    project = re.split(r"^# --- ruff", PROJECT.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
    return {
        "place": str(ROOT),
        "python": "{}.{}".format(*sys.version_info),
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "project": hashlib.sha256(project.encode()).hexdigest(),
    }


def found_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python().exists() else {}


def write_stamp(stamp: dict[str, object]) -> None:
    beside = STAMP.with_suffix(".tmp")
    beside.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    beside.replace(STAMP)


def make_venv() -> None:
    """Make `.venv` from nothing. A half-made or outdated one has no valid stamp and is made again."""
    if VENV.exists():
        say("L’environnement .venv est incomplet ou périmé : il est refait.")
        shutil.rmtree(VENV)
    say("Création de l’environnement Python {}.{} dans .venv".format(*sys.version_info))
    run([base_python(), "-m", "venv", VENV], "La création de .venv a échoué.")
    say("Téléchargement et installation des bibliothèques (environ 150 Mo la première fois)…")
    pip("install", "--require-hashes", "--no-deps", "--no-compile", "--only-binary=:all:", "-r", LOCK)


def install_project() -> None:
    pip("install", "--no-build-isolation", "--no-deps", "-e", ROOT)


def compile_all() -> None:
    """Bytecode is made once here, on every core, rather than during the first start of the program."""
    library = VENV / ("Lib/site-packages" if WINDOWS else "lib/python{}.{}/site-packages".format(*sys.version_info))
    quiet([venv_python(), "-m", "compileall", "-q", "-q", "-j", "0", library, ROOT / "app"])


def pip(*arguments: str | Path) -> None:
    run(
        [venv_python(), "-m", "pip", "--disable-pip-version-check", "-qq", *arguments],
        "Les bibliothèques n’ont pas pu être installées (réseau coupé ? disque plein ?). Relancez la même commande.",
    )


def run(command: Sequence[str | Path], failure: str) -> None:
    if subprocess.run([str(part) for part in command], check=False, cwd=ROOT).returncode != 0:
        raise SetupError(failure)


def check_qt() -> None:
    """The last word on the libraries: Qt itself is started, without a screen."""
    script = "from PySide6 import QtGui, QtSvg, QtWidgets; QtWidgets.QApplication([])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = quiet([venv_python(), "-c", script], environment)
    if result.returncode != 0:
        raise SetupError("Qt ne démarre pas sur ce poste :\n" + result.stdout.strip())


def check_screen() -> None:
    if LINUX and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise SetupError(
            "Aucun écran n’est accessible (ni DISPLAY ni WAYLAND_DISPLAY) : la fenêtre ne peut pas s’ouvrir.\n"
            "Lancez la commande depuis une session graphique."
        )


def prepare(mode: str) -> None:
    check_python()
    wanted, found = wanted_stamp(), found_stamp()
    remake = any(found.get(key) != wanted[key] for key in ("place", "python", "lock"))
    found_modes = found.get("modes")
    modes = set(found_modes) if isinstance(found_modes, list) and not remake else set()
    if mode not in modes:
        install_packages(*packages_of(mode, remake=remake))
    if remake:
        make_venv()
    if remake or found.get("project") != wanted["project"]:
        install_project()
        compile_all()
        check_qt()
    if mode != "test" or not any(packages_of(mode, remake=False)):  # what was only wished for is looked at again
        modes.add(mode)
    stamp = {**wanted, "modes": sorted(modes)}
    if stamp != found:
        write_stamp(stamp)
    if remake:
        say("L’environnement est prêt.")
    if mode == "run":
        check_screen()


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else "setup"
    if mode not in {"setup", "run", "test"}:
        sys.exit("usage: setup_env.py [setup | run | test]")
    try:
        prepare(mode)
    except SetupError as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit("\nInterrompu. Relancez la même commande : ce qui est à moitié fait sera refait.")


if __name__ == "__main__":
    main()
