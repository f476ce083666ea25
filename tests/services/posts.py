"""Several PCs on one disk."""

from datetime import timedelta
from pathlib import Path

from coprosec.services.study import Study
from tests.samples import FakeClock


class Posts:
    """Opens a PC by its name; each has a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: list[Study] = []

    def __call__(self, name: str) -> Study:
        clock = FakeClock()
        clock.now += timedelta(minutes=len(self._opened))
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        study = Study(folder / "coprosec.db", clock)
        study.installation.set_up("Centre de Lokossa", name)
        self._opened.append(study)
        return study

    def close(self) -> None:
        for study in self._opened:
            study.close()
