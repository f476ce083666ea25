"""The table of pages that stand beside the course: the sidebar lists them under its parts."""

from dataclasses import dataclass

from coprosec.ui.navigation import (
    AttestationsPlace,
    BackupsPlace,
    CohortsPlace,
    Destination,
    ErasurePlace,
    ExchangePlace,
    ExportPlace,
    GlossaryPlace,
    GuidePlace,
    HealthPlace,
    InsightsPlace,
    MyResultsPlace,
    NotesPlace,
    PapersPlace,
    PostPlace,
    PretestPlace,
    RecommendationsPlace,
    ReportPlace,
    ReviewPlace,
    ScenariosPlace,
    SearchPlace,
    TrainerPlace,
)
from coprosec.ui.translation import tr


@dataclass(frozen=True, slots=True)
class Tool:
    """`text` is what people read, `icon` its picture."""

    text: str
    icon: str
    place: Destination


def tools() -> tuple[Tool, ...]:
    return (
        Tool(tr("Scénarios"), "drama", ScenariosPlace()),
        Tool(tr("Avant et après"), "trending-up", PretestPlace()),
        Tool(tr("Recommandations"), "megaphone", RecommendationsPlace()),
        Tool(tr("Révisions du jour"), "rotate-ccw", ReviewPlace()),
        Tool(tr("Mes résultats"), "award", MyResultsPlace()),
        Tool(tr("Rechercher"), "search", SearchPlace()),
        Tool(tr("Glossaire"), "book-open", GlossaryPlace()),
        Tool(tr("Notes et signets"), "bookmark", NotesPlace()),
        Tool(tr("Guides et à propos"), "circle-help", GuidePlace()),
    )


def trainer_tools() -> tuple[Tool, ...]:
    """The trainer's pages."""
    return (
        Tool(tr("Tableau de bord"), "list-checks", TrainerPlace()),
        Tool(tr("Sessions de formation"), "users", CohortsPlace()),
        Tool(tr("Rapport"), "file-text", ReportPlace()),
        Tool(tr("Attestations"), "award", AttestationsPlace()),
        Tool(tr("Ce que disent les réponses"), "target", InsightsPlace()),
        Tool(tr("Exporter"), "save", ExportPlace()),
        Tool(tr("Quiz sur papier"), "printer", PapersPlace()),
        Tool(tr("Clé navette"), "hard-drive", ExchangePlace()),
        Tool(tr("Sauvegardes"), "history", BackupsPlace()),
        Tool(tr("Corbeille et effacement"), "trash-2", ErasurePlace()),
        Tool(tr("Santé du poste"), "heart-handshake", HealthPlace()),
        Tool(tr("Ce poste"), "settings", PostPlace()),
        Tool(tr("Guides"), "circle-help", GuidePlace("formateur")),
    )
