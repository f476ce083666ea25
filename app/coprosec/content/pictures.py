"""Checks the pictures of a folder, each read once, and knows which are never shown."""

import re
from pathlib import Path, PurePosixPath

from coprosec.content.files import Root
from coprosec.content.problems import FileReport, Reports, Rule
from coprosec.content.svg import svg_faults

_KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg"})
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_HEAVY, _TOO_HEAVY = 300_000, 1_000_000
_OUTSIDE = re.compile(r"^[/\\]|^\w+:|\\|(?:^|/)\.\.(?:/|$)")


class Pictures:
    """The pictures of a course."""

    def __init__(self, root: Root, reports: Reports) -> None:
        self._root, self._reports = root, reports
        self._faults: dict[Path, tuple[list[str], list[str]]] = {}

    def check(self, folder: Path, src: str, line: int, report: FileReport) -> str:
        """The picture's path relative to the course, or "" after telling why it cannot be shown."""
        path = folder / PurePosixPath(src)
        if is_outside(src):
            report.error(line, Rule.FIGURE, f"figure hors du dossier figures/ : {src or 'rien'} (mettez-la dedans)")
            return ""
        if path.suffix.lower() not in _KINDS:
            report.error(line, Rule.FIGURE, f"figure d’une autre sorte : {src} (SVG, PNG ou JPEG seulement)")
            return ""
        if path not in self._faults:
            self._faults[path] = self._examine(path)
        errors, advice = self._faults[path]
        for fault in errors:
            report.error(line, Rule.FIGURE, f"{src} : {fault}")
        for fault in advice:
            report.advice(line, Rule.FIGURE, f"{src} : {fault}")
        return "" if errors else self._root.name_of(path)

    def _examine(self, path: Path) -> tuple[list[str], list[str]]:
        try:
            raw = self._root.read(path, _TOO_HEAVY + 1)
        except OSError as failure:
            return [f"figure illisible : {failure} (vérifiez les droits)"], []
        if raw is None:
            return ["figure introuvable (vérifiez le nom du fichier)"], []
        if len(raw) > _TOO_HEAVY:
            return ["figure de plus de 1 Mo (réduisez-la)"], []
        heavy = ["figure de plus de 300 ko (réduisez-la)"] if len(raw) > _HEAVY else []
        suffix = path.suffix.lower()
        if suffix == ".svg":
            errors, advice = svg_faults(raw)
            return errors, heavy + advice
        damaged = not raw.startswith(_SIGNATURES[suffix])
        return (["le contenu n’est pas celui d’une image de cette sorte (refaites-la)"] if damaged else []), heavy

    def tell_unused(self, folder: Path) -> None:
        """Advice about the files of `figures/` that nothing shows."""
        figures = folder / "figures"
        for path in sorted(figures.rglob("*")) if figures.is_dir() else ():
            if path.is_file() and not path.name.startswith(".") and path not in self._faults:
                report = self._reports.of(self._root.name_of(path))
                report.advice(1, Rule.UNUSED, "figure que rien ne montre (montrez-la, ou effacez-la)")


def is_outside(src: str) -> bool:
    """Whether a picture's path leaves the folder `figures/` beside its file."""
    return not src.startswith("figures/") or _OUTSIDE.search(src) is not None
