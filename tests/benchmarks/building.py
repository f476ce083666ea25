"""The whole course compiled, beside Python-Markdown alone on the same text."""

from datetime import date
from pathlib import Path

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from coprosec import paths
from coprosec.content.compiled import build
from tests.benchmarks.table import Row, alternate, timed, wall


def measure(rounds: int, folder: Path, today: date) -> list[Row]:
    texts = [path.read_text("utf-8") for path in sorted(paths.MODULES.rglob("*.md"))]
    target = folder / "built.db"

    def convert() -> None:
        """The extensions that the converter of the course uses."""
        converter = Markdown(extensions=[TableExtension(use_align_attribute=True), SaneListExtension()])
        for text in texts:
            converter.reset().convert(text)

    def compile_course() -> None:
        build(paths.MODULES, target, today)

    convert()
    compile_course()
    pairs = alternate(rounds, lambda: timed(convert), lambda: timed(compile_course))
    return [wall("course compiled and checked (Python-Markdown alone)", pairs, 1.3)]
