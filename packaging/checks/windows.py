"""The Windows packages under Wine, in a Debian 13 root. Wine is not Windows: the installer's guide lists what only a
real PC can tell.
"""

from collections.abc import Iterator

from checks import lesson
from checks.person import said, screen
from checks.root import Root, clean_root
from makers.product import DIST, NAME, BuildError, version

_PREFIX = "/srv/prefix"
_PROGRAM = "C:\\Program Files\\coprosec"
_DRIVE = f"{_PREFIX}/drive_c"
_ENVIRONMENT = {"WINEPREFIX": _PREFIX, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml="}


def check() -> Iterator[str]:
    """Each line that this yields was seen."""
    setup = DIST / f"{NAME}-{version()}-windows-setup.exe"
    if not setup.exists():
        message = f"{setup.name} is not in dist/: make package ARGS=windows"
        raise BuildError(message)
    with clean_root("trixie", "wine", ("wine", "wine64", "libwine", "fonts-liberation")) as root, screen(78) as person:
        root.put(setup, "/srv/setup.exe")
        _wine(root, "wineboot -i", person.display)
        yield from _damaged(root, person.display)
        (root.path / "srv/policy.toml").write_text("[default]\nidle_minutes = 20\n", "utf-8")
        code = _wine(root, 'wine /srv/setup.exe /S /AllUsers /DESKTOP "/POLICY=Z:\\srv\\policy.toml"', person.display)
        assert code == 0, code
        assert (root.path / f"{_DRIVE}/ProgramData/coprosec/policy.toml".lstrip("/")).exists()
        yield "installed silently for the whole PC, with the administrator's policy"
        root.sh(f"cd '{_DRIVE}/Program Files/coprosec' && sha256sum -c --quiet SHA256SUMS")
        yield "every file has the sum that the package says"
        assert _wine(root, f'wine "{_PROGRAM}\\coprosec-console.exe" --self-check', person.display) == 0
        yield "coprosec --self-check: every part answers"
        database = root.path / f"{_DRIVE}/ProgramData/coprosec/{NAME}.db".lstrip("/")
        program = root.start(f'wine "{_PROGRAM}\\coprosec.exe"', DISPLAY=person.display, **_ENVIRONMENT)
        yield from lesson.learn(person, database, "Windows Essai")
        person.photograph(DIST.parent / "build/package/wine-window.png")
        _wine(root, "wineserver -k", person.display)
        program.wait()
        count = len(said(database))
        assert _wine(root, "wine /srv/setup.exe /S /AllUsers", person.display) == 0
        assert len(said(database)) == count
        yield "upgraded in place, every statement still there"
        assert _wine(root, f'wine "{_PROGRAM}\\uninstall.exe" /AllUsers /S', person.display) == 0
        person.wait("the end of the uninstaller", lambda: not _installed(root))
        assert len(said(database)) == count
        yield "uninstalled silently: the program is gone, the data are there"
        yield from _portable(root, person.display)


def _installed(root: Root) -> bool:
    return (root.path / f"{_DRIVE}/Program Files/coprosec/{NAME}.exe".lstrip("/")).exists()


def _damaged(root: Root, display: str) -> Iterator[str]:
    whole = (root.path / "srv/setup.exe").read_bytes()
    middle = len(whole) // 2
    (root.path / "srv/damaged.exe").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    assert _wine(root, "wine /srv/damaged.exe /S /AllUsers", display) != 0
    assert not _installed(root)
    yield "an installer with one changed bit is refused, nothing is installed"


def _portable(root: Root, display: str) -> Iterator[str]:
    assert (code := _wine(root, "wine /srv/setup.exe /S /PORTABLE", display)) == 6, code
    folder = "C:\\Clé USB\\coprosec portable"
    command = f'wine /srv/setup.exe /S /PORTABLE "/DIR={folder}"'
    assert (code := _wine(root, command, display)) == 0, code
    assert _wine(root, f'wine "{folder}\\coprosec-console.exe" demo --learners 1', display) == 0
    assert (root.path / f"{_DRIVE}/Clé USB/coprosec portable/donnees/{NAME}.db".lstrip("/")).exists()
    yield "portable: no folder, exit 6; with one, data beside the program, in a path with spaces and accents"


def _wine(root: Root, command: str, display: str) -> int:
    process = root.start(command, DISPLAY=display, **_ENVIRONMENT)
    process.communicate(timeout=600)
    return process.returncode
