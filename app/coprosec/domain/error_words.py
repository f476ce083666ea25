"""Known errors as the command says them, in French; what the window alone can meet is worded in `ui`."""

from coprosec.domain.bundle_words import refusal
from coprosec.errors import ErrorCode, KnownError

WORDS = {
    ErrorCode.COURSE_MISSING: "Le cours est introuvable : {path}",
    ErrorCode.COURSE_BROKEN: "Le cours ne peut pas être construit. Lancez « coprosec check ».",
    ErrorCode.CONTENT_GONE: "Le cours n’a plus cela : {what}",
    ErrorCode.NO_RIGHTS: "Impossible de lire ou d’écrire ici : {path}",
    ErrorCode.DISK_FULL: "Le disque est plein : rien n’a été changé.",
    ErrorCode.FILE_NO_ROOM: "Il n’y a plus de place pour écrire {path} : aucun fichier n’a été laissé.",
    ErrorCode.FILE_NO_RIGHTS: "Impossible d’écrire {path} : choisissez un autre dossier.",
    ErrorCode.FILE_UNREADABLE: "Ce fichier ne peut pas être lu : {path}",
    ErrorCode.DATABASE_DAMAGED: "Ce fichier est abîmé, rien n’a été changé : {path}",
    ErrorCode.DATABASE_UNREADABLE: "Ce fichier n’est pas une base de ce programme, rien n’a été changé : {path}",
    ErrorCode.DATABASE_NEWER: "Ce fichier vient d’une version plus récente, rien n’a été changé : {path}",
    ErrorCode.DATABASE_BUSY: "Un autre programme occupe la base : fermez la fenêtre du cours, puis recommencez.",
    ErrorCode.BACKUP_FAILED: "La sauvegarde n’a pas pu être faite, rien d’autre n’a été changé. {what}",
    ErrorCode.KEY_BACKUP_REFUSED: "Cette copie de la clé ne s’ouvre pas avec ce code de secours : rien n’a été changé.",
    ErrorCode.CENTRAL_MISSING: "Il manque psycopg : installez le programme avec l’option « central ».",
    ErrorCode.CENTRAL_UNREACHABLE: "Le serveur ne répond pas. Rien n’est perdu : recommencez plus tard. {what}",
    ErrorCode.CENTRAL_EMPTY: "Ce serveur ne contient encore rien : envoyez-lui d’abord ce poste (coprosec sync).",
    ErrorCode.CENTRAL_REFUSES: "Le serveur refuse l’accès : vérifiez le nom et le mot de passe.",
    ErrorCode.STICK_UNREADABLE: "Impossible de lire ou d’écrire ici (clé retirée ?) : {path}",
    ErrorCode.NOTHING_TO_EXPORT: "Il n’y a rien à exporter : aucun fichier n’a été écrit.",
    ErrorCode.LEVEL_REFUSED: "Ce format parle de chaque personne : choisissez --level nominatif ou pseudonyme.",
    ErrorCode.COHORT_UNKNOWN: "Aucune session, ou plusieurs, ne s’appelle ainsi : {what}",
    ErrorCode.TRAINER_EXISTS: "Ce poste a déjà un formateur, {name} : rien n’a été changé.",
    ErrorCode.PASSWORD_REFUSED: "Il manque « password » sous [trainer], rien n’a été changé.",
    ErrorCode.POLICY_WRONG: "La politique de l’administrateur est fausse : le programme ne démarre pas.\n{what}",
    ErrorCode.PERSON_ERASED: "Cette personne a demandé à être oubliée : rien n’a été enregistré.",
}


def worded(error: KnownError) -> str:
    """What happened, what is safe, what to do, in a line or two."""
    values = {"path": "", "what": "", "name": ""} | error.params
    if error.code is ErrorCode.BUNDLE_REFUSED:
        return " ".join(refusal(str(values["reason"]), str(values["path"])))
    if "because" in values:
        values["what"] = WORDS.get(ErrorCode(str(values["because"])), "").format_map(values)
    return WORDS.get(error.code, f"Cela n’a pas pu être fait ({error.code}).").format_map(values).strip()
