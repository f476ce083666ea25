"""Pictures of the page of backups, in each state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coprosec.errors import ErrorCode, KnownError
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from coprosec.services.study import Study
    from tests.shots import Photographer


def kept(photographer: "Photographer", sizes: Sequence[Size]) -> None:
    """Where a trainer sits: no backup yet, a list, a preview, work, what a restore leaves, a failure."""
    from coprosec.services.maintenance import Contents
    from coprosec.ui.navigation import BackupsPlace
    from coprosec.ui.wording import explain

    window = photographer.program.window
    window.go(BackupsPlace())
    photographer.settle()

    def fill(study: "Study") -> None:
        for name in ("Kpènou Élodie", "Sanni Bio", "Hounkpè Gildas"):
            study.maintenance.back_up()
            study.learners.register(name)

    photographer.shoot("sauvegardes-vide")
    photographer.program.jobs.ask(window, fill, lambda _none: None, photographer.program._signin.fail)
    photographer.settle()
    failure = explain(KnownError(ErrorCode.BACKUP_FAILED, because=ErrorCode.DISK_FULL, path="/var/lib/coprosec"))
    for size in sizes:
        suffix = photographer.resize(size)
        window.go(BackupsPlace())
        photographer.settle()
        page: Any = window.page
        page.show_shelf([page.model._rows[nth][1] for nth in range(page.model.rowCount())])
        photographer.shoot(f"sauvegardes{suffix}")
        page.show_working()
        page.show_share(0.4)
        photographer.shoot(f"sauvegardes-en-cours{suffix}")
        page.show_list()
        page._go_on()
        photographer.shoot(f"sauvegardes-apercu{suffix}")
        page.show_list()
        page.show_restored(Contents(1204, 18, 1204, None), 0, 3)
        photographer.shoot(f"sauvegardes-reprise{suffix}")
        page._undo.hide()
        page.show_error(failure)
        photographer.shoot(f"sauvegardes-echec{suffix}")
        page.notice.hide()
