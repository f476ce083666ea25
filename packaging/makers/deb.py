"""The Debian package: the frozen program under /usr/lib, and what a desktop expects beside it. Reproducible."""

import gzip
import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from makers import tree
from makers.product import BUILD, DIST, NAME, PACKAGING, ROOT, fresh, megabytes, need, run, say, source_date, version

LINUX = PACKAGING / "linux"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def build(revision: str = "1") -> Path:
    """`dist/coprosec_VERSION-REVISION_amd64.deb`."""
    need(dpkg__deb="dpkg", rsvg__convert="librsvg2-bin")
    root = fresh(BUILD / "deb")
    full = f"{version()}-{revision}"
    shutil.copytree(tree.frozen(), root / "usr/lib" / NAME)
    _link(root / "usr/bin" / NAME, f"../lib/{NAME}/{NAME}")
    _desktop(root)
    _documents(root, full)
    _copy(LINUX / "policy.toml", root / "etc" / NAME / "policy.toml")
    _control(root, full)
    _settle(root)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}_{full}_amd64.deb"
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(source_date())}
    run(["dpkg-deb", "-Zxz", "--root-owner-group", "--build", root, target], env=environment)
    say(f"deb: {target} ({megabytes(target)})")
    return target


def _desktop(root: Path) -> None:
    share = root / "usr/share"
    _copy(LINUX / "coprosec.desktop", share / "applications/coprosec.desktop")
    _copy(LINUX / "coprosec-mime.xml", share / "mime/packages/coprosec.xml")
    _filled(LINUX / "coprosec.metainfo.xml.in", share / "metainfo/bj.coprosec.coprosec.metainfo.xml", version())
    icon = ROOT / "resources/icons/coprosec.svg"
    _copy(icon, share / "icons/hicolor/scalable/apps/coprosec.svg")
    for size in ICON_SIZES:
        target = share / f"icons/hicolor/{size}x{size}/apps/coprosec.png"
        target.parent.mkdir(parents=True)
        run(["rsvg-convert", "--width", str(size), "--height", str(size), "--output", target, icon])


def _documents(root: Path, full: str) -> None:
    share = root / "usr/share"
    for page in ("man/coprosec.1", "man/fr/coprosec.1"):
        folder = share / page.replace("coprosec.1", "man1")
        _filled(LINUX / page, folder / "coprosec.1", version())
        _compress(folder / "coprosec.1")
    doc = share / "doc" / NAME
    _copy(ROOT / "LICENSE", doc / "copyright")
    with (doc / "copyright").open("a", encoding="utf-8") as copyright_file:
        copyright_file.write("\n" + (ROOT / "THIRD-PARTY.md").read_text("utf-8"))
        copyright_file.write("\nThe LGPL-3 is in /usr/share/common-licenses/LGPL-3.\n")
        copyright_file.write(f"Every licence text lies in /usr/lib/{NAME}/_internal/coprosec/_data/notices.\n")
    day = datetime.fromtimestamp(source_date(), UTC)
    told = f"{NAME} ({full}) stable; urgency=medium\n\n  * {version()}: see CHANGELOG.md of the sources.\n\n"
    told += f" -- Coproduire la sécurité <coprosec@example.org>  {day:%a, %d %b %Y %H:%M:%S} +0000\n"
    (doc / "changelog.Debian").write_text(told, "utf-8")
    _compress(doc / "changelog.Debian")
    _copy(LINUX / "lintian-overrides", share / "lintian/overrides" / NAME)


def _control(root: Path, full: str) -> None:
    control = root / "DEBIAN"
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    _filled(LINUX / "control.in", control / "control", full, installed_kb=str(size))
    (control / "conffiles").write_text(f"/etc/{NAME}/policy.toml\n")
    for script in ("postinst", "postrm"):
        _copy(LINUX / script, control / script)
        (control / script).chmod(0o755)
    files = sorted(path for path in root.rglob("*") if _is_plain(path) and control not in path.parents)
    sums = [f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}"
            for path in files if "etc" not in path.relative_to(root).parts[:1]]  # fmt: skip
    (control / "md5sums").write_text("\n".join(sums) + "\n", "utf-8")


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _settle(root: Path) -> None:
    """Modes and dates that do not depend on who builds, nor when."""
    moment = source_date()
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.name in ("postinst", "postrm") or path == root / "usr/lib" / NAME / NAME
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _filled(template: Path, target: Path, full: str, **more: str) -> None:
    day = datetime.fromtimestamp(source_date(), UTC).date().isoformat()
    target.parent.mkdir(parents=True, exist_ok=True)
    words = {"version": full, "date": day} | more
    target.write_text(Template(template.read_text("utf-8")).substitute(words), "utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(link: Path, target: str) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def _compress(path: Path) -> None:
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    path.unlink()
