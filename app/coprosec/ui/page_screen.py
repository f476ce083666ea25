"""What every controller does: it asks the record, and lets its page say what went wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from coprosec.errors import KnownError
from coprosec.ui.wording import Explanation, explain

if TYPE_CHECKING:
    from coprosec.services.study import Study


_T = TypeVar("_T")


class ErrorPage(Protocol):
    def show_error(self, explanation: Explanation) -> None: ...


class Record(Protocol):
    """Where questions are answered, later: `Jobs`, or what chooses the record to ask."""

    def ask(
        self,
        owner: QObject,
        question: "Callable[[Study], _T]",
        done: Callable[[_T], None],
        failed: Callable[[KnownError], None],
    ) -> None: ...


_P = TypeVar("_P", bound=ErrorPage)


class PageScreen(QObject, Generic[_P]):
    """Base of the controllers of one page."""

    def __init__(self, page: _P, record: Record) -> None:
        super().__init__()
        self.page = page
        self._record = record

    def leave(self) -> None:
        """Nothing to record: what was done is, and what was only typed is not kept."""

    def ask(
        self,
        question: "Callable[[Study], _T]",
        show: Callable[[_T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run `question` on the thread of the record, then `show` its answer on this one, unless this screen is gone.
        Without `failed` the page shows why there is no answer.
        """

        def answered(answer: _T) -> None:
            with self.telling():
                show(answer)

        self._record.ask(self, question, answered, failed or self.fail)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What is known to go wrong inside, as a course that is gone, ends it and is told by the page."""
        try:
            yield
        except KnownError as error:
            self.fail(error)

    def fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))
