"""What the page says of files and results: an icon, its token, a sentence."""

from coprosec.domain.bundle import COURSE
from coprosec.domain.bundle_words import LINES
from coprosec.domain.counting import counted
from coprosec.domain.keys import CentreKey
from coprosec.services.exchange import Merged
from coprosec.services.rounds import Found, Stick, Visited
from coprosec.ui.translation import tr
from coprosec.ui.wording import day, explain

Line = tuple[str, str, str]


def facts(count: int) -> str:
    return counted(count, tr("fait"), tr("faits"))


def standing(stick: Stick) -> str:
    """How far this PC's facts are known elsewhere."""
    waiting = counted(stick.waiting, tr("fait attend"), tr("faits attendent"))
    if stick.gathers:
        return tr("Ce poste est celui où tout arrive.")
    if stick.carried is None:
        return tr("Rien n’est encore remonté : {waiting} la clé.").format(waiting=waiting)
    told = tr("Remonté jusqu’au n° {number}, {day}, sur le poste « {post} ». ").format(
        number=stick.carried.up_to, day=day(stick.carried.at), post=stick.carried_to or "?"
    )
    if not stick.waiting:
        return told + tr("Tout est remonté.")
    return told + tr("Depuis, {waiting} la clé.").format(waiting=waiting)


def name_of(key: CentreKey) -> str:
    return " — ".join(part for part in (key.centre, key.device_name) if part) or tr("poste sans nom")


def file_line(found: Found) -> Line:
    """A file of the stick before the exchange."""
    if found.error is not None or found.arrival is None:
        told = explain(found.error) if found.error else None
        return "triangle-alert", "danger", f"{told.title} {told.advice}" if told else found.path.name
    header = found.arrival.header
    name = name_of(header.key)
    if header.receipt:
        return "award", "primary", tr("{post} : des reçus").format(post=name)
    text = tr("{post} : {facts}").format(post=name, facts=facts(header.lines))
    course = header.part(COURSE)
    if course is not None:
        text += tr(", et le cours {version}").format(version=course.version)
    return ("hard-drive", "primary", text) if found.known else ("lock", "accent_dark", text)


def result_lines(visited: Visited) -> list[Line]:
    """What was taken, refused and left."""
    lines: list[Line] = []
    for merged in visited.merged:
        lines += _merged(merged)
    for _path, error in visited.refused:
        told = explain(error)
        lines.append(("triangle-alert", "danger", f"{told.title} {told.advice}"))
    for written in visited.written:
        text = tr("Déposé sur la clé : {facts}").format(facts=facts(written.statements))
        text = tr("Reçus déposés sur la clé") if written.receipt else text
        lines.append(("save", "primary", text))
    return lines


def _merged(merged: Merged) -> list[Line]:
    key = merged.header.key
    if merged.header.receipt:
        return [("award", "primary", tr("{post} : reçus lus").format(post=name_of(key)))]
    text = tr("{post} : {new} de plus").format(post=name_of(key), new=facts(merged.new))
    if merged.known:
        text += tr(", {known} déjà connus ici").format(known=merged.known)
    up_to = merged.received.get(key.device)
    if up_to:
        text += tr(", remonté jusqu’au n° {number}").format(number=up_to)
    lines: list[Line] = [("circle-check", "primary", text)]
    if merged.course:
        told = tr("Le cours {version} est installé : fermez puis rouvrez le programme.").format(version=merged.course)
        lines.append(("book-open", "primary", told))
    for fault, count in merged.refused.items():
        told = tr("{facts} mis à part : {why}").format(facts=facts(count), why=LINES[fault])
        lines.append(("triangle-alert", "accent_dark", told))
    return lines
