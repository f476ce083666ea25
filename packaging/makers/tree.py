"""The frozen program: one folder with Python, Qt, the libraries, the course and its compiled form."""

import os
import shutil
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from makers import bindings, guides, notices
from makers.product import BUILD, NAME, PACKAGING, ROOT, BuildError, fresh, megabytes, run, say, source_date

TREE = BUILD / "tree" / NAME


def compile_course(target: Path) -> Path:
    """`course.db`, as the program itself would compile it."""
    from coprosec.content.compiled import build

    day = datetime.fromtimestamp(source_date(), UTC).date()
    reading = build(ROOT / "modules", target / "course.db", day)
    if reading.errors:
        raise BuildError("the course has errors: make check")
    return target / "course.db"


def freeze() -> Path:
    """Run PyInstaller, take the links out (a FAT stick has none), write the sums, try the result."""
    if os.name == "nt":
        message = "on Windows the program is not frozen: see makers/windows.py"
        raise BuildError(message)
    work = fresh(BUILD / "work")
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date()),
        "COPROSEC_COMPILED": str(compile_course(work)),
        "COPROSEC_NOTICES": str(notices.write(work / "notices")),
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",  # packages compress it better, and 7 ms of a start would undo it
    }
    shutil.rmtree(TREE, ignore_errors=True)
    arguments: list[str | Path] = [
        "--noconfirm",
        "--log-level=WARN",
        "--distpath",
        TREE.parent,
        "--workpath",
        work / "pyinstaller",
    ]
    run([sys.executable, "-m", "PyInstaller", *arguments, PACKAGING / "coprosec.spec"], env=environment)
    for path in sorted(TREE.rglob("*")):
        if path.is_symlink():
            path.unlink()
    bindings.write(TREE / "_internal/shiboken6")
    guides.write(TREE)
    notices.write_sums(TREE)
    check(TREE / NAME)
    say(f"frozen: {TREE} ({megabytes(TREE)})")
    return TREE


def check(program: Path) -> str:
    """`--self-check` of a frozen program, with nothing of this machine in its environment."""
    bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(fresh(BUILD / "home"))}
    return run([program, "--self-check"], env=bare)


@cache
def frozen() -> Path:
    """The tree of these sources, frozen once a run."""
    return freeze()
