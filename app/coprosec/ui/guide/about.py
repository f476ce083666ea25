"""The page « À propos »: the course and whom it owes what, the program, whose work they carry, where things are."""

from collections.abc import Iterable
from html import escape

from coprosec import __version__
from coprosec.domain.course import Course
from coprosec.domain.timetable import Slot
from coprosec.paths import DataFolder
from coprosec.ui.guide.parts import parts
from coprosec.ui.translation import tr
from coprosec.ui.wording import minutes

NAME = "a-propos"
"""What the guides call it."""
_TABLE = '<table class="grid" width="96%" border="1" cellspacing="0" cellpadding="6">'


def title() -> str:
    return tr("À propos")


def about_html(course: Course | None, data: DataFolder) -> str:
    """`course` is None when it cannot be read: the rest is told all the same."""
    return "".join((_heading(1, title()), _course(course) if course else "", _program(data), _licences()))


def _course(course: Course) -> str:
    version = tr("Cours « {title} », version {version}.").format(title=course.short_title, version=course.version)
    told = [_heading(2, course.title), _paragraph(version), _paragraph(course.notice)]
    if course.credits:
        told += [_heading(2, tr("D’où il vient")), _list(course.credits)]
    if course.timetable:
        told.append(_heading(2, tr("Un programme possible")))
        told.append(_paragraph(tr("Pour une session en groupe. Le formateur l’adapte.")))
        days = sorted({slot.day for slot in course.timetable})
        for day in days:
            told.append(_heading(3, tr("Jour {day}").format(day=day)))
            told.append(_day(slot for slot in course.timetable if slot.day == day))
    return "".join(told)


def _day(slots: Iterable[Slot]) -> str:
    head = (tr("De"), tr("À"), tr("Ce que fait le groupe"), tr("Durée"))
    return _table(head, ((_clock(slot.start), _clock(slot.end), slot.title, minutes(slot.minutes)) for slot in slots))


def _clock(time: str) -> str:
    """8 h 30."""
    hours, rest = time.split(":")
    return tr("{hours} h {minutes}").format(hours=int(hours), minutes=rest)


def _program(data: DataFolder) -> str:
    return "".join(
        (
            _heading(2, tr("Le programme")),
            _list(
                (
                    tr("Version : {version}").format(version=__version__),
                    tr("Données de ce poste : {path}").format(path=data.root),
                    tr("Sauvegardes : {path}").format(path=data.backups),
                    tr("Journal des pannes : {path}").format(path=data.logs),
                )
            ),
        )
    )


def _licences() -> str:
    told = (
        tr("Le programme est libre, sous licence MIT : on peut le copier, l’étudier, le modifier et le donner."),
        tr(
            "Le cours est sous licence Creative Commons BY-SA 4.0 : on peut le copier et l’adapter, en disant d’où il "
            "vient et en donnant les mêmes droits."
        ),
        tr(
            "Qt est utilisé sous licence LGPL : ses bibliothèques sont des fichiers à part, que chacun peut remplacer. "
            "Les textes des licences accompagnent le programme."
        ),
    )
    head = (tr("Élément"), tr("Licence"), tr("Usage"))
    return "".join((_heading(2, tr("Licences")), *map(_paragraph, told), _table(head, parts())))


def _heading(level: int, text: str) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _list(texts: Iterable[str]) -> str:
    return "<ul>{}</ul>".format("".join(f"<li>{escape(text)}</li>" for text in texts))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = "".join(f'<th align="left">{escape(text)}</th>' for text in head)
    others = "".join("<tr>{}</tr>".format("".join(f"<td>{escape(cell)}</td>" for cell in row)) for row in rows)
    return f"{_TABLE}<tr>{first}</tr>{others}</table>"
