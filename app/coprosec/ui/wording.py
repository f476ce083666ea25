"""How times, counts, scores and known errors are said in French."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.explanations import explanations, refusals
from coprosec.ui.translation import tr

if TYPE_CHECKING:
    from fractions import Fraction

    from coprosec.domain.course import CourseModule
    from coprosec.domain.recovery import Recovery
    from coprosec.volume import Volume

NBSP = "\u00a0"


def clock_time(moment: datetime) -> str:
    """10:42:07, as the wall clock shows it."""
    return moment.astimezone().strftime("%H:%M:%S")


def day(moment: datetime) -> str:
    """aujourd’hui à 10:42, hier à 16:05, le 3 mars 2026."""
    local = moment.astimezone()
    days = (datetime.now(local.tzinfo).date() - local.date()).days
    if days == 0:
        return tr("aujourd’hui à {time}").format(time=local.strftime("%H:%M"))
    if days == 1:
        return tr("hier à {time}").format(time=local.strftime("%H:%M"))
    return tr("le {day}").format(day=french_date(local.date().isoformat()))


def short_day(moment: datetime) -> str:
    """23/11."""
    return moment.astimezone().strftime("%d/%m")


def coming_day(day: date, today: date) -> str:
    """demain, le 3 mars 2026."""
    if (day - today).days == 1:
        return tr("demain")
    return tr("le {day}").format(day=french_date(day.isoformat()))


def minutes(count: int) -> str:
    """8 minutes, 1 h 05."""
    if count >= 60:
        return f"{count // 60}{NBSP}h{NBSP}{count % 60:02d}" if count % 60 else f"{count // 60}{NBSP}h"
    return counted(count, tr("minute"), tr("minutes"))


def seconds(count: int) -> str:
    """40 secondes, 3 minutes: rounded up from a minute on."""
    if count < 60:
        return counted(count, tr("seconde"), tr("secondes"))
    return minutes(-(-count // 60))


def percent(value: int) -> str:
    return f"{value}{NBSP}%"


def signed(value: "Fraction") -> str:
    """+3, −6, +1,5: points with their sign, one decimal at most, rounded towards zero."""
    tenths = int(abs(value) * 10)
    figure = str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
    return figure if not tenths else f"{'+' if value > 0 else '−'}{figure}"


def certainty_name(level: int) -> str:
    """How each level of certainty is called, everywhere."""
    return {1: tr("Peut-être"), 2: tr("Probablement"), 3: tr("À coup sûr")}[level]


def lock_text(before: "CourseModule") -> str:
    """Why a module is closed."""
    return tr("S’ouvre après le module {number}").format(number=before.number)


def occasion_name(occasion: str) -> str:
    """How each of the two tests of the course is called."""
    return tr("Test de départ") if occasion == "pre" else tr("Test d’arrivée")


def notes_privacy() -> str:
    """Who can read a learner's notes."""
    return tr("Vos notes sont personnelles : le formateur ne les voit ni dans ses tableaux ni dans ses exports.")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened, and what is safe and what to do; plain text."""

    title: str
    advice: str


def explain(error: KnownError) -> Explanation:
    """A known error as people need it."""
    if error.code is ErrorCode.BUNDLE_REFUSED and "reason" in error.params:
        from coprosec.domain.bundle_words import refusal

        return Explanation(*refusal(str(error.params["reason"]), str(error.params["path"])))
    if error.code is ErrorCode.BACKUP_FAILED:
        error = KnownError(error.code, **error.params | {"what": _why_no_backup(str(error.params.get("because", "")))})
    title, advice = explanations()[error.code]
    unsaid = dict.fromkeys(("reason", "what", "path", "shortest", "longest", "wait", "name"), "")
    values = unsaid | {key: str(value) for key, value in error.params.items()}
    if error.code is ErrorCode.ANSWER_REFUSED:
        advice = refusals().get(values["reason"], advice)
    if error.params.get("secret") == "password":
        title = tr("Ce n’est pas le bon mot de passe.")
    if wait := int(error.params.get("seconds", 0)):
        values["wait"] = seconds(wait)
        if error.code is ErrorCode.SECRET_WRONG:
            advice = tr("Vérifiez la touche Verr. Maj. Prochain essai dans {wait}.")
    return Explanation(title.format(**values), advice.format(**values))


def _why_no_backup(because: str) -> str:
    """What to do about a backup that failed."""
    return {
        ErrorCode.DISK_FULL: tr("Le disque est plein : libérez de la place, puis recommencez."),
        ErrorCode.NO_RIGHTS: tr("Le dossier ne peut pas être écrit : demandez à l’installateur d’en donner le droit."),
        ErrorCode.DATABASE_BUSY: tr("Une autre fenêtre enregistrait au même moment : recommencez dans un instant."),
        ErrorCode.DATABASE_DAMAGED: tr(
            "La base de données de ce poste est abîmée : fermez le programme puis rouvrez-le, il la répare."
        ),
    }.get(ErrorCode(because) if because else ErrorCode.DISK_FULL, tr("Recommencez dans un instant."))


def explain_recovery(recovery: "Recovery") -> Explanation:
    """What happened to the record, what is safe, and where the damaged file waits."""
    added = counted(recovery.salvaged, tr("fait relu"), tr("faits relus"))
    if recovery.backup_of is not None:
        advice = tr(
            "La sauvegarde faite {when} a été remise en place, avec {added} dans le fichier abîmé. Si une réponse "
            "récente manque, prévenez le formateur : le fichier abîmé est gardé dans {path}"
        ).format(when=day(recovery.backup_of), added=added, path=recovery.set_aside)
    else:
        advice = tr(
            "Il n’y avait pas encore de sauvegarde : le programme a repris {added} dans le fichier abîmé. "
            "Prévenez le formateur : ce fichier est gardé dans {path}"
        ).format(added=added, path=recovery.set_aside)
    return Explanation(tr("La base de données de ce poste était abîmée : elle a été réparée."), advice)


def explain_bundle(name: str) -> Explanation:
    """What a file opened from the desktop is, and who can take it in."""
    return Explanation(
        tr("Ce fichier vient de la clé navette : {name}").format(name=name),
        tr(
            "Il contient ce qu’un autre poste a enregistré. Un formateur le reprend ici : choisissez « Espace "
            "formateur ». Les apprenants peuvent travailler sans attendre."
        ),
    )


def explain_caution() -> Explanation:
    """Why this start is a cautious one."""
    return Explanation(
        tr("Mode prudent : sans carte graphique ni animations."),
        tr("Le démarrage précédent n’était pas arrivé à son terme, ou « --safe » le demande. Rien n’est perdu."),
    )


def explain_volume(volume: "Volume") -> Explanation:
    """Why a disk that is not this PC's own is a risk, and what to do."""
    from coprosec.volume import Volume

    title, advice = {
        Volume.NETWORK: (
            tr("Les données sont sur un partage du réseau."),
            tr(
                "Une coupure du réseau peut interrompre l’enregistrement, et deux postes ne doivent pas ouvrir le même "
                "dossier. Demandez à l’installateur de choisir un dossier sur le disque de ce poste."
            ),
        ),
        Volume.REMOVABLE: (
            tr("Les données sont sur une clé ou une carte."),
            tr("Fermez le programme avant de la retirer. Une clé s’use et se perd : gardez une copie des sauvegardes."),
        ),
        Volume.MEMORY: (
            tr("Les données sont dans la mémoire vive : elles disparaîtront quand ce poste s’arrêtera."),
            tr("Demandez à l’installateur de choisir un dossier sur le disque de ce poste."),
        ),
        Volume.OWN: (tr("Les données sont sur le disque de ce poste."), ""),
    }[volume]
    return Explanation(title, advice)
