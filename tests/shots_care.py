"""Pictures of the pages of whoever looks after a PC: its health, the bin, the erasure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coprosec.domain.ids import TrainerId
from coprosec.domain.trainer import Trainer
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from coprosec.services.study import Study
    from tests.shots import Photographer


def care(photographer: "Photographer", sizes: Sequence[Size]) -> None:
    """Every page and state, at each size."""
    from tests.shots_trainer import ask

    def discard(study: "Study") -> None:
        for learner in study.learners.all()[:2]:
            study.erasure.put_in_bin(learner.id, "Rosine Ahouansou")

    photographer.program.enter_trainer(Trainer(TrainerId("rosine"), "Rosine Ahouansou"))  # type: ignore[arg-type]
    for size in sizes:
        _empty(photographer, photographer.resize(size))
    ask(photographer, discard)
    for size in sizes:
        _filled(photographer, photographer.resize(size))


def _empty(photographer: "Photographer", suffix: str) -> None:
    from coprosec.ui.navigation import ErasurePlace

    photographer.program.window.go(ErasurePlace())
    photographer.shoot(f"effacement-vide{suffix}")


def _filled(photographer: "Photographer", suffix: str) -> None:
    from coprosec.domain.measures import Level
    from coprosec.errors import ErrorCode, KnownError
    from coprosec.ui.navigation import ErasurePlace, HealthPlace
    from coprosec.ui.wording import explain

    window = photographer.program.window
    window.go(HealthPlace())
    photographer.settle()
    measured: Any = window.pages.currentWidget()
    photographer.wait(lambda: bool(measured._findings))
    photographer.shoot(f"sante{suffix}")
    page: Any = window.pages.currentWidget()
    page.show_loading("/var/lib/coprosec", files=True)
    photographer.shoot(f"sante-mesure{suffix}")
    page.show_error(explain(KnownError(ErrorCode.NO_PRINTER)))
    photographer.shoot(f"sante-erreur{suffix}")
    assert any(finding.level is Level.GREEN for finding in page._findings)
    window.go(ErasurePlace())
    photographer.settle()
    photographer.shoot(f"effacement{suffix}")
    page = window.pages.currentWidget()
    page._go_on()
    page.typed.setText(page._leaving.name)
    photographer.shoot(f"effacement-nom{suffix}")
    page.show_list()
    window.show_trouble()
    photographer.shoot(f"page-en-erreur{suffix}")
    window.go(HealthPlace())
    photographer.settle()
    _cautious(photographer, suffix)


def _cautious(photographer: "Photographer", suffix: str) -> None:
    from coprosec.ui.navigation import ErasurePlace, SignInPlace
    from coprosec.ui.wording import explain_caution

    window = photographer.program.window
    window.show_sidebar(False)
    window.restart(SignInPlace())
    photographer.settle()
    photographer.program._signin.page.warn(explain_caution())
    photographer.shoot(f"connexion-prudente{suffix}")
    window.show_sidebar(True)
    window.restart(ErasurePlace())
