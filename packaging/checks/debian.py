"""The .deb in a clean Debian: installed, used at the keyboard, upgraded, tampered with, removed, purged."""

from collections.abc import Iterator
from pathlib import Path

from checks import lesson
from checks.person import said, screen
from checks.root import Root, clean_root
from makers.product import DIST, NAME, BuildError, version
from makers.rollout import ROLLOUT

SHARED = "/var/lib/coprosec"


def package(revision: str = "1") -> Path:
    found = DIST / f"{NAME}_{version()}-{revision}_amd64.deb"
    if not found.exists():
        message = f"{found.name} is not in dist/: make package ARGS=deb"
        raise BuildError(message)
    return found


def check(suite: str) -> Iterator[str]:
    """Each line that this yields was seen."""
    with clean_root(suite, "deb") as root:
        root.put(package(), "/srv/one.deb")
        root.sh("apt-get update -qq && apt-get install -y -qq /srv/one.deb")
        yield f"installed by apt in a bare {suite}"
        assert root.sh(f"stat -c '%U:%G %a' {SHARED}").strip() == "root:coprosec 2775"
        told = root.sh("coprosec --self-check")
        assert "ÉCHEC" not in told, told
        yield "coprosec --self-check: every part answers, without a display"
        yield from _learn(root)
        yield from _come_back(root)
        yield from _leave(root)
    yield from _roll_out(suite)


def _learn(root: Root) -> Iterator[str]:
    """Two accounts of the PC share one record."""
    for user in ("afi", "bio"):
        root.sh(f"adduser --quiet --disabled-password --gecos '' {user} && adduser --quiet {user} coprosec")
    database = root.path / SHARED.lstrip("/") / f"{NAME}.db"
    with screen() as person:
        program = root.start("coprosec", user="afi", DISPLAY=person.display)
        yield from lesson.learn(person, database, "Afi Essai")
        person.photograph(DIST.parent / "build/package/deb-window.png")
        root.stop(program)
        before = len(said(database))
        other = root.start("coprosec", user="bio", DISPLAY=person.display)
        lesson.sign_in(person, database)
        assert len(said(database)) > before
        root.stop(other)
        yield "a second account of the PC writes to the same record"


def _come_back(root: Root) -> Iterator[str]:
    """Reinstalled over itself, as an upgrade does it; a changed file is found and mended."""
    database = root.path / SHARED.lstrip("/") / f"{NAME}.db"
    before = said(database)
    root.put(package("2") if _exists("2") else package(), "/srv/two.deb")
    root.sh("apt-get install -y -qq --reinstall /srv/two.deb")
    assert said(database) == before
    yield "upgraded in place, every statement still there"
    victim = f"/usr/lib/{NAME}/_internal/coprosec/_data/modules/course.toml"
    root.sh(f"echo '# x' >> {victim}")
    assert victim in root.sh(f"dpkg -V {NAME}", check=False)
    root.sh("apt-get install -y -qq --reinstall /srv/two.deb")
    assert victim not in root.sh(f"dpkg -V {NAME}", check=False)
    yield "a file that was changed is named by dpkg -V and mended by a reinstallation"


def _exists(revision: str) -> bool:
    return (DIST / f"{NAME}_{version()}-{revision}_amd64.deb").exists()


def _leave(root: Root) -> Iterator[str]:
    database = root.path / SHARED.lstrip("/") / f"{NAME}.db"
    count = len(said(database))
    root.sh(f"apt-get remove -y -qq {NAME}")
    assert not (root.path / "usr/lib" / NAME).exists()
    assert len(said(database)) == count
    yield "removed: the program is gone, the data are there"
    told = root.sh(f"apt-get purge -y -qq {NAME}")
    assert "restent" in told, told
    assert len(said(database)) == count
    yield "purged: asks nothing, says what stays, the data are there"
    root.sh("apt-get install -y -qq /srv/one.deb && coprosec --self-check")
    assert len(said(database)) == count
    yield "installed again over the data"


def _roll_out(suite: str) -> Iterator[str]:
    """One script on a stick does it all, twice, without the network."""
    libraries = ("libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libx11-6", "libx11-xcb1",
                 "libxcb-randr0", "libxcb-render0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libexpat1",
                 "adduser", "hostname")  # fmt: skip
    with clean_root(suite, "rollout", libraries) as root:
        stick = "/media/Clé"
        for path in ROLLOUT.iterdir():
            root.put(path, f"{stick}/{path.name}")
        root.put(package(), f"{stick}/{package().name}")
        root.sh("adduser --quiet --disabled-password --gecos '' afi")
        (root.path / f"{stick}/policy.toml".lstrip("/")).write_text("[default]\nidle_minutes = 20\n", "utf-8")
        root.sh("rm -f /etc/resolv.conf /etc/apt/sources.list")
        root.sh(f"sh '{stick}/installer.sh'")
        root.sh(f"coprosec provision --template > '{stick}/poste.toml'")
        root.sh(f"sed -i 's/^password = \"\"/password = \"mot de passe long\"/' '{stick}/poste.toml'")
        kept = (root.path / f"{stick}/poste.toml".lstrip("/")).read_text("utf-8")
        root.sh(f"sh '{stick}/installer.sh'")
        assert (root.path / f"{stick}/poste.toml".lstrip("/")).read_text("utf-8") == kept
        assert "coprosec" in root.sh("id afi")
        assert (root.path / "var/lib/coprosec/coprosec.db").stat().st_mode & 0o060 == 0o060
        told = (root.path / f"{stick}/postes.txt".lstrip("/")).read_text("utf-8")
        assert told.count("prêt") == 2, told
        yield "one script on a stick installs and puts into service, twice, without a network"
