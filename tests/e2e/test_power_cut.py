"""The power goes out at any moment: what the program said was recorded is there, and the record goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from typing import IO

import pytest

import coprosec
from coprosec.domain.clock import utc_now
from coprosec.domain.statements import Verb
from coprosec.services.study import Study
from tests.e2e.answering import QUIZ, sitting

ROUNDS = 120
VICTIM = Path(__file__).with_name("answering.py")
PROJECTIONS = ("learner", "lesson_state", "attempt")

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

Answer = tuple[str, str]


class Victim:
    """The program in processes of its own, killed one after the other."""

    def __init__(self, process: "subprocess.Popen[str]", random: Random) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._ask: IO[str] = process.stdin
        self._heard: IO[str] = process.stdout
        self._random = random

    def live_and_die(self) -> list[Answer]:
        """One life: some acknowledged answers, a tiny delay, SIGKILL. Every answer that it acknowledged."""
        print("go", file=self._ask, flush=True)
        _, pid = self._words()
        acknowledged = [self._answer(self._words()) for _ in range(self._random.randrange(6))]
        for _ in range(self._random.randrange(100_000)):
            pass
        os.kill(int(pid), signal.SIGKILL)
        while (words := self._words())[0] != "ended":
            acknowledged.append(self._answer(words))
        assert words[1] == str(-signal.SIGKILL), "it died by itself"
        return acknowledged

    def _words(self) -> list[str]:
        words = self._heard.readline().split()
        assert words, "the program ended"
        return words

    @staticmethod
    def _answer(words: list[str]) -> Answer:
        assert words[0] == "answered", words
        return words[1], words[2]


def recorded_answers(database: Path) -> list[Answer]:
    """The answers on the disk, in a file that is sound and numbered without a gap."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(DISTINCT device) <= 1 FROM statement").fetchone() == (1,)
        numbers = [seq for (seq,) in connection.execute("SELECT seq FROM statement ORDER BY seq")]
        assert numbers == list(range(1, len(numbers) + 1))
        query = "SELECT attempt, activity FROM statement WHERE verb = ?"
        return connection.execute(query, (Verb.ANSWERED,)).fetchall()


def projections(database: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in PROJECTIONS]


def test_given_a_learner_answering_when_the_power_goes_out_then_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    database = tmp_path / "coprosec.db"
    Study(database, utc_now).close()
    acknowledged: set[Answer] = set()
    environment = {**os.environ, "PYTHONPATH": str(Path(coprosec.__file__).parent.parent)}
    with subprocess.Popen(
        [sys.executable, str(VICTIM), str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        victim = Victim(process, Random(20261124))
        for nth in range(ROUNDS):
            acknowledged.update(victim.live_and_die())
            known = recorded_answers(database)
            assert len(set(known)) == len(known), f"an answer was recorded twice before cut {nth}"
            assert acknowledged <= set(known), f"an answer was lost at cut {nth}"
    assert process.returncode == 0
    assert len(acknowledged) > ROUNDS
    goes_on(database)


def goes_on(database: Path) -> None:
    """The record that survived takes an answer more, and its projections are those of its statements."""
    with closing(Study(database, utc_now)) as study:
        (learner,) = study.learners.all()
        state = sitting(study, learner.id)
        assert state.plan.quiz == QUIZ.id
        last = study.record.statements()[-1]
        study.attempts.answer(state, state.plan.items[state.next_index], ("a",), 10)
        assert study.record.statements()[-1].seq > last.seq
        before = projections(database)
        study.record.rebuild()
        assert projections(database) == before
    recorded_answers(database)
