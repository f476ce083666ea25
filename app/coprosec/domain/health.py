"""The health of a PC: measures in, verdicts out, in French. Nothing is measured here."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date, french_moment
from coprosec.domain.measures import Finding, Level, Measures, Screen

_MB = 1 << 20
_GB = 1 << 30
_YEARS = range(2025, 2040)
_SLOW_MS, _BAD_MS = 150, 1500
_BEHIND = timedelta(minutes=10)
_OLD = timedelta(days=7)
_WIDE, _HIGH = 1024, 700
_NARROW, _LOW = 800, 560


def judge(measures: Measures) -> tuple[Finding, ...]:
    """A verdict on everything, in the order in which people read it."""
    return (
        _version(measures),
        _memory(measures.memory),
        _disk(measures.disk),
        _writing(measures.write_ms),
        _clock(measures),
        _rights(measures),
        _volume(measures),
        _database(measures),
        _backups(measures),
        _course(measures),
        _fonts(measures),
        _screen(measures.screen),
        _drawing(measures.drawing),
        _voice(measures.voice),
        _printer(measures.printers),
    )


def worst(findings: Sequence[Finding]) -> Level:
    """The gravest level met; what was not looked at counts for nothing."""
    levels = {finding.level for finding in findings}
    return next((level for level in (Level.RED, Level.ORANGE) if level in levels), Level.GREEN)


def summary(findings: Sequence[Finding]) -> str:
    """One sentence on the whole PC."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    if counts[Level.RED]:
        return f"{counted(counts[Level.RED], 'point empêche', 'points empêchent')} de travailler sûrement sur ce poste."
    if counts[Level.ORANGE]:
        return f"Ce poste marche ; {counted(counts[Level.ORANGE], 'point mérite', 'points méritent')} un regard."
    return "Ce poste est en bonne santé."


LEVEL_WORDS = {Level.GREEN: "bon", Level.ORANGE: "à voir", Level.RED: "à réparer", Level.UNKNOWN: "non vérifié ici"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings as a terminal shows them."""
    for finding in findings:
        yield f"{LEVEL_WORDS[finding.level]:<16}{finding.title} : {finding.found}"
        if finding.advice:
            yield f"{'':<16}→ {finding.advice}"


def _version(m: Measures) -> Finding:
    return Finding("version", "Version", Level.GREEN, f"coprosec {m.version}, {m.system}")


def _memory(memory: tuple[int, int] | None) -> Finding:
    title = "Mémoire vive"
    if memory is None:
        return _unknown("memory", title)
    total, free = memory
    found = f"{_size(total)}, dont {_size(free)} libres"
    if total < 900 * _MB or free < 120 * _MB:
        advice = "Fermez les autres programmes. Si cela revient, ce poste a trop peu de mémoire pour le cours."
        return Finding("memory", title, Level.RED, found, advice)
    if total < 1800 * _MB or free < 350 * _MB:
        advice = "Fermez les autres programmes, surtout le navigateur, avant une séance."
        return Finding("memory", title, Level.ORANGE, found, advice)
    return Finding("memory", title, Level.GREEN, found)


def _disk(disk: tuple[int, int] | None) -> Finding:
    title = "Place sur le disque"
    if disk is None:
        return _unknown("disk", title)
    total, free = disk
    found = f"{_size(free)} libres sur {_size(total)}"
    if free < 200 * _MB:
        advice = "Libérez de la place aujourd’hui : sans elle, plus rien ne peut être enregistré."
        return Finding("disk", title, Level.RED, found, advice)
    if free < _GB:
        advice = "Libérez de la place bientôt : les sauvegardes en demandent."
        return Finding("disk", title, Level.ORANGE, found, advice)
    return Finding("disk", title, Level.GREEN, found)


def _writing(milliseconds: float | None) -> Finding:
    title = "Temps d’une écriture sûre"
    if milliseconds is None:
        return _unknown("writing", title)
    found = f"{milliseconds:.0f}\u202fms" if milliseconds >= 1 else "moins de 1\u202fms"
    if milliseconds >= _BAD_MS:
        advice = "Ce disque met plus d’une seconde à garder une réponse. Faites-le examiner, il s’use peut-être."
        return Finding("writing", title, Level.RED, found, advice)
    if milliseconds >= _SLOW_MS:
        advice = "Le disque est lent : « Enregistré » vient avec un peu de retard. Rien n’est perdu."
        return Finding("writing", title, Level.ORANGE, found, advice)
    return Finding("writing", title, Level.GREEN, found)


def _clock(m: Measures) -> Finding:
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


def _rights(m: Measures) -> Finding:
    title = "Droits d’écriture"
    if m.closed_folders:
        found = f"impossible d’écrire dans {', '.join(m.closed_folders)}"
        advice = "Donnez à ce compte le droit d’y écrire (sous Linux, le groupe « coprosec »), puis rouvrez sa session."
        return Finding("rights", title, Level.RED, found, advice)
    return Finding("rights", title, Level.GREEN, m.data_folder)


def _volume(m: Measures) -> Finding:
    title = "Disque des données"
    if m.volume == "memory":
        advice = "Ce dossier disparaît quand le poste s’éteint : choisissez-en un sur le disque (--data)."
        return Finding("volume", title, Level.RED, "un disque en mémoire", advice)
    if m.volume == "network":
        advice = (
            "Un partage peut se couper au milieu d’une réponse : préférez le disque de ce poste, et la clé navette."
        )
        return Finding("volume", title, Level.ORANGE, "un partage du réseau", advice)
    if m.volume == "removable":
        advice = "Ne retirez pas cette clé pendant que le programme est ouvert, et copiez-la souvent ailleurs."
        return Finding("volume", title, Level.GREEN if m.portable else Level.ORANGE, "une clé ou une carte", advice)
    return Finding("volume", title, Level.GREEN, "le disque de ce poste")


def _database(m: Measures) -> Finding:
    title = "Base des réponses"
    if m.database_fault in ("database-newer", "database-unreadable"):
        found = "écrite par une version plus récente, ou par un autre programme"
        advice = "Mettez le programme à jour. Rien n’a été changé dans ce fichier."
        return Finding("database", title, Level.RED, found, advice)
    if m.database_fault == "database-busy":
        return Finding(
            "database", title, Level.UNKNOWN, "occupée par un autre programme", "Recommencez dans un moment."
        )
    if m.database_fault:
        advice = "Ouvrez le programme : il met ce fichier de côté, reprend la dernière sauvegarde et ce qui se lit."
        return Finding("database", title, Level.RED, f"abîmée ({m.database_fault})", advice)
    if m.statements is None:
        return Finding("database", title, Level.GREEN, "pas encore créée : elle le sera à la première ouverture")
    return Finding("database", title, Level.GREEN, f"saine, {counted(m.statements, 'fait', 'faits')}")


def _backups(m: Measures) -> Finding:
    title = "Sauvegardes"
    kept = m.backups
    if kept is None:
        return _unknown("backups", title)
    if not kept.count or kept.newest_at is None:
        if not m.statements:
            return Finding("backups", title, Level.GREEN, "rien à sauvegarder encore")
        advice = "Il s’en fait une à chaque fermeture du programme. Tout de suite : « coprosec backup »."
        return Finding("backups", title, Level.ORANGE, "aucune", advice)
    found = f"{counted(kept.count, 'gardée', 'gardées')}, la dernière {french_moment(kept.newest_at)}"
    if not kept.readable:
        advice = "La dernière ne se lit pas. Faites-en une autre (« coprosec backup ») et faites examiner le disque."
        return Finding("backups", title, Level.RED, found, advice)
    newest = m.newest_statement
    if newest is not None and newest - kept.newest_at > _OLD:
        advice = "Des réponses d’une semaine ne sont dans aucune sauvegarde. Faites-en une : « coprosec backup »."
        return Finding("backups", title, Level.ORANGE, found, advice)
    return Finding("backups", title, Level.GREEN, f"{found}, relue")


def _course(m: Measures) -> Finding:
    title = "Intégrité du cours et du programme"
    if m.wrong_files:
        some = ", ".join(m.wrong_files[:3]) + (", …" if len(m.wrong_files) > 3 else "")
        found = f"{counted(len(m.wrong_files), 'fichier changé ou absent', 'fichiers changés ou absents')} : {some}"
        return Finding(
            "course", title, Level.RED, found, "Réinstallez le programme ; les réponses ne sont pas touchées."
        )
    if m.course_fault:
        return Finding("course", title, Level.RED, m.course_fault, "Lancez « coprosec check » : il dit quoi corriger.")
    if m.checked_files:
        return Finding("course", title, Level.GREEN, f"{m.checked_files} fichiers comparés à leur somme SHA-256")
    if m.course_fault is None:
        return _unknown("course", title)
    return Finding("course", title, Level.GREEN, "le cours se construit sans erreur (copie de travail, sans sommes)")


def _fonts(m: Measures) -> Finding:
    title = "Polices de caractères"
    if m.broken_fonts:
        found = f"absentes ou abîmées : {', '.join(m.broken_fonts)}"
        return Finding("fonts", title, Level.RED, found, "Réinstallez le programme : ses polices viennent avec lui.")
    return Finding("fonts", title, Level.GREEN, "Inter et Andika sont là")


def _screen(screen: Screen | None) -> Finding:
    title = "Écran"
    if screen is None:
        return _unknown("screen", title)
    found = f"{screen.width}\u202f×\u202f{screen.height} points, échelle {round(screen.scale * 100)}\u202f%"
    if screen.width < _NARROW or screen.height < _LOW:
        advice = "L’écran est trop petit : choisissez une définition plus grande, ou une échelle de 100\u202f%."
        return Finding("screen", title, Level.RED, found, advice)
    if screen.width < _WIDE or screen.height < _HIGH:
        advice = "Les pages tiennent, serrées. Une définition de 1024\u202f×\u202f768 ou plus est plus confortable."
        return Finding("screen", title, Level.ORANGE, found, advice)
    return Finding("screen", title, Level.GREEN, found)


def _drawing(drawing: str | None) -> Finding:
    title = "Dessin des pages"
    if drawing is None:
        return _unknown("drawing", title)
    if drawing == "safe":
        advice = "Le dernier démarrage avait échoué. Si celui-ci va bien, le prochain sera de nouveau ordinaire."
        return Finding("drawing", title, Level.ORANGE, "mode prudent, sans la carte graphique", advice)
    return Finding(
        "drawing", title, Level.GREEN, f"par le processeur ({drawing}) : aucune carte graphique n’est nécessaire"
    )


def _voice(engine: str | None) -> Finding:
    title = "Voix française"
    if engine is None:
        return _unknown("voice", title)
    if not engine:
        advice = "La lecture à voix haute manque : installez espeak-ng (Linux), ou la voix française de Windows."
        return Finding("voice", title, Level.ORANGE, "aucune", advice)
    return Finding("voice", title, Level.GREEN, engine)


def _printer(count: int | None) -> Finding:
    title = "Imprimante"
    if count is None:
        return _unknown("printer", title)
    if not count:
        return Finding(
            "printer", title, Level.ORANGE, "aucune", "Enregistrez en PDF et imprimez depuis un autre poste."
        )
    return Finding("printer", title, Level.GREEN, counted(count, "installée", "installées"))


def _unknown(key: str, title: str) -> Finding:
    return Finding(key, title, Level.UNKNOWN, LEVEL_WORDS[Level.UNKNOWN])


def _size(size: int) -> str:
    if size < _GB:
        return f"{size // _MB}\u00a0Mo"
    return f"{size / _GB:.1f}\u00a0Go".replace(".", ",")
