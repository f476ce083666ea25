"""Which record a trainer's page looks at: this PC's, or that of the centre's server, which is only read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprosec.errors import KnownError
from coprosec.services.elsewhere import Elsewhere
from coprosec.services.hub import host_of, is_database
from coprosec.ui.jobs import Jobs
from coprosec.ui.seat import Seat
from coprosec.ui.translation import tr
from coprosec.ui.widgets.segments import Segments
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, explain

if TYPE_CHECKING:
    from coprosec.services.study import Study

_T = TypeVar("_T")


def ask_server(
    jobs: Jobs,
    url: str,
    owner: QObject,
    question: Callable[["Study"], _T],
    done: Callable[[_T], None],
    failed: Callable[[KnownError], None],
) -> Elsewhere:
    """As `Jobs.ask`, of the server's record, beside this PC's. What is returned can be given up."""
    look = Elsewhere(url)
    jobs.ask_beside(owner, question, done, failed, look.give_up, look.open)
    return look


class VantageBar(QWidget):
    """The choice between both records. Hidden where no server is set.

    Signals:
        chosen: the number of the record, 1 for the server's.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segments((tr("Ce poste"), tr("Serveur central")))
        self._segments.chosen.connect(self.chosen)
        self._told = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._segments)
        row.addWidget(self._told, 1)
        self.hide()

    def show_choice(self, host: str, *, on_server: bool) -> None:
        """`host` is empty where no server is set."""
        self._segments.choose(int(on_server))
        self._told.setText(
            tr("Ce que tous les postes ont envoyé à {host}. On le lit, sans rien y changer.").format(host=host)
        )
        self._told.setVisible(on_server)
        self.setVisible(bool(host))


class Vantage(QObject):
    """Asks the record that the trainer chose, for one page; the choice is kept on their seat, for all of them. When the
    server fails, this PC's record is looked at again.

    Signals:
        moved: another record is to be looked at: the page reads it.
    """

    moved = Signal()

    def __init__(self, bar: VantageBar, jobs: Jobs, seat: Seat, hub: Callable[[], str]) -> None:
        super().__init__()
        self._bar = bar
        self._jobs = jobs
        self._seat = seat
        self._hub = hub
        self._look: Elsewhere | None = None
        self._asked = 0
        self._lost: Explanation | None = None
        bar.chosen.connect(self._choose)

    @property
    def on_server(self) -> bool:
        return self._seat.on_server and is_database(self._hub())

    def ask(
        self,
        owner: QObject,
        question: Callable[["Study"], _T],
        done: Callable[[_T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """As `Jobs.ask`, of the record that is chosen now. An answer that comes after another choice is dropped."""
        self.give_up()
        url = self._hub()
        self._bar.show_choice(host_of(url) if is_database(url) else "", on_server=self.on_server)
        if not self.on_server:
            self._jobs.ask(owner, question, lambda found: None if self.on_server else done(found), failed)
            return
        self._asked += 1
        nth = self._asked
        self._look = ask_server(
            self._jobs,
            url,
            owner,
            question,
            lambda found: done(found) if self._awaits(nth) else None,
            lambda error: self._fall_back(error) if self._awaits(nth) else None,
        )

    def _awaits(self, nth: int) -> bool:
        """Whether this is the answer of the last question, and still wanted."""
        return self._look is not None and nth == self._asked

    def give_up(self) -> None:
        """Stop waiting for the server."""
        if self._look is not None:
            self._look.give_up()
            self._look = None

    def lost(self) -> Explanation | None:
        """Why the server is not looked at any more, once."""
        lost, self._lost = self._lost, None
        return lost

    def _choose(self, nth: int) -> None:
        self._seat.on_server = bool(nth)
        self.moved.emit()

    def _fall_back(self, error: KnownError) -> None:
        self._seat.on_server = False
        why = explain(error)
        self._lost = Explanation(why.title, f"{tr('Voici de nouveau ce poste.')} {why.advice}")
        self.moved.emit()
