"""Pictures of the trainer's pages, in each state."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprosec.domain.ids import TrainerId
from coprosec.domain.trainer import Trainer
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from coprosec.services.study import Study
    from tests.shots import Photographer

LIST = (
    "Nom;Prénom;Groupe;N°;Média\nKpènou;Élodie;A;017;Radio\nSanni;Bio;B;018;\n;;A;019;\nKPENOU;Elodie;A;017;\n"
    "Hounkpè;Gildas;A;;Blog\n"
)


def trained(photographer: "Photographer", sizes: Sequence[Size]) -> None:
    """Every page of the trainer's area, where a session has people on its list."""
    from coprosec.domain.cohorts import CohortPlan

    def plan(study: "Study") -> Any:
        days = ("2026-11-23", "2026-11-24")
        cohort = study.cohorts.plan(
            CohortPlan("Session de novembre", "Salle du centre", *days, ("Rosine Ahouansou",), ("A", "B"))
        )
        for nth, learner in enumerate(study.learners.all()):  # beside the session that the demonstration has
            study.cohorts.enrol(cohort.id, learner.id, "AB"[nth % 2], f"{nth + 1:03}")
        study.cohorts.withdraw(cohort.id, study.learners.all()[-1].id)
        study.learners.register("Dossou Afi")
        study.learners.register("Afi Dossou")
        return cohort

    photographer.program.enter_trainer(Trainer(TrainerId("rosine"), "Rosine Ahouansou"))  # type: ignore[arg-type]
    cohort = ask(photographer, plan)
    who = ask(photographer, lambda study: study.learners.all()[0].id)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_bytes(LIST.encode("cp1252"))
        for size in sizes:
            _pages(photographer, photographer.resize(size), cohort, who, path)


def unpeopled(photographer: "Photographer", sizes: Sequence[Size]) -> None:
    """The trainer's pages on a PC where nobody has learned yet: each says what it will hold."""
    from coprosec.ui.navigation import (
        AttestationsPlace,
        CohortsPlace,
        DuplicatesPlace,
        InsightsPlace,
        ReportPlace,
        TrainerPlace,
    )

    photographer.program.enter_trainer(Trainer(TrainerId("rosine"), "Rosine Ahouansou"))  # type: ignore[arg-type]
    for size in sizes:
        suffix = photographer.resize(size)
        for name, place in (
            ("tableau", TrainerPlace()),
            ("sessions", CohortsPlace()),
            ("doublons", DuplicatesPlace()),
            ("reponses", InsightsPlace()),
            ("rapport", ReportPlace()),
            ("attestations", AttestationsPlace()),
        ):
            photographer.program.window.go(place)
            photographer.settle()
            photographer.shoot(f"vide-{name}{suffix}")


def ask(photographer: "Photographer", work: Callable[["Study"], Any]) -> Any:
    """Do something on the record's thread."""
    kept: list[Any] = []
    program = photographer.program
    program.jobs.ask(program.window, work, kept.append, program._signin.fail)
    photographer.settle()
    return kept[0]


def _pages(photographer: "Photographer", suffix: str, cohort: Any, who: Any, path: Path) -> None:
    from coprosec.ui.navigation import (
        CohortsPlace,
        DuplicatesPlace,
        ExportPlace,
        InsightsPlace,
        LearnerPlace,
        RosterPlace,
        TrainerPlace,
    )

    window = photographer.program.window
    for name, place in (
        ("tableau", TrainerPlace()),
        ("sessions", CohortsPlace(cohort.id)),
        ("doublons", DuplicatesPlace()),
        ("personne", LearnerPlace(who)),
        ("reponses", InsightsPlace()),
        ("exporter", ExportPlace()),
        ("importer", RosterPlace(cohort.id)),
    ):
        window.go(place)
        photographer.settle()
        photographer.shoot(f"formateur-{name}{suffix}")
        page: Any = window.pages.currentWidget()
        match name:
            case "tableau":
                page._typed.setText("zzz")
                photographer.shoot(f"formateur-{name}{suffix}-personne")
                page._typed.clear()
                page.vantage.show_choice("central.exemple.bj", on_server=True)
                photographer.shoot(f"formateur-{name}{suffix}-serveur")
                page.vantage.show_choice("", on_server=False)
            case "reponses" | "personne":
                for nth in range(1, page._views.count()):
                    page.segments._group.button(nth).click()
                    photographer.shoot(f"formateur-{name}{suffix}-{nth}")
                page.segments._group.button(0).click()
            case "importer":
                page.file_chosen.emit(str(path))
                photographer.settle()
                photographer.shoot(f"formateur-{name}{suffix}-essai")
                page.file_chosen.emit(str(path.with_name("absent.csv")))
                photographer.settle()
                photographer.shoot(f"formateur-{name}{suffix}-erreur")
            case "exporter":
                page.show_working(61_000, 100_000)
                photographer.shoot(f"formateur-{name}{suffix}-en-cours")
                page.show_cancelled()
