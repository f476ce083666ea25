"""What pages are made with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coprosec.config.settings import SettingsFile
from coprosec.domain.trainer import Trainer
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.looks import Looks
from coprosec.ui.seat import Seat
from coprosec.ui.shell.pages import Screen
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme
from coprosec.ui.vantage import Vantage, VantageBar


@dataclass(frozen=True, slots=True)
class Parts:
    """The program around one page."""

    window: MainWindow
    theme: Theme
    jobs: Jobs
    catalog: Catalog
    seat: Seat
    settings: SettingsFile
    looks: Looks
    enter_trainer: Callable[[Trainer], None]

    @property
    def folder(self) -> Path:
        """The course's files."""
        return self.catalog.sources

    def hub(self) -> str:
        """The address of the centre's server; empty without one."""
        return self.settings.current.hub_url

    def vantage(self, bar: VantageBar) -> Vantage:
        """What asks the record that the trainer chose with this bar."""
        return Vantage(bar, self.jobs, self.seat, self.hub)

    def in_order(self) -> bool:
        """Whether modules open one after the other."""
        return self.settings.current.modules_in_order


Maker = Callable[[Parts], Screen]
