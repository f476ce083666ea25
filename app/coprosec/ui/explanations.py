"""The table of known errors: what happened, then what is safe and what to do."""

from coprosec.errors import ErrorCode
from coprosec.ui.translation import tr


def refusals() -> dict[str, str]:
    return {
        "nothing-picked": tr("Choisissez au moins une réponse, puis validez."),
        "one-only": tr("Choisissez une seule réponse, puis validez."),
        "every-step-once": tr("Placez chaque étape une fois, puis validez."),
        "every-source-once": tr("Choisissez une réponse sur chaque ligne, puis validez."),
        "nothing-typed": tr("Écrivez votre réponse, puis validez."),
        "unprintable": tr("Votre réponse contient des signes invisibles. Effacez-la, tapez-la, puis validez."),
        "too-long": tr("Votre réponse est trop longue. Raccourcissez-la, puis validez."),
        "no-certainty": tr("Dites à quel point votre réponse vous paraît sûre, puis validez."),
        "not-a-number": tr("Écrivez un nombre en chiffres, par exemple 12 ou 3,5, puis validez."),
    }


def explanations() -> dict[ErrorCode, tuple[str, str]]:
    return {
        ErrorCode.DISK_FULL: (
            tr("Le disque de ce poste est plein."),
            tr(
                "Ce qui était enregistré est intact ; la dernière action n’a pas été enregistrée. "
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
            tr(
                "Rien n’est perdu : ce que ce poste a enregistré y reste, et partira la prochaine fois. Vérifiez qu’il "
                "est relié au réseau, puis recommencez. {what}"
            ),
        ),
        ErrorCode.CENTRAL_EMPTY: (
            tr("Ce serveur n’a encore rien reçu."),
            tr("Envoyez-lui d’abord ce que ce poste a enregistré, à la page « Clé navette »."),
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
            tr("Choisissez quatre chiffres que personne d’autre ne devinerait."),
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
