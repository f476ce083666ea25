"""`coprosec --self-check`: does this installation hold together? Every part is really used once, nothing is kept.

Meant for whoever just installed or packaged the program: it needs no screen and no data folder.
"""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coprosec.domain.clock import Clock
from coprosec.domain.lesson import FigureBlock, ItemBlock, TextBlock
from coprosec.domain.look import THEMES
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.faces import FACES
from coprosec.ui.items import widget_for
from coprosec.ui.theme import UI_FACE, Theme
from coprosec.ui.translation import translate_qt


class _BrokenError(Exception):
    """A part of the installation is missing or does not answer as it must."""


def _require(held: object, missing: str) -> None:
    if not held:
        raise _BrokenError(missing)


class SelfCheck:
    """`catalog` reads the installed course; `scratch` is a folder that is thrown away."""

    def __init__(self, resources: Path, catalog: Catalog, clock: Clock, scratch: Path) -> None:
        self._resources = resources
        self._catalog = catalog
        self._clock = clock
        self._scratch = scratch
        self._theme: Theme | None = None

    def run(self, out: TextIO) -> int:
        """The number of parts that failed; one line each on `out`."""
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("thème et polices", self._looks),
            ("traduction de Qt", self._translation),
            ("cours, leçon et figures", self._lesson),
            ("quiz et questions", self._quiz),
            ("base de données", self._database),
            ("page en PDF", self._pdf),
        )
        failed = 0
        for name, step in steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001 - each part is told apart, whatever breaks it
                failed += 1
                told = str(error) if isinstance(error, _BrokenError) else traceback.format_exc()
                print(f"ÉCHEC   {name} : {told}", file=out)
            else:
                print(f"bon     {name}", file=out)
        return failed

    def _looks(self) -> None:
        self._theme = Theme(self._resources)
        self._theme.apply()
        for name in FACES:
            self._theme.reading_font(name)
        families = QFontDatabase.families()
        for family in (UI_FACE, *(face.family for face in FACES.values())):
            _require(family in families, family)
        for name in THEMES:
            _require(self._theme.tokens_of(name), name)
        _require(not self._theme.pixmap("check", "primary", 24).isNull(), "icônes")

    def _translation(self) -> None:
        _require(translate_qt(), "qtbase_fr.qm")

    def _lesson(self) -> None:
        for module in self._catalog.outline().modules:
            for head in module.lessons:
                for block in self._catalog.lesson(head.id).blocks:
                    if isinstance(block, FigureBlock) and block.src.endswith(".svg"):
                        _require(QSvgRenderer(str(self._catalog.sources / block.src)).isValid(), block.src)

    def _quiz(self) -> None:
        theme = self._theme
        _require(theme, "thème")
        module = next((module for module in self._catalog.outline().modules if module.quiz), None)
        if module is None or module.quiz is None or theme is None:
            raise _BrokenError("aucun quiz")
        for item in self._catalog.quiz(module.quiz.id).items:
            widget_for(item, theme).deleteLater()

    def _database(self) -> None:
        with closing(Study(self._scratch / "coprosec.db", self._clock)) as study:
            study.learners.register("Vérification")
            _require(len(study.learners.all()) == 1, "apprenant")

    def _pdf(self) -> None:
        course = self._catalog.outline()
        head = next(lesson for module in course.modules for lesson in module.lessons)
        blocks = self._catalog.lesson(head.id).blocks
        target = self._scratch / "page.pdf"
        writer = QPdfWriter(str(target))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(40, 40, 40, 40))
        document = QTextDocument()
        document.setHtml("".join(block.html for block in blocks if isinstance(block, TextBlock)))
        document.print_(writer)
        del writer
        _require(target.read_bytes().startswith(b"%PDF-") and target.stat().st_size > 5_000, str(target))
        _require(any(isinstance(block, ItemBlock) for block in blocks), "auto-évaluation")


def self_check(resources: Path, catalog_in: Callable[[Path], Catalog], clock: Clock, out: TextIO) -> int:
    """The exit code: 0 when every part answers. `catalog_in` makes a catalog that may compile into a folder."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["coprosec"])
    with tempfile.TemporaryDirectory(prefix="coprosec-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        with closing(catalog_in(scratch)) as catalog:
            catalog.prepare(clock().date())
            failed = SelfCheck(resources, catalog, clock, scratch).run(out)
    print(f"écran : {QGuiApplication.platformName()}", file=out)
    del app
    return int(failed > 0)
