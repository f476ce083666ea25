"""The record's thread: order, errors, answers that nobody waits for any more."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from coprosec.ui.jobs import Jobs


class _Study:
    def close(self) -> None:
        pass


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(lambda: cast("Study", _Study()))
    made.start()
    yield made
    made.stop()


def never(error: KnownError) -> None:
    raise AssertionError(error)


def refuse(_study: Any) -> None:
    raise KnownError(ErrorCode.DISK_FULL)


def test_answers_come_in_the_order_of_the_questions(jobs: Jobs, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[int]()
    with qtbot.waitSignal(jobs.idle):
        for number in range(20):
            jobs.ask(owner, lambda _study, answer=number: answer, heard.append, never)  # type: ignore[misc]
    assert heard == list(range(20))


def test_a_known_error_goes_to_the_page(jobs: Jobs, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[KnownError]()
    with qtbot.waitSignal(jobs.idle):
        jobs.ask(owner, refuse, lambda _none: None, heard.append)
    assert [error.code for error in heard] == [ErrorCode.DISK_FULL]


def test_an_answer_to_a_page_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    import shiboken6

    owner, heard = QObject(), list[int]()
    with qtbot.waitSignal(jobs.idle):
        jobs.ask(owner, lambda _study: 1, heard.append, never)
        shiboken6.delete(owner)
    assert heard == []


def test_a_record_that_cannot_be_opened_is_told_each_time(qtbot: QtBot) -> None:
    def open_study() -> Study:
        raise KnownError(ErrorCode.DATABASE_DAMAGED)

    jobs, owner, heard = Jobs(open_study), QObject(), list[ErrorCode]()
    jobs.start()
    with qtbot.waitSignal(jobs.idle):
        for _time in range(2):
            jobs.ask(owner, lambda _study: None, lambda _none: None, lambda error: heard.append(error.code))
    jobs.stop()
    assert heard == [ErrorCode.DATABASE_DAMAGED] * 2


def test_stopping_finishes_what_was_asked_and_closes_the_record(qtbot: QtBot) -> None:
    done: list[str] = []

    class _Told(_Study):
        def close(self) -> None:
            done.append("closed")

    jobs, owner = Jobs(lambda: cast("Study", _Told())), QObject()
    jobs.start()
    for number in range(5):
        jobs.ask(owner, lambda _study, asked=number: done.append(str(asked)), lambda _none: None, never)  # type: ignore[misc]
    jobs.stop()
    assert done == ["0", "1", "2", "3", "4", "closed"]
    jobs.stop()


def test_a_bug_is_told_to_the_page_to_the_window_and_to_the_crash_dialog(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: heard.append(kind))
    owner, failed = QObject(), list[ErrorCode]()
    with qtbot.waitSignals([jobs.broke, jobs.idle]):
        jobs.ask(owner, lambda _study: 1 // 0, lambda _answer: None, lambda error: failed.append(error.code))
    assert heard == [ZeroDivisionError]
    assert failed == [ErrorCode.UNEXPECTED]
