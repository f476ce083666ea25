"""Work of the record's thread that a page watches and can stop."""

import threading

from PySide6.QtCore import QObject, Signal

from coprosec.domain.work import Cancelled


class LongWork(QObject):
    """`tell` is given to the work as its progress; it runs on the record's thread.

    Signals:
        progressed: the share done, 0 to 1, delivered on the GUI thread.
    """

    progressed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def begin(self) -> None:
        self._stop.clear()

    def stop(self) -> None:
        """The work ends at its next step, and changes nothing."""
        self._stop.set()

    def tell(self, share: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(share)
