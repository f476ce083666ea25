"""Verdicts on a PC itself: memory, disk, clock, screen, voice, printer."""

from datetime import timedelta

from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date, french_moment
from coprosec.domain.measures import Finding, Level, Measures, Screen, unknown

_MB, _GB = 1 << 20, 1 << 30
_LEAST_MEMORY, _LITTLE_MEMORY = 900 * _MB, 1800 * _MB
_LEAST_FREE, _LITTLE_FREE = 120 * _MB, 350 * _MB
_LEAST_ROOM, _LITTLE_ROOM = 200 * _MB, _GB
_YEARS = range(2025, 2040)
_SLOW_MS, _BAD_MS = 150, 1500
_BEHIND = timedelta(minutes=10)
_WIDE, _HIGH = 1024, 700
_NARROW, _LOW = 800, 560


def memory(told: tuple[int, int] | None) -> Finding:
    """Enough for the program and a browser beside it."""
    title = "Mémoire vive"
    if told is None:
        return unknown("memory", title)
    total, free = told
    found = f"{_size(total)}, dont {_size(free)} libres"
    if total < _LEAST_MEMORY or free < _LEAST_FREE:
        advice = "Fermez les autres programmes. Si cela revient, ce poste a trop peu de mémoire pour le cours."
        return Finding("memory", title, Level.RED, found, advice)
    if total < _LITTLE_MEMORY or free < _LITTLE_FREE:
        advice = "Fermez les autres programmes, surtout le navigateur, avant une séance."
        return Finding("memory", title, Level.ORANGE, found, advice)
    return Finding("memory", title, Level.GREEN, found)


def disk(told: tuple[int, int] | None) -> Finding:
    """Enough for answers and backups."""
    title = "Place sur le disque"
    if told is None:
        return unknown("disk", title)
    total, free = told
    found = f"{_size(free)} libres sur {_size(total)}"
    if free < _LEAST_ROOM:
        advice = "Libérez de la place aujourd’hui : sans elle, plus rien ne peut être enregistré."
        return Finding("disk", title, Level.RED, found, advice)
    if free < _LITTLE_ROOM:
        advice = "Libérez de la place bientôt : les sauvegardes en demandent."
        return Finding("disk", title, Level.ORANGE, found, advice)
    return Finding("disk", title, Level.GREEN, found)


def writing(milliseconds: float | None) -> Finding:
    """How long an answer takes to be safe."""
    title = "Temps d’une écriture sûre"
    if milliseconds is None:
        return unknown("writing", title)
    found = f"{milliseconds:.0f}\u202fms" if milliseconds >= 1 else "moins de 1\u202fms"
    if milliseconds >= _BAD_MS:
        advice = "Ce disque met plus d’une seconde à garder une réponse. Faites-le examiner, il s’use peut-être."
        return Finding("writing", title, Level.RED, found, advice)
    if milliseconds >= _SLOW_MS:
        advice = "Le disque est lent : « Enregistré » vient avec un peu de retard. Rien n’est perdu."
        return Finding("writing", title, Level.ORANGE, found, advice)
    return Finding("writing", title, Level.GREEN, found)


def clock(m: Measures) -> Finding:
    """A year that may be true, and not behind what was recorded."""
    title = "Horloge"
    found = french_moment(m.now)
    if m.now.year not in _YEARS:
        advice = (
            "Cette date est fausse : réglez l’horloge. Si elle se dérègle à chaque arrêt, la pile de la carte mère est "
            "à changer."
        )
        return Finding("clock", title, Level.RED, found, advice)
    if m.newest_statement is not None and m.newest_statement - m.now > _BEHIND:
        advice = (
            f"Le dernier fait enregistré date du {french_date(m.newest_statement.date().isoformat())}. "
            "L’horloge retarde : réglez-la. L’ordre des réponses, lui, reste juste."
        )
        return Finding("clock", title, Level.ORANGE, found, advice)
    return Finding("clock", title, Level.GREEN, found)


def screen(told: Screen | None) -> Finding:
    """Room for a page at its least comfortable."""
    title = "Écran"
    if told is None:
        return unknown("screen", title)
    found = f"{told.width}\u202f×\u202f{told.height} points, échelle {round(told.scale * 100)}\u202f%"
    if told.width < _NARROW or told.height < _LOW:
        advice = "L’écran est trop petit : choisissez une définition plus grande, ou une échelle de 100\u202f%."
        return Finding("screen", title, Level.RED, found, advice)
    if told.width < _WIDE or told.height < _HIGH:
        advice = "Les pages tiennent, serrées. Une définition de 1024\u202f×\u202f768 ou plus est plus confortable."
        return Finding("screen", title, Level.ORANGE, found, advice)
    return Finding("screen", title, Level.GREEN, found)


def drawing(told: str | None) -> Finding:
    """How pages are drawn."""
    title = "Dessin des pages"
    if told is None:
        return unknown("drawing", title)
    if told == "safe":
        advice = "Le dernier démarrage avait échoué. Si celui-ci va bien, le prochain sera de nouveau ordinaire."
        return Finding("drawing", title, Level.ORANGE, "mode prudent, sans la carte graphique", advice)
    return Finding(
        "drawing", title, Level.GREEN, f"par le processeur ({told}) : aucune carte graphique n’est nécessaire"
    )


def voice(engine: str | None) -> Finding:
    """Something that reads French aloud."""
    title = "Voix française"
    if engine is None:
        return unknown("voice", title)
    if not engine:
        advice = "La lecture à voix haute manque : installez espeak-ng (Linux), ou la voix française de Windows."
        return Finding("voice", title, Level.ORANGE, "aucune", advice)
    return Finding("voice", title, Level.GREEN, engine)


def printer(count: int | None) -> Finding:
    """Somewhere to print attestations."""
    title = "Imprimante"
    if count is None:
        return unknown("printer", title)
    if not count:
        return Finding(
            "printer", title, Level.ORANGE, "aucune", "Enregistrez en PDF et imprimez depuis un autre poste."
        )
    return Finding("printer", title, Level.GREEN, counted(count, "installée", "installées"))


def _size(size: int) -> str:
    if size < _GB:
        return f"{size // _MB}\u00a0Mo"
    return f"{size / _GB:.1f}\u00a0Go".replace(".", ",")
