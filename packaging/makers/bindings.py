"""The Python half of Qt’s bindings, compiled: PySide compiles it at each start, as its library holds the source."""

import compileall
import py_compile
import sys
from pathlib import Path
from zipfile import ZipFile

from makers.product import BuildError, fresh

_STUBS = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes the stubs that editors read: imported at every start, and wanted by no program."""


def write(package: Path) -> None:
    """Into the folder of `shiboken6`, under the name at which it looks before it unpacks its own: 18 ms of a start."""
    target = fresh(package / "files.dir")
    _embedded().extractall(target)
    stubs = target / _STUBS
    if not stubs.is_file():
        raise BuildError("PySide6 has other parts than it had: see makers/bindings.py")
    stubs.write_text('"""Left out: nothing writes stubs here."""\n', "ascii")
    compileall.compile_dir(
        target,
        quiet=1,
        stripdir=str(target),
        legacy=True,
        optimize=1,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    for source in target.rglob("*.py"):
        source.unlink()


def _embedded() -> ZipFile:
    """What the library of this environment holds."""
    from PySide6 import QtCore  # noqa: F401 - has the library unpack it

    found = getattr(sys.modules["shibokensupport.signature.loader"].__loader__, "zfile", None)
    if not isinstance(found, ZipFile):
        raise BuildError("PySide6 no longer holds its Python half as it did: see makers/bindings.py")
    return found
