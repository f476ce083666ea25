"""Verdicts on the program and on the data that it keeps: rights, record, backups, course, letters."""

from datetime import timedelta

from coprosec.domain.counting import counted
from coprosec.domain.dates import french_moment
from coprosec.domain.measures import Finding, Level, Measures, unknown

_OLD = timedelta(days=7)


def version(m: Measures) -> Finding:
    """What runs on what."""
    return Finding("version", "Version", Level.GREEN, f"coprosec {m.version}, {m.system}")


def rights(m: Measures) -> Finding:
    """Whether this account can record."""
    title = "Droits d’écriture"
    if m.closed_folders:
        found = f"impossible d’écrire dans {', '.join(m.closed_folders)}"
        advice = "Donnez à ce compte le droit d’y écrire (sous Linux, le groupe « coprosec »), puis rouvrez sa session."
        return Finding("rights", title, Level.RED, found, advice)
    return Finding("rights", title, Level.GREEN, m.data_folder)


def volume(m: Measures) -> Finding:
    """Whether the data are on a disk that stays."""
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


def database(m: Measures) -> Finding:
    """Whether the record can be used."""
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


def backups(m: Measures) -> Finding:
    """Whether there is one that reads, and is recent."""
    title = "Sauvegardes"
    kept = m.backups
    if kept is None:
        return unknown("backups", title)
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


def course(m: Measures) -> Finding:
    """Whether the program and its course are as they were packed."""
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
        return unknown("course", title)
    return Finding("course", title, Level.GREEN, "le cours se construit sans erreur (copie de travail, sans sommes)")


def fonts(m: Measures) -> Finding:
    """Whether the letters of the pages are there."""
    title = "Polices de caractères"
    if m.broken_fonts:
        found = f"absentes ou abîmées : {', '.join(m.broken_fonts)}"
        return Finding("fonts", title, Level.RED, found, "Réinstallez le programme : ses polices viennent avec lui.")
    return Finding("fonts", title, Level.GREEN, "Inter et Andika sont là")
