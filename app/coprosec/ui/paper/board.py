"""The board on paper: who stands where, one line a person."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coprosec.domain.board import Board, Cell, Standing, totals
from coprosec.domain.ids import LearnerId
from coprosec.services.export_sheets import Who
from coprosec.ui.paper.canvas import MARGIN, Canvas, pdf, table
from coprosec.ui.theme import Theme
from coprosec.ui.wording import counted, minutes, percent


def tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)


def print_board(path: Path, board: Board, who: Mapping[LearnerId, Who], told: str, resources: Path) -> None:
    """Write the PDF, where there is no screen too. OSError when it cannot be written."""
    application = QGuiApplication.instance()
    if application is None:
        if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication(["coprosec"])
    theme = Theme(resources)
    theme.load_fonts()
    write_board(path, board, who, told, theme)


def write_board(path: Path, board: Board, who: Mapping[LearnerId, Who], told: str, theme: Theme) -> None:
    """Write the PDF with a program that runs. OSError when it cannot be written."""
    with pdf(path, f"{tr('Tableau de bord')} – {told}", theme, landscape=True) as canvas:
        top = _head(canvas, board, told)
        count = max(1, len(board.modules))
        widths = (56.0, 18.0, *([145.0 / count] * count), 22.0, 26.0)
        headings = (
            tr("Nom"),
            tr("Groupe"),
            *(f"{nth}. {module.title}" for nth, module in enumerate(board.modules, start=1)),
            tr("Temps"),
            tr("Vu le"),
        )
        rows = [
            (
                (person.name or person.id) if (person := who.get(row.learner)) else row.name,
                row.group,
                *(_cell(cell) for cell in row.cells),
                minutes(row.spent_ms // 60_000) if row.spent_ms else "–",
                row.last_seen.astimezone().strftime("%d/%m/%Y") if row.last_seen else tr("jamais"),
            )
            for row in board.rows
        ]
        table(canvas, top, headings, widths, rows, row_height=7.5, grid=False)


def _head(canvas: Canvas, board: Board, told: str) -> float:
    width = canvas.width - 2 * MARGIN
    sums = totals(board.rows)
    facts = (
        counted(sums.people, tr("personne"), tr("personnes")),
        tr("ont commencé : {count}").format(count=sums.started),
        tr("à aider : {count}").format(count=sums.needing_help),
        tr("ont tout réussi : {count}").format(count=sums.finished),
    )
    canvas.fill((MARGIN, MARGIN, 1.5, 22), "primary")
    canvas.text(tr("Tableau de bord"), (MARGIN + 5, MARGIN, width, 9), 18, bold=True, token="primary_dark")
    canvas.text(told, (MARGIN + 5, MARGIN + 9, width, 7), 11, bold=True)
    canvas.text(" · ".join(facts), (MARGIN + 5, MARGIN + 16, width - 5, 6), 9, token="muted")
    return MARGIN + 28


def _cell(cell: Cell) -> str:
    match cell.standing:
        case Standing.NOT_STARTED:
            return "–"
        case Standing.STARTED:
            return tr("commencé {done}/{all}").format(done=cell.completed, all=cell.lessons)
        case Standing.NEEDS_HELP:
            return tr("à aider ({count} essais)").format(count=cell.failed)
        case Standing.COMPLETED:
            return tr("terminé")
        case Standing.PASSED:
            score = f" {percent(cell.best_percent)}" if cell.best_percent is not None else ""
            return tr("réussi") + score
