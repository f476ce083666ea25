"""An answer in the service alone, beside the same row committed by sqlite3 alone; also on a disk whose sync is slow."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

from coprosec import paths
from coprosec.content.reading import read_course
from coprosec.domain.clock import utc_now
from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, QuizId, StatementId, new_uuid
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.services.study import Study
from coprosec.storage.record import Record
from coprosec.storage.rows import NAMES, to_row
from tests.benchmarks.table import Pairs, Row, Sample, cpu, timed, wall

QUIZ = QuizId("m1-quiz")
SLOW_MS = 4
_INSERT = f"INSERT INTO statement ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
_SLOW_DISK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static int slow(const char *name, int file) {
    struct timespec pause = {0, MS * 1000000L};
    nanosleep(&pause, 0);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}
int fdatasync(int file) { return slow("fdatasync", file); }
int fsync(int file) { return slow("fsync", file); }
"""


class RawCommit:
    """One durable commit: a row such as an answer’s into the record’s own table, with the same indexes, WAL and
    `synchronous=FULL`; nothing is asked before, nothing told after.
    """

    def __init__(self, path: Path) -> None:
        Record(path, utc_now).close()
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous=FULL")
        self._seq = 0
        given = {"response": ["je-ne-partage-pas-la-photo"]}
        learner, attempt, self._device = (new_uuid(utc_now()) for _ in range(3))
        self._draft = Draft(
            LearnerId(learner), Verb.ANSWERED, "m1-q-menotte", AttemptId(attempt), "mesure", 1.0, 1.0, True,
            duration_ms=1, data=given,
        )  # fmt: skip

    def __call__(self) -> Sample:
        self._seq, now = self._seq + 1, utc_now()
        row = to_row(
            Statement(StatementId(new_uuid(now)), DeviceId(self._device), self._seq, self._seq, now, self._draft)
        )
        return timed(lambda: self._connection.execute(_INSERT, row))

    def close(self) -> None:
        self._connection.close()


def measure(rounds: int, folder: Path) -> list[Row]:
    pairs = service(rounds, folder)
    rows = [
        wall("an answer recorded by the service alone (raw commit of the row)", pairs, 1.5),
        cpu("an answer recorded by the service alone, CPU; ≤ +0.6 ms (raw)", pairs, None),
    ]
    slow = _on_a_slow_disk(rounds, folder)
    return [*rows, wall(f"the same where a sync takes {SLOW_MS} ms more (raw)", slow, 1.1)] if slow else rows


def service(rounds: int, folder: Path) -> Pairs:
    quiz = read_course(paths.MODULES, date(2026, 11, 24), wording=False).quizzes[QUIZ]
    commit, study = RawCommit(folder / "raw.db"), Study(folder / "alone.db", utc_now)
    pairs = []
    try:
        learner = study.learners.register("Seule")
        for _attempt in range(rounds):
            state = study.attempts.start(learner.id, quiz, "mesure")
            for item in state.plan.items[:-1]:
                given = item.body.key()
                base = commit()
                ours = timed(lambda now=state, asked=item, key=given: study.attempts.answer(now, asked, key, 1))  # type: ignore[misc]
                pairs.append((base, ours))
                state = study.attempts.resume(state.id)
    finally:
        study.close()
        commit.close()
    return pairs


def _on_a_slow_disk(rounds: int, folder: Path) -> Pairs:
    """The same in a program whose syncs are made to wait; nothing without a C compiler."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return []
    source, library, place = folder / "slow.c", folder / "slow.so", folder / "slow"
    source.write_text(_SLOW_DISK.replace("MS", str(SLOW_MS)))
    place.mkdir()
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.commits", str(rounds), str(place)],
        env={**os.environ, "LD_PRELOAD": str(library)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return [(Sample(*base), Sample(*ours)) for base, ours in json.loads(told.stdout)]


if __name__ == "__main__":
    found = service(int(sys.argv[1]), Path(sys.argv[2]))
    print(json.dumps([[(one.wall, one.cpu) for one in pair] for pair in found]))
