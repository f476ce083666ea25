"""The power goes out: SIGKILL at a random moment of everything that writes."""

import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import IO

from coprosec.domain.clock import utc_now
from coprosec.domain.statements import Statement, Verb
from coprosec.errors import KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from tests.torture.damaging import HARMS
from tests.torture.living import furnish
from tests.torture.old_schemas import EARLIER, go_back_to
from tests.torture.tally import Tally, by_id, is_shown_rightly, read
from tests.torture.victim import BUNDLE

ROOT = Path(__file__).parent.parent.parent
_LONGEST = 5.0


class Executioner:
    """A server of lives, each of which ends by SIGKILL or by itself."""

    def __init__(self, process: "subprocess.Popen[bytes]", random: Random) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._ask: IO[bytes] = process.stdin
        self._heard = process.stdout.fileno()
        self._buffer = b""
        self._random = random
        self._usual: dict[str, float] = {}

    def live(self, job: str, folder: Path, *, spare: bool = False) -> list[list[str]]:
        """What a life acknowledged before it was killed, somewhere in the time that such a life takes."""
        self._ask.write(f"{job} {folder}\n".encode())
        self._ask.flush()
        pid = int(self._words(_LONGEST)[1])
        began = time.monotonic()
        usual = self._usual.get(job, 0.15)
        limit = began + (_LONGEST if spare else self._random.random() * usual * 1.1)
        acknowledged: list[list[str]] = []
        killed = False
        while True:
            words = self._words(max(0.0, limit - time.monotonic()) if not killed else _LONGEST)
            if not words:
                with suppress(ProcessLookupError):  # it ended by itself, just before
                    os.kill(pid, signal.SIGKILL)
                killed = True
            elif words[0] == "ended":
                if words[1] == "0":
                    self._usual[job] = time.monotonic() - began
                return acknowledged
            else:
                acknowledged.append(words[1:])

    def _words(self, patience: float) -> list[str]:
        """The next line; nothing when none came in time."""
        while b"\n" not in self._buffer:
            if not select.select([self._heard], [], [], patience)[0]:
                return []
            heard = os.read(self._heard, 65536)
            assert heard, "the victim's server ended"
            self._buffer += heard
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line.decode().split()


@contextmanager
def executioner(random: Random) -> Iterator[Executioner]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "app")))}
    command = [sys.executable, "-m", "tests.torture.victim"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as process:
        yield Executioner(process, random)


Prepare = Callable[[DataFolder], dict[str, Statement]]
Check = Callable[[Tally, DataFolder, dict[str, Statement], list[list[str]]], None]


def cut_answers(count: int, folder: Path, random: Random) -> Tally:
    """One record that dies again and again while somebody answers."""
    tally, data = Tally("SIGKILL while answering"), DataFolder(folder / "réponses")
    Study(data.database, utc_now).close()
    acknowledged: set[tuple[str, str]] = set()
    with executioner(random) as hand:
        hand.live("answer", data.root)
        for _nth in range(count):
            acknowledged |= {(attempt, item) for attempt, item in hand.live("answer", data.root)}
            tally.faults += 1
            with closing(sqlite3.connect(data.database)) as connection:
                if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                    tally.wrong.append("structure")
                query = "SELECT attempt, activity FROM statement WHERE verb = ?"
                there = set(connection.execute(query, (Verb.ANSWERED,)))
            tally.lost += [str(one) for one in acknowledged - there]
    return _closed(tally, data)


def _closed(tally: Tally, data: DataFolder) -> Tally:
    """What is left opens, shows what its statements say, and goes on."""
    study = open_study(data, utc_now)
    if study.recovery is not None:
        tally.wrong.append("a sound record was recovered")
    if not is_shown_rightly(study):
        tally.wrong.append("shown otherwise")
    study.learners.register("Après")
    study.close()
    return tally


def _cut(job: str, name: str, count: int, folder: Path, random: Random, prepare: Prepare, check: Check) -> Tally:
    """The same folder again and again, each time killed at another moment."""
    tally, origin = Tally(name), DataFolder(folder / job)
    furnish(origin, "Amina", "Bio")
    before = prepare(origin)
    with executioner(random) as hand:
        for nth in range(-2, count):
            data = DataFolder(folder / f"{job} n° {nth}")
            shutil.copytree(origin.root, data.root)
            told = hand.live(job, data.root, spare=nth < 0)
            if nth >= 0:
                tally.faults += 1
                check(tally, data, before, told)
            shutil.rmtree(data.root)
    return tally


def _compare(tally: Tally, data: DataFolder, before: dict[str, Statement], *, may_recover: bool = False) -> set[str]:
    """What is new; what was there before and is no more, or is otherwise, is told to the tally."""
    try:
        study = open_study(data, utc_now)
    except KnownError as error:
        tally.lost.append(f"does not open: {error}")
        return set()
    if study.recovery is not None:
        tally.said += 1
        if not may_recover:
            tally.wrong.append("a sound record was recovered")
    found = by_id(study.record.statements())
    tally.lost += [ident for ident in before if ident not in found]
    tally.wrong += [ident for ident, one in before.items() if ident in found and found[ident] != one]
    if not is_shown_rightly(study):
        tally.wrong.append("shown otherwise")
    study.learners.register("Après")
    study.close()
    return set(found) - set(before)


def cut_backups(count: int, folder: Path, random: Random) -> Tally:
    def check(tally: Tally, data: DataFolder, before: dict[str, Statement], told: list[list[str]]) -> None:
        maintenance = Maintenance(data, utc_now)
        listed = {backup.path.name: backup for backup in maintenance.backups()}
        tally.lost += [name for (name,) in told if name not in listed]
        for backup in listed.values():
            if maintenance.look_into(backup.path).statements != len(before):
                tally.wrong.append(backup.path.name)
        if _compare(tally, data, before):
            tally.wrong.append("something new")
        if maintenance.look_into(maintenance.back_up().path).statements != len(before) + 1:
            tally.wrong.append("the next backup")

    return _cut(
        "back_up", "SIGKILL in a backup", count, folder, random, lambda data: read(data.database, utc_now), check
    )


def cut_merges(count: int, folder: Path, random: Random) -> Tally:
    other = DataFolder(folder / "autre")
    arriving = furnish(other, "Chabi", "Dossi", days=12)
    with closing(Study(other.database, utc_now)) as study:
        study.exchange.write(folder / BUNDLE)

    def prepare(data: DataFolder) -> dict[str, Statement]:
        shutil.copy(folder / BUNDLE, data.root)
        return read(data.database, utc_now)

    def check(tally: Tally, data: DataFolder, before: dict[str, Statement], told: list[list[str]]) -> None:
        new = _compare(tally, data, before) & set(arriving)
        if new and new != set(arriving):
            tally.wrong.append("half a bundle")
        if told and not new:
            tally.lost.append("an acknowledged merge")
        with closing(open_study(data, utc_now)) as study:
            study.exchange.merge(data.root / BUNDLE, trust=True)
            if not set(arriving) <= set(by_id(study.record.statements())):
                tally.lost.append("the merge done again")

    return _cut("merge", "SIGKILL in a merge", count, folder, random, prepare, check)


def cut_migrations(count: int, folder: Path, random: Random) -> Tally:
    def prepare(data: DataFolder) -> dict[str, Statement]:
        before = read(data.database, utc_now)
        go_back_to(data.database, random.choice(EARLIER))
        return before

    def check(tally: Tally, data: DataFolder, before: dict[str, Statement], _told: list[list[str]]) -> None:
        if _compare(tally, data, before):
            tally.wrong.append("something new")

    return _cut("migrate", "SIGKILL in a migration", count, folder, random, prepare, check)


def cut_restores(count: int, folder: Path, random: Random) -> Tally:
    """The backup holds less than the record; what is newer is kept."""

    def prepare(data: DataFolder) -> dict[str, Statement]:
        Maintenance(data, utc_now).back_up()
        return furnish(data, "Chabi")

    def check(tally: Tally, data: DataFolder, before: dict[str, Statement], _told: list[list[str]]) -> None:
        _compare(tally, data, before)

    return _cut("restore", "SIGKILL in a restore", count, folder, random, prepare, check)


def cut_recoveries(count: int, folder: Path, random: Random) -> Tally:
    """Killed while a damaged database is replaced: nothing of the backup is lost, however often that happens."""

    def prepare(data: DataFolder) -> dict[str, Statement]:
        Maintenance(data, utc_now).back_up()
        before = read(data.database, utc_now)
        furnish(data, "Chabi")
        data.database.write_bytes(HARMS["cut short"](data.database.read_bytes(), Random(3)))
        return before

    def check(tally: Tally, data: DataFolder, before: dict[str, Statement], _told: list[list[str]]) -> None:
        _compare(tally, data, before, may_recover=True)

    return _cut("recover", "SIGKILL in a recovery", count, folder, random, prepare, check)
