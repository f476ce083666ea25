"""Pictures of the trainer's pages that bring PCs and people together: the stick, attestations, report, paper."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprosec.domain.clock import utc_now
from coprosec.domain.work import unwatched
from coprosec.paths import DataFolder
from coprosec.services.sticks import Drive
from coprosec.services.study import Study
from tests.shots_sizes import Size

if TYPE_CHECKING:
    from tests.shots import Photographer


def gathered(camera: "Photographer", sizes: Sequence[Size]) -> None:
    """The trainer must be signed in."""
    from coprosec.ui.navigation import AttestationsPlace, ExchangePlace, PapersPlace, ReportPlace, VerifyPlace

    window = camera.program.window
    with tempfile.TemporaryDirectory() as folder:
        stick = _stick(Path(folder))
        for size in sizes:
            suffix = camera.resize(size)
            _plug(window.pages.screen_of(ExchangePlace), stick)  # other colours make every page anew
            for name, place in (
                ("cle-navette", ExchangePlace()),
                ("attestations", AttestationsPlace()),
                ("verifier", VerifyPlace()),
                ("rapport", ReportPlace()),
                ("papier", PapersPlace()),
            ):
                window.go(place)
                camera.shoot(f"{name}{suffix}")
        window.go(ExchangePlace())
        camera.settle()
        page: Any = window.page
        page._accept.tick(True)
        page._start.click()
        camera.shoot("cle-navette-terminee")
        verify: Any = window.pages.screen_of(VerifyPlace)
        window.go(VerifyPlace())
        verify.page.code_given.emit("rien de lisible")
        camera.shoot("verifier-illisible")


def _plug(screen: Any, stick: Path) -> None:
    screen._find_drives = lambda: (Drive(stick, "CLÉ 8 Go"),)


def _stick(folder: Path) -> Path:
    """What another PC left, and a file that is none of ours."""
    stick = folder / "CLÉ 8 Go"
    stick.mkdir()
    study = Study(DataFolder(folder / "poste").database, utc_now)
    study.installation.set_up("Centre de Lokossa", "Poste 1")
    study.learners.register("Afi Dossou")
    study.rounds.visit(stick, (), None, unwatched)
    study.close()
    (stick / "photo.coprosec").write_bytes(b"JFIF")
    return stick
