"""Why files and lines of other PCs are refused, in French: the window and the command say the same."""

from coprosec.domain.bundle import BundleFault, LineFault

REFUSALS: dict[BundleFault, tuple[str, str]] = {
    BundleFault.NOT_A_BUNDLE: (
        "« {path} » n’est pas un fichier de ce programme.",
        "Rien n’a été changé. Le reste de la clé a été lu.",
    ),
    BundleFault.NEWER: (
        "« {path} » vient d’une version plus récente du programme.",
        "Rien n’a été changé. Installez ici la même version que sur l’autre poste, puis recommencez.",
    ),
    BundleFault.CUT: (
        "« {path} » est incomplet : la copie a été interrompue.",
        "Rien n’a été changé. Repassez par l’autre poste et déposez-y ses réponses une nouvelle fois.",
    ),
    BundleFault.BAD_SIGNATURE: (
        "La signature de « {path} » est fausse.",
        "Rien n’a été changé : ce fichier a été modifié, ou ne vient pas du poste qu’il annonce.",
    ),
    BundleFault.CHANGED: (
        "« {path} » a été modifié ou abîmé depuis sa signature.",
        "Rien n’a été changé. Repassez par l’autre poste et déposez-y ses réponses une nouvelle fois.",
    ),
    BundleFault.TOO_LARGE: (
        "« {path} » annonce plus de données qu’un poste ne peut en avoir.",
        "Rien n’a été changé. Ce fichier n’a pas été fait par ce programme : ne l’utilisez pas.",
    ),
    BundleFault.UNKNOWN_KEY: (
        "« {path} » vient d’un poste que celui-ci ne connaît pas encore.",
        "Rien n’a été changé. Comparez l’empreinte de sa clé sur les deux postes, puis acceptez-le.",
    ),
    BundleFault.BAD_COURSE: (
        "Le cours que porte « {path} » ne peut pas être installé.",
        "Le cours de ce poste n’a pas changé. Préparez de nouveau la mise à jour avec « coprosec check ».",
    ),
}

LINES: dict[LineFault, str] = {
    LineFault.NOT_A_STATEMENT: "ne se lit pas comme un fait",
    LineFault.TAKEN_NUMBER: "porte un numéro déjà pris par un autre fait",
    LineFault.CHANGED_STATEMENT: "diffère du fait déjà connu ici",
    LineFault.OWN_NUMBER: "prétend venir de ce poste",
    LineFault.ERASED_PERSON: "concerne une personne qui a demandé à être oubliée",
}


def refusal(reason: str, path: str) -> tuple[str, str]:
    """What happened, and what is safe and what to do."""
    title, advice = REFUSALS[BundleFault(reason)]
    return title.format(path=path), advice
