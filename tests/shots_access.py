"""Pictures of a shared PC: prepared, entered with a code, left alone, set by its trainer; its sheet on paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec.domain.clock import utc_now
from coprosec.errors import ErrorCode, KnownError
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from coprosec.domain.trainer import Trainer
    from tests.shots import Photographer

PASSWORD = "le fleuve Ouémé"


def access(walk: "Photographer", sizes: Sequence[Size], folder: Path) -> None:
    """Every page and state, at each size."""
    for size in sizes:
        _before(walk, walk.resize(size))
    trainer, code = _prepare(walk)
    for size in sizes:
        _entering(walk, trainer, walk.resize(size))
    walk.program.enter_trainer(trainer)
    for size in sizes:
        _inside(walk, code, walk.resize(size))
    _paper(walk, code, folder)


def _before(walk: "Photographer", suffix: str) -> None:
    from coprosec.ui.navigation import GuidePlace, SetupPlace, SignInPlace

    walk.program._go_unseated(SetupPlace())
    walk.shoot(f"poste-preparer{suffix}")
    for guide in ("apprenant", "installateur", "politique", "a-propos"):
        walk.program._go_unseated(GuidePlace(guide))
        walk.shoot(f"guide-{guide}{suffix}")
    walk.program._go_unseated(GuidePlace("absent"))
    walk.shoot(f"guide-absent{suffix}")
    walk.program.window.restart(SignInPlace())


def _prepare(walk: "Photographer") -> "tuple[Trainer, str]":
    walk.wait(lambda: walk.program.jobs._study is not None)
    study = walk.program.jobs._study
    assert study is not None
    study.installation.set_up("Centre de formation de Bopa", "Poste 3")
    learner = study.learners.register("Nadège Hounkpè")
    study.pins.keep(learner.id, "4711")
    study.learners.register_guest()
    return study.trainers.appoint("Rosine Ahouansou", PASSWORD)


def _entering(walk: "Photographer", trainer: "Trainer", suffix: str) -> None:
    from coprosec.ui.navigation import SignInPlace

    page = walk.program._signin.page
    walk.program.window.restart(SignInPlace())
    walk.program._signin.refresh()
    walk.shoot(f"connexion-poste{suffix}")
    page.ask_pin("Nadège Hounkpè")
    walk.shoot(f"connexion-code{suffix}")
    walk.program._signin.fail(KnownError(ErrorCode.SECRET_LOCKED, seconds=40))
    walk.shoot(f"connexion-code-attente{suffix}")
    page.choose_pin("Nadège Hounkpè")
    walk.shoot(f"connexion-code-choisir{suffix}")
    page.show_trainers([trainer])
    walk.shoot(f"connexion-formateur{suffix}")
    page._show_recovery(trainer.id)
    walk.shoot(f"connexion-secours{suffix}")


def _inside(walk: "Photographer", code: str, suffix: str) -> None:
    from coprosec.ui.navigation import PostPlace, ProfilePlace, SheetPlace

    window = walk.program.window
    window.go(SheetPlace(code))
    walk.shoot(f"feuille-de-secours{suffix}")
    window.go(PostPlace())
    walk.settle()
    scroll = window.page._scroll  # type: ignore[attr-defined]
    walk.shoot(f"poste{suffix}-1")
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    walk.shoot(f"poste{suffix}-2")
    study = walk.program.jobs._study
    assert study is not None
    walk.program.seat.learner = next(iter(study.learners.all()))
    window.go(ProfilePlace())
    walk.shoot(f"mon-nom{suffix}")
    walk.program.seat.learner = None
    walk.program.attendance.ask()
    walk.shoot(f"veille{suffix}")
    assert walk.program.attendance.veil is not None
    walk.program.attendance.veil.close_quietly()


def _paper(walk: "Photographer", code: str, folder: Path) -> None:
    from coprosec.domain.dates import french_moment
    from coprosec.ui.sheet.drawing import Sheet, save_pdf

    sheet = Sheet("Centre de formation de Bopa", "Poste 3", "Rosine Ahouansou", code, french_moment(utc_now()))
    save_pdf(sheet, walk.program.theme, folder / "feuille-de-secours.pdf")
