"""The one table of what can be set on a PC: the settings' file, the policy, the command line and the guide read it."""

from typing import Any, NamedTuple

Value = bool | int | str


class Key(NamedTuple):
    """One setting; its kind is that of its default. `bounds` are the least and the greatest number, `choices` the words
    that it may be, each with what it means; `help` is French. An `admin` key stands in the policy alone.
    """

    name: str
    default: Value
    help: str
    bounds: tuple[int, int] = (0, 0)
    choices: tuple[tuple[str, str], ...] = ()
    admin: bool = False

    def fits(self, value: Any) -> bool:
        """Whether the value may be given to this key."""
        match self.default:
            case bool():
                return isinstance(value, bool)
            case int():
                return type(value) is int and self.bounds[0] <= value <= self.bounds[1]
            case _:
                return isinstance(value, str) and (not self.choices or value in dict(self.choices))

    @property
    def expected(self) -> str:
        """What may be written, in French."""
        match self.default:
            case bool():
                return "true ou false"
            case int():
                return f"un nombre de {self.bounds[0]} à {self.bounds[1]}"
            case _ if self.choices:
                return " ou ".join(f'"{word}"' for word, _meaning in self.choices)
            case _:
                return "un texte entre guillemets"


KEYS = (
    Key(
        "create_profiles",
        "everyone",
        "Qui peut ajouter un nom à la liste de la page d’accueil.",
        choices=(("everyone", "chacun"), ("trainer", "le formateur seulement")),
    ),
    Key(
        "pin",
        "allowed",
        "Le code à quatre chiffres qui protège le nom d’un apprenant.",
        choices=(("off", "jamais"), ("allowed", "si l’apprenant le veut"), ("required", "toujours")),
    ),
    Key("guest", True, "On peut essayer le cours comme invité, et réclamer plus tard ce qu’on y a fait."),
    Key("modules_in_order", False, "Un module s’ouvre quand le précédent est terminé."),
    Key(
        "idle_minutes",
        20,
        "Minutes sans toucher ni clavier ni souris avant de revenir à la liste des noms, après un compte à rebours ; "
        "0 : jamais.",
        bounds=(0, 240),
    ),
    Key(
        "kiosk",
        False,
        "Plein écran, sans sortie ni boîte de fichiers : seul le mot de passe d’un formateur ferme le programme.",
    ),
    Key(
        "text_percent",
        100,
        "Taille du texte avant qu’un apprenant n’ait choisi la sienne, en pour cent.",
        bounds=(100, 200),
    ),
    Key(
        "theme",
        "system",
        "Couleurs avant qu’un apprenant n’ait choisi les siennes.",
        choices=(
            ("system", "comme le système"),
            ("light", "claires"),
            ("dark", "sombres"),
            ("contrast", "très contrastées"),
        ),
    ),
    Key(
        "sign_out_at_close",
        False,
        "Fermer la fenêtre vaut « Changer de personne » : la fois suivante, chacun commence par l’accueil.",
    ),
    Key(
        "hub_url",
        "",
        "Adresse du serveur du centre ou du pays, s’il y en a un (postgresql ou https). Rien n’y part de "
        "soi-même, mais par « coprosec sync » ou par le bouton « Envoyer au serveur » du formateur.",
    ),
    Key("backups_folder", "", "Dossier des sauvegardes ; vide : « backups », dans le dossier de données.", admin=True),
    Key("data_folder", "", "Dossier de données de ce poste ; vide : celui que le programme choisit.", admin=True),
)

BY_NAME = {key.name: key for key in KEYS}
