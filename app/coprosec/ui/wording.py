"""How times, counts, scores and known errors are said in French."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coprosec.domain.dates import french_date
from coprosec.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from fractions import Fraction

    from coprosec.domain.course import CourseModule
    from coprosec.domain.recovery import Recovery
    from coprosec.volume import Volume

NBSP = "\u00a0"


def tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


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


def counted(count: int, one: str, many: str) -> str:
    """0 leçon, 1 leçon, 2 leçons: French counts nothing in the singular."""
    return f"{count}{NBSP}{many if count > 1 else one}"


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
    title, advice = _explanations()[error.code]
    unsaid = dict.fromkeys(("reason", "what", "path", "shortest", "longest", "wait"), "")
    values = unsaid | {key: str(value) for key, value in error.params.items()}
    if error.code is ErrorCode.ANSWER_REFUSED:
        advice = _refusals().get(values["reason"], advice)
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
        tr("Le programme démarre en mode prudent, sans la carte graphique ni animations."),
        tr(
            "C’est demandé par « --safe », ou le démarrage précédent n’était pas arrivé à son terme. "
            "Rien n’est perdu. Si tout va bien, le prochain démarrage sera ordinaire."
        ),
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


def _refusals() -> dict[str, str]:
    return {
        "nothing-picked": tr("Choisissez au moins une réponse, puis validez."),
        "one-only": tr("Choisissez une seule réponse, puis validez."),
        "every-step-once": tr("Placez chaque étape une fois, puis validez."),
        "every-source-once": tr("Choisissez une réponse sur chaque ligne, puis validez."),
        "nothing-typed": tr("Écrivez votre réponse, puis validez."),
        "unprintable": tr("Votre réponse contient des signes invisibles. Effacez-la, tapez-la, puis validez."),
        "too-long": tr("Votre réponse est trop longue. Raccourcissez-la, puis validez."),
        "no-certainty": tr("Dites si vous êtes sûr, puis validez."),
        "not-a-number": tr("Écrivez un nombre en chiffres, par exemple 12 ou 3,5, puis validez."),
    }


def _explanations() -> dict[ErrorCode, tuple[str, str]]:
    return {
        ErrorCode.DISK_FULL: (
            tr("Le disque de ce poste est plein."),
            tr(
                "Rien de ce qui était enregistré n’est perdu, mais la dernière action ne l’est pas. "
                "Libérez de la place ou appelez le formateur, puis recommencez."
            ),
        ),
        ErrorCode.NO_RIGHTS: (
            tr("Le programme ne peut pas écrire dans son dossier de données."),
            tr(
                "Ce qui était enregistré est intact, mais rien de nouveau ne peut l’être. Demandez à la personne qui "
                "a installé ce poste de donner le droit d’écrire dans ce dossier. {path}"
            ),
        ),
        ErrorCode.DATABASE_BUSY: (
            tr("Un autre programme occupe la base de données."),
            tr("Rien n’est perdu. Fermez l’autre fenêtre du cours, attendez quelques secondes, puis recommencez."),
        ),
        ErrorCode.DATABASE_DAMAGED: (
            tr("La base de données de ce poste est abîmée."),
            tr(
                "Le programme n’y touche plus, pour que ce qu’elle contient puisse être récupéré. "
                "Appelez le formateur : il faut remettre la dernière sauvegarde."
            ),
        ),
        ErrorCode.DATABASE_NEWER: (
            tr("La base de données vient d’une version plus récente du programme."),
            tr("Elle est intacte. Installez sur ce poste la même version que sur les autres, puis rouvrez le cours."),
        ),
        ErrorCode.DATABASE_UNREADABLE: (
            tr("Le fichier de données n’est pas celui de ce programme."),
            tr("Il n’a pas été modifié. Indiquez un autre dossier de données, ou appelez le formateur. {path}"),
        ),
        ErrorCode.COURSE_MISSING: (
            tr("Le cours est introuvable sur ce poste."),
            tr("Vos réponses sont en sécurité. Réinstallez le programme ou copiez de nouveau son dossier. {path}"),
        ),
        ErrorCode.COURSE_BROKEN: (
            tr("Le cours ne peut pas être préparé."),
            tr("Vos réponses sont en sécurité. Lancez « coprosec check » pour voir ce qu’il faut corriger. {what}"),
        ),
        ErrorCode.CONTENT_GONE: (
            tr("Cette page ne fait plus partie du cours."),
            tr("Le cours a changé depuis. Ce que vous avez fait reste enregistré ; revenez à l’accueil."),
        ),
        ErrorCode.NAME_REFUSED: (
            tr("Ce nom ne peut pas être enregistré."),
            tr("Écrivez votre prénom et votre nom, en lettres, en {longest} caractères au plus."),
        ),
        ErrorCode.LETTERS_REFUSED: (
            tr("Ces lettres ne correspondent pas à la feuille."),
            tr(
                "Rien n’a été enregistré. Écrivez les lettres de chaque question, séparées par une espace, et un tiret "
                "pour une question sans réponse. Question en cause : {what} (0 : leur nombre)."
            ),
        ),
        ErrorCode.BACKUP_FAILED: (
            tr("La sauvegarde n’a pas pu être faite."),
            tr("Tout ce qui est enregistré le reste, et rien d’autre n’a été changé. {what} {path}"),
        ),
        ErrorCode.CENTRAL_MISSING: (
            tr("Ce programme n’a pas été installé avec ce qu’il faut pour parler à un serveur."),
            tr("Rien n’a été envoyé. Demandez une installation avec l’option « central »."),
        ),
        ErrorCode.CENTRAL_UNREACHABLE: (
            tr("Le serveur ne répond pas."),
            tr("Rien n’est perdu : ce qui n’est pas parti repartira à la prochaine fois. {what}"),
        ),
        ErrorCode.CENTRAL_REFUSES: (
            tr("Le serveur refuse l’accès."),
            tr("Rien n’a été envoyé. Vérifiez le nom et le mot de passe donnés pour ce serveur."),
        ),
        ErrorCode.NOT_COMPLETED: (
            tr("Le cours n’est pas encore terminé : {what}."),
            tr("L’attestation attend : la page « Attestation » de cette personne montre ce qui manque."),
        ),
        ErrorCode.BUNDLE_REFUSED: (
            tr("Ce fichier est refusé."),
            tr("Rien n’a été changé. Refaites-le sur le poste d’où il vient, puis recommencez."),
        ),
        ErrorCode.STICK_UNREADABLE: (
            tr("La clé ne se lit pas, ou ne peut pas être écrite."),
            tr("Rien n’est perdu, ni ici ni sur la clé. Remettez-la en place, puis recommencez. {path}"),
        ),
        ErrorCode.KEY_BACKUP_REFUSED: (
            tr("Cette copie de la clé ne s’ouvre pas."),
            tr("Rien n’a été changé. Relisez le code de la fiche de secours, ou choisissez un autre fichier."),
        ),
        ErrorCode.ATTEMPT_NEWER: (
            tr("Ce quiz ou ce scénario a été commencé avec une version plus récente du programme."),
            tr(
                "Ce que vous y avez fait est enregistré et le reste. Continuez sur le poste où il a été commencé, ou "
                "demandez la mise à jour de celui-ci."
            ),
        ),
        ErrorCode.ANSWER_REFUSED: (
            tr("La réponse n’est pas complète."),
            tr("Complétez votre réponse, puis validez."),
        ),
        ErrorCode.POLICY_WRONG: (
            tr("La politique de l’administrateur contient une erreur."),
            tr("Rien n’a été changé. Corrigez le fichier à la ligne indiquée. {what}"),
        ),
        ErrorCode.NO_TRAINER: (
            tr("Aucun formateur n’a encore de mot de passe sur ce poste."),
            tr("Les apprenants peuvent travailler sans lui : tout ce qu’ils font est gardé."),
        ),
        ErrorCode.CLAIM_REFUSED: (
            tr("Ce travail d’invité a déjà été rattaché à quelqu’un."),
            tr("Rien n’a été changé. Si c’était le vôtre, le formateur peut défaire ce rattachement."),
        ),
        ErrorCode.TRAINER_EXISTS: (
            tr("Ce poste a déjà un formateur."),
            tr("Rien n’a été changé. Un autre formateur s’ajoute depuis l’espace formateur, à la page « Ce poste »."),
        ),
        ErrorCode.PIN_REFUSED: (
            tr("Ce code ne convient pas."),
            tr("Choisissez quatre chiffres, par exemple ceux d’une date que vous seul connaissez."),
        ),
        ErrorCode.PASSWORD_REFUSED: (
            tr("Ce mot de passe ne convient pas."),
            tr("Choisissez de {shortest} à {longest} caractères : une courte phrase se retient bien."),
        ),
        ErrorCode.SECRET_WRONG: (tr("Ce n’est pas le bon code."), tr("Vérifiez la touche Verr. Maj, puis réessayez.")),
        ErrorCode.SECRET_LOCKED: (
            tr("Trop d’essais : il faut attendre un peu."),
            tr("Réessayez dans {wait}. Rien n’est perdu ; le formateur peut aussi donner un nouveau code."),
        ),
        ErrorCode.UNEXPECTED: (
            tr("Le programme a rencontré une erreur qu’il ne connaît pas."),
            tr("Ce qui est enregistré est en sécurité. Réessayez ; si cela revient, prévenez le formateur."),
        ),
        ErrorCode.PERSON_ERASED: (
            tr("Cette personne a été effacée de ce poste."),
            tr("Plus rien n’est enregistré à son sujet. Revenez à la liste des noms."),
        ),
        ErrorCode.ERASURE_REFUSED: (
            tr("Ce n’est pas le nom de cette personne."),
            tr("Rien n’a été effacé. Tapez son nom exactement comme il est écrit : {name}"),
        ),
        ErrorCode.COHORT_REFUSED: (
            tr("Cette session ne peut pas être enregistrée."),
            tr("Donnez-lui un nom, et une date de fin qui ne vienne pas avant le début. Rien n’a été changé."),
        ),
        ErrorCode.FILE_NO_ROOM: (
            tr("Il n’y a plus de place là où le fichier doit être écrit."),
            tr("Rien n’est perdu dans le cours. Choisissez un autre dossier ou une autre clé. {path}"),
        ),
        ErrorCode.FILE_NO_RIGHTS: (
            tr("Le fichier ne peut pas être écrit à cet endroit."),
            tr("Rien n’est perdu dans le cours. Choisissez un dossier à vous, par exemple Documents. {path}"),
        ),
        ErrorCode.NO_PRINTER: (
            tr("Aucune imprimante n’est installée sur ce poste."),
            tr("Choisissez plutôt « Enregistrer en PDF » : le fichier s’imprime sur un autre poste."),
        ),
        ErrorCode.PRINT_FAILED: (
            tr("L’impression n’a pas pu se faire."),
            tr("Vérifiez que l’imprimante est allumée et a du papier, puis recommencez."),
        ),
        ErrorCode.FILE_UNREADABLE: (
            tr("Ce fichier ne peut pas être lu."),
            tr(
                "Rien n’a été changé. Enregistrez-le depuis votre tableur en XLSX ou en CSV, puis choisissez-le de "
                "nouveau. {path}"
            ),
        ),
        ErrorCode.COHORT_UNKNOWN: (
            tr("Cette session n’existe pas, ou plusieurs ont ce nom."),
            tr("Choisissez-la dans la liste des sessions. {what}"),
        ),
        ErrorCode.LEVEL_REFUSED: (
            tr("Ce format parle de chaque personne : il ne peut pas être agrégé."),
            tr("Choisissez le niveau nominatif ou pseudonyme, ou bien un autre format. Aucun fichier n’a été écrit."),
        ),
        ErrorCode.NOTHING_TO_EXPORT: (
            tr("Il n’y a rien à exporter."),
            tr("Aucun fichier n’a été écrit : personne de cette sélection n’a encore répondu, ou rien n’est nouveau."),
        ),
    }
