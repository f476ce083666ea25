"""The folder that runs from where it lies, a stick included: as a .tar.xz, and as one self-extracting file."""

import shutil
import tarfile
from pathlib import Path

from makers import tree
from makers.product import BUILD, DIST, NAME, PACKAGING, fresh, megabytes, need, run, say, source_date, version

PORTABLE = PACKAGING / "portable"


def folder() -> Path:
    """The program with the files that make it portable, ready to be copied to a stick."""
    target = fresh(BUILD / "portable") / f"{NAME}-{version()}-portable"
    shutil.copytree(tree.frozen(), target)
    for name in ("LISEZ-MOI.txt", "portable.toml", "demarrer.sh"):
        shutil.copyfile(PORTABLE / name, target / name)
    (target / "demarrer.sh").chmod(0o755)
    return target


def archive() -> Path:
    """`dist/coprosec-VERSION-linux-portable.tar.xz`, the same bytes at each build of the same sources."""
    source = folder()
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}-{version()}-linux-portable.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as packed:
        for path in (source, *sorted(source.rglob("*"))):
            packed.add(path, str(path.relative_to(source.parent)), recursive=False, filter=_anonymous)
    say(f"portable: {target} ({megabytes(target)})")
    return target


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_date()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def self_extracting() -> Path:
    """`dist/coprosec-VERSION-linux.run`: checks itself, then installs under /opt (root) or ~/.local/lib."""
    need(makeself="makeself")
    source = fresh(BUILD / "run") / NAME
    shutil.copytree(tree.frozen(), source)
    for name in ("install.sh", "coprosec.desktop"):
        shutil.copyfile(PACKAGING / "linux" / name, source / name)
    shutil.copyfile(PACKAGING.parent / "resources/icons/coprosec.svg", source / "coprosec.svg")
    (source / "install.sh").chmod(0o755)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}-{version()}-linux.run"
    extra = f"--sort=name --owner=0 --group=0 --numeric-owner --mtime=@{source_date()}"
    options = ["--xz", "--sha256", "--nox11", "--nomd5", "--nocrc", "--tar-extra", extra]
    title = f"Coproduire la sécurité {version()}"
    run(["makeself", *options, "--packaging-date", str(source_date()), source, target, title, "./install.sh"])
    say(f"run: {target} ({megabytes(target)})")
    return target
