"""What is said of an attestation that was looked into, in French: the window and the command say the same."""

WORDS = {
    "true": (
        "Cette attestation est authentique.",
        "Sa signature est juste, et ce poste connaît la clé du centre qui l’a signée.",
    ),
    "unknown-key": (
        "La signature est juste, mais ce poste ne connaît pas la clé qui l’a faite.",
        "Rien n’a été modifié depuis la signature. Demandez au centre l’empreinte de sa clé, et comparez.",
    ),
    "false": (
        "Cette attestation a été modifiée, ou n’a jamais été signée.",
        "Ne vous y fiez pas : ce qui est écrit ci-dessous n’est pas ce qu’un centre a signé.",
    ),
    "unreadable": (
        "Aucun code d’attestation ne se lit ici.",
        "Essayez une photo plus nette, prise bien en face, ou le fichier PDF lui-même.",
    ),
}
