"""Sheets to print for a session: to sign day by day, and to tick who is there."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from coprosec.domain.cohorts import Cohort, Member
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.ui.paper.canvas import MARGIN, Canvas, pdf, table
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr

_MOST_DAYS = 5


class Sheet(StrEnum):
    """SIGNING: room for two signatures a day, a page a day; ATTENDANCE: a box for each half-day."""

    SIGNING = "signing"
    ATTENDANCE = "attendance"

    @property
    def heading(self) -> str:
        return tr("Feuille d’émargement") if self is Sheet.SIGNING else tr("Feuille de présence")

    @property
    def file_name(self) -> str:
        return tr("Emargement") if self is Sheet.SIGNING else tr("Presence")


def write_sheet(sheet: Sheet, cohort: Cohort, members: Sequence[Member], path: Path, theme: Theme) -> None:
    """Write the PDF. OSError when it cannot be."""
    landscape = sheet is Sheet.ATTENDANCE
    with pdf(path, f"{sheet.heading} – {cohort.plan.name}", theme, landscape=landscape) as canvas:
        if sheet is Sheet.SIGNING:
            for nth, day in enumerate(_days(cohort)):
                if nth:
                    canvas.new_page()
                _signing(canvas, cohort, members, day)
        else:
            _attendance(canvas, cohort, members)


def _signing(canvas: Canvas, cohort: Cohort, members: Sequence[Member], day: str) -> None:
    top = _head(canvas, Sheet.SIGNING.heading, cohort, day, len(members))
    widths = (10.0, 62.0, 20.0, 44.0, 44.0)
    headings = (tr("N°"), tr("Nom et prénoms"), tr("Groupe"), tr("Matin"), tr("Après-midi"))
    rows = [(str(nth), member.name, member.enrolment.group, "", "") for nth, member in enumerate(members, start=1)]
    rows += [(str(nth), "", "", "", "") for nth in range(len(rows) + 1, len(rows) + 4)]
    table(canvas, top, headings, widths, rows, row_height=11)


def _attendance(canvas: Canvas, cohort: Cohort, members: Sequence[Member]) -> None:
    days = _days(cohort)[:_MOST_DAYS]
    top = _head(canvas, Sheet.ATTENDANCE.heading, cohort, "", len(members))
    half = 150.0 / (2 * len(days))
    widths = (10.0, 80.0, 27.0, *([half] * (2 * len(days))))
    halves = [f"{_short(day)} {part}".strip() for day in days for part in (tr("matin"), tr("ap.-m."))]
    headings = (tr("N°"), tr("Nom et prénoms"), tr("Groupe"), *halves)
    empty = ("",) * (2 * len(days))
    rows = [(str(nth), m.name, m.enrolment.group, *empty) for nth, m in enumerate(members, start=1)]
    table(canvas, top, headings, widths, rows)


def _head(canvas: Canvas, title: str, cohort: Cohort, day: str, count: int) -> float:
    width = canvas.width - 2 * MARGIN
    plan = cohort.plan
    canvas.fill((MARGIN, MARGIN, 1.5, 22), "primary")
    canvas.text(title, (MARGIN + 5, MARGIN, width, 9), 18, bold=True, token="primary_dark")
    canvas.text(plan.name, (MARGIN + 5, MARGIN + 9, width, 7), 12, bold=True)
    facts = [plan.place, french_date(day) if day else _span(cohort), counted(count, tr("inscrit"), tr("inscrits"))]
    if plan.trainers:
        facts.append(tr("Formateurs : {names}").format(names=", ".join(plan.trainers)))
    canvas.text(" · ".join(fact for fact in facts if fact), (MARGIN + 5, MARGIN + 16, width - 5, 6), 9, token="muted")
    return MARGIN + 28


def _span(cohort: Cohort) -> str:
    days = [french_date(day) for day in (cohort.plan.starts, cohort.plan.ends) if day]
    return " – ".join(dict.fromkeys(days))


def _short(day: str) -> str:
    return f"{day[8:10]}/{day[5:7]}" if day else ""


def _days(cohort: Cohort) -> tuple[str, ...]:
    """The ISO days of a session, at most ten; one nameless day when they are not known."""
    plan = cohort.plan
    if not plan.starts:
        return ("",)
    first, last = date.fromisoformat(plan.starts), date.fromisoformat(plan.ends or plan.starts)
    return tuple((first + timedelta(days=nth)).isoformat() for nth in range(min(10, (last - first).days + 1)))
