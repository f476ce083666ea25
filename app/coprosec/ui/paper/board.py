"""The board on paper: who stands where, one line a person, or one a group where nobody is named."""

from collections.abc import Sequence
from pathlib import Path

from coprosec.domain.board import Board, Cell, Standing, totals
from coprosec.domain.counting import counted
from coprosec.domain.exporting import Level
from coprosec.domain.work import unwatched
from coprosec.services.export_sheets import people_sheet
from coprosec.services.exporting import Gathered
from coprosec.ui.paper.canvas import MARGIN, Canvas, Rows, pdf, table
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.wording import minutes, percent


def write_board(path: Path, gathered: Gathered, theme: Theme, progress: Rows = unwatched) -> None:
    """Write the PDF with a program that runs; `progress` is told the lines drawn, and may raise Cancelled: nothing
    stays. OSError when it cannot be written.
    """
    with pdf(path, f"{tr('Tableau de bord')} – {gathered.told}", theme, landscape=True) as canvas:
        draw = _groups if gathered.request.level is Level.AGGREGATED else _people
        draw(canvas, gathered, progress)


def _people(canvas: Canvas, gathered: Gathered, progress: Rows) -> None:
    board, who = gathered.board, gathered.who
    top = _head(canvas, gathered.told, _sums(board))
    count = max(1, len(board.modules))
    widths = (56.0, 18.0, *([145.0 / count] * count), 22.0, 26.0)
    headings = (
        tr("Nom"),
        tr("Groupe"),
        *(f"{nth}. {module.title}" for nth, module in enumerate(board.modules, start=1)),
        tr("Temps"),
        tr("Vu le"),
    )
    rows = (
        (
            (person.name or person.id) if (person := who.get(row.learner)) else row.name,
            row.group,
            *(_cell(cell) for cell in row.cells),
            minutes(row.spent_ms // 60_000) if row.spent_ms else "–",
            row.last_seen.astimezone().strftime("%d/%m/%Y") if row.last_seen else tr("jamais"),
        )
        for row in board.rows
    )
    table(canvas, top, headings, widths, rows, row_height=7.5, grid=False, progress=progress)


def _groups(canvas: Canvas, gathered: Gathered, progress: Rows) -> None:
    """Sums by group, as in the other formats: no total beside, from which a hidden group could be reckoned."""
    sheet = people_sheet(gathered.board, gathered.who, Level.AGGREGATED)
    top = _head(canvas, gathered.told, (tr("par groupe, sans personne"),))
    rows = [tuple("–" if value is None else str(value) for value in row) for row in sheet.rows]
    headings = tuple(column.title[:1].upper() + column.title[1:] for column in sheet.columns)
    share = (canvas.width - 2 * MARGIN - 92) / (len(headings) - 1)
    widths = (92.0, *([share] * (len(headings) - 1)))
    table(canvas, top, headings, widths, rows, row_height=7.5, grid=False, progress=progress)


def _sums(board: Board) -> tuple[str, ...]:
    sums = totals(board.rows)
    return (
        counted(sums.people, tr("personne"), tr("personnes")),
        tr("ont commencé : {count}").format(count=sums.started),
        tr("à aider : {count}").format(count=sums.needing_help),
        tr("ont tout réussi : {count}").format(count=sums.finished),
    )


def _head(canvas: Canvas, told: str, facts: Sequence[str]) -> float:
    width = canvas.width - 2 * MARGIN
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
