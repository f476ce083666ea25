"""The table of actions that work on every page."""

from dataclasses import dataclass

from coprosec.ui.translation import tr


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`id` is what code calls it, `text` what people read, `keys` its shortcuts, `icon` its picture or nothing."""

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str = ""


def actions() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("back", tr("Page précédente"), ("Alt+Left", "Back"), "arrow-left"),
        ActionSpec("forward", tr("Page suivante"), ("Alt+Right", "Forward"), "arrow-right"),
        ActionSpec("home", tr("Accueil"), ("Alt+Home",), "house"),
        ActionSpec("search", tr("Rechercher dans le cours"), ("Ctrl+K",), "search"),
        ActionSpec("larger", tr("Agrandir le texte"), ("Ctrl++", "Ctrl+="), "plus"),
        ActionSpec("smaller", tr("Réduire le texte"), ("Ctrl+-",), "minus"),
        ActionSpec("usual-size", tr("Taille normale du texte"), ("Ctrl+0",), "a-large-small"),
        ActionSpec("display", tr("Affichage"), ("Ctrl+,",), "a-large-small"),
        ActionSpec("full-screen", tr("Plein écran"), ("F11",), "maximize"),
        ActionSpec("sign-out", tr("Changer de personne"), ("Ctrl+Shift+Q",), "log-out"),
        ActionSpec("quit", tr("Fermer le programme"), ("Ctrl+Q",), "x"),
    )
