"""Exports read the record beside its thread: answers go on being recorded, and closing the window ends them."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from coprosec.domain.exporting import ExportRequest, Level
from coprosec.domain.ids import QuizId
from coprosec.domain.statements import NOBODY, Draft, Verb
from coprosec.domain.work import Cancelled
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.course_texts import read_texts
from coprosec.services.exporting import Written
from coprosec.services.study import Study
from tests.ui.desk import PATIENCE_MS, Desk

NAMED = ExportRequest(Level.NAMED)


class Held:
    """An export that stays at its first line until it is let go or given up."""

    def __init__(self, desk: Desk, path: Path, format_: str) -> None:
        self.begun, self._go, self._given_up = threading.Event(), threading.Event(), False
        self.written: list[Written | None] = []
        self.ended: list[str] = []
        self._texts = read_texts(desk.application._get_catalog())
        self._owner = QObject()
        jobs = desk.application.jobs
        jobs.ask_beside(
            self._owner, lambda study: self._write(study, format_, path), self.written.append, _never, self.stop
        )
        assert self.begun.wait(PATIENCE_MS / 1000)

    def let_go(self) -> None:
        self._go.set()

    def stop(self) -> None:
        self._given_up = True
        self._go.set()

    def _write(self, study: Study, format_: str, path: Path) -> Written | None:
        try:
            return study.exporting.write_file(format_, path, NAMED, self._texts, self._progress)
        except Cancelled:
            return None
        finally:
            self.ended.append(threading.current_thread().name)

    def _progress(self, _count: int) -> None:
        self.begun.set()
        assert self._go.wait(PATIENCE_MS / 1000)
        if self._given_up:
            raise Cancelled


def _never(error: KnownError) -> None:
    raise AssertionError(error)


def sit(desk: Desk) -> Callable[[Study], int]:
    """Somebody takes the first quiz; how many answers that is."""
    quiz = desk.application._get_catalog().quiz(QuizId("m1-quiz"))

    def take(study: Study) -> int:
        learner = study.learners.register("Afi Dossou").id
        state = study.attempts.start(learner, quiz, "1")
        for item in state.plan.items:
            state = study.attempts.answer(state, item, item.body.key() or ("mot",), 1000)
        return len(state.plan.items)

    return take


def test_given_an_export_in_hand_when_somebody_answers_then_it_is_recorded_at_once(desk: Desk, tmp_path: Path) -> None:
    answers = desk.record(sit(desk))
    held = Held(desk, tmp_path / "export.csv", "csv")

    # WHEN another person answers while the file is being written
    desk.application.jobs.ask(desk.window, sit(desk), lambda _count: held.let_go(), _never)
    desk.settle()

    # THEN the disk had the answers first, and the file is the record as it was when it began
    assert held.ended == ["reader"]
    assert len(held.written) == 1
    lines = (tmp_path / "export.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + answers
    assert len(desk.record(lambda study: study.record.of_kinds((Verb.ANSWERED,)))) == 2 * answers


def test_given_an_export_in_hand_when_the_window_closes_then_it_ends_and_leaves_no_file(
    desk: Desk, tmp_path: Path
) -> None:
    desk.record(sit(desk))
    folder = tmp_path / "exports"
    folder.mkdir()
    held = Held(desk, folder / "export.xlsx", "xlsx")
    desk.close()
    assert held.ended == ["reader"]
    assert list(folder.iterdir()) == []


def test_given_an_export_in_several_files_when_given_up_then_none_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.record(sit(desk))
    folder = tmp_path / "exports"
    folder.mkdir()
    held = Held(desk, folder / "export.csv", "csv")
    held.stop()
    desk.settle()
    assert held.written == [None]
    assert list(folder.iterdir()) == []


def test_what_reads_beside_cannot_write(desk: Desk) -> None:
    refused: list[ErrorCode] = []

    def write(study: Study) -> None:
        study.record.append([Draft(NOBODY, Verb.EXPORTED)])

    desk.application.jobs.ask_beside(
        desk.window, write, lambda _none: None, lambda error: refused.append(error.code), lambda: None
    )
    desk.settle()
    assert refused == [ErrorCode.NO_RIGHTS]
    assert desk.record(lambda study: study.record.of_kinds((Verb.EXPORTED,))) == ()
