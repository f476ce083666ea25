"""The only thread code: one worker owns the record, another reads it beside; answers come back on the GUI thread."""

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coprosec.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from coprosec.services.study import Study

_T = TypeVar("_T")

_TURN = 0.001
"""Seconds that one thread works while the other waits: Python's own five make frames late."""
_PAINTED_MS = 10
"""Long enough for a page to be painted; a timer of 0 would run before."""


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    owner: QObject
    ask: Callable[["Study"], Any]
    done: Callable[[Any], None]
    failed: Callable[[KnownError], None]
    opened: Callable[["Study"], "Study"] | None = None


class Jobs(QObject):
    """Runs questions one after the other, in the order asked, on a thread that opens the record first.

    What takes minutes and writes nothing goes to a second thread (`ask_beside`), which reads the record through a
    connection of its own: the first one goes on recording answers.

    An answer whose owner is gone is dropped. A KnownError goes to `failed`; any other exception is raised on the GUI
    thread, where the crash hook sees it.

    Signals:
        idle: every question asked so far has been answered.
        broke: a bug was met.
    """

    idle = Signal()
    broke = Signal()
    _delivered = Signal(object)

    def __init__(self, open_study: Callable[[], "Study"]) -> None:
        super().__init__()
        self._open_study = open_study
        self._study: Study | None = None
        self._waiting: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()
        self._later: list[_Question] = []
        self._pending = 0
        self._thread = threading.Thread(target=self._work, name="record")
        self._read_later: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()
        self._stops: dict[_Question, Callable[[], None]] = {}
        self._reader = threading.Thread(target=self._read, name="reader")

    def start(self) -> None:
        """Begin: the record is opened behind the page that is shown, in turns short enough for its frames."""
        from PySide6.QtCore import Qt

        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(_TURN)
        self._thread.start()

    def stop(self) -> None:
        """Give up what is read beside, finish what was asked, close the record, end the threads. What is delivered
        later is dropped.
        """
        for stop in self._stops.values():
            stop()
        if self._reader.is_alive():
            self._read_later.put(None)
            self._reader.join()
        self._ask_later_ones()
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    @property
    def busy(self) -> bool:
        return self._pending > 0

    def ask(
        self,
        owner: QObject,
        question: Callable[["Study"], _T],
        done: Callable[[_T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Run `question` on the record's thread, then `done` or `failed` on this one, unless `owner` is gone."""
        self._ask_later_ones()
        self._pending += 1
        self._waiting.put(_Question(owner, question, done, failed))

    def ask_after_paint(
        self,
        owner: QObject,
        question: Callable[["Study"], _T],
        done: Callable[[_T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """As `ask`, once what is asked for on screen is painted: two threads of Python work in turns, not at once."""
        self._pending += 1
        self._later.append(_Question(owner, question, done, failed))
        QTimer.singleShot(_PAINTED_MS, self, self._ask_later_ones)

    def ask_beside(
        self,
        owner: QObject,
        question: Callable[["Study"], _T],
        done: Callable[[_T], None],
        failed: Callable[[KnownError], None],
        stop: Callable[[], None],
        opened: Callable[["Study"], "Study"] | None = None,
    ) -> None:
        """As `ask`, on the reader's thread: `question` is given a study that cannot write, of this PC's record or as
        `opened` makes it. `stop` is called when the window closes first, and should end the question soon.

        Where the disk lets nobody read while another writes, the record's thread does it.
        """
        asked = _Question(owner, question, done, failed, opened)
        self._pending += 1
        self._stops[asked] = stop
        if opened is None and (self._study is None or not self._study.record.can_be_read_beside):
            self._waiting.put(asked)
            return
        if not self._reader.is_alive():
            self._reader.start()
        self._read_later.put(asked)

    def _ask_later_ones(self) -> None:
        for question in self._later:
            self._waiting.put(question)
        self._later.clear()

    def _work(self) -> None:
        self._try_open()
        while (question := self._waiting.get()) is not None:
            self._delivered.emit((question, self._answer(question)))
        if self._study is not None:
            self._study.close()

    def _read(self) -> None:
        """Nothing stays open between two questions: a record that nobody reads can be closed and sealed."""
        while (question := self._read_later.get()) is not None:
            self._delivered.emit((question, self._answer_beside(question)))

    def _answer_beside(self, question: _Question) -> Callable[[], None]:
        def ask(study: "Study") -> object:
            beside = study.beside() if question.opened is None else question.opened(study)
            try:
                return question.ask(beside)
            finally:
                beside.close()

        return self._tried(question, ask)

    def _try_open(self) -> BaseException | None:
        if self._study is None:
            try:
                self._study = self._open_study()
            except Exception as error:  # noqa: BLE001 - delivered to the GUI thread
                return error
        return None

    def _answer(self, question: _Question) -> Callable[[], None]:
        failure = self._try_open()
        return self._tried(question, question.ask, failure)

    def _tried(
        self, question: _Question, ask: Callable[["Study"], object], failure: BaseException | None = None
    ) -> Callable[[], None]:
        if failure is None and self._study is not None:
            try:
                answer = ask(self._study)
            except Exception as error:  # noqa: BLE001 - delivered to the GUI thread
                failure = error
            else:
                return lambda: self._if_alive(question, lambda: question.done(answer))
        if isinstance(failure, KnownError):
            known = failure
            return lambda: self._if_alive(question, lambda: question.failed(known))
        bug = failure or RuntimeError("no study")
        return lambda: self._tell_bug(question, bug)

    def _tell_bug(self, question: _Question, bug: BaseException) -> None:
        """The page stops waiting, the window offers to try again, and the crash dialog has the report."""
        self._if_alive(question, lambda: question.failed(KnownError(ErrorCode.UNEXPECTED)))
        self.broke.emit()
        sys.excepthook(type(bug), bug, bug.__traceback__)

    @staticmethod
    def _if_alive(question: _Question, deliver: Callable[[], None]) -> None:
        if shiboken6.isValid(question.owner):
            deliver()

    @Slot(object)
    def _deliver(self, answered: tuple[_Question, Callable[[], None]]) -> None:
        question, delivery = answered
        self._pending -= 1
        self._stops.pop(question, None)
        delivery()
        if self._pending == 0:
            self.idle.emit()
