"""The disk lies: a database or its journal is cut short, zeroed, garbled, or one bit of it flips."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from coprosec.domain.clock import utc_now
from coprosec.domain.statements import Statement
from coprosec.errors import KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from coprosec.storage import seal
from tests.torture.living import furnish
from tests.torture.tally import Tally, by_id, is_shown_rightly

Harm = Callable[[bytes, Random], bytes]


def _cut_short(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _zeroed(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((512, 4096, 20_000)), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


def _garbled(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((16, 512, 4096)), len(content) - start)
    return content[:start] + chance.randbytes(length) + content[start + length :]


def _flipped(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


HARMS: dict[str, Harm] = {
    "cut short": _cut_short,
    "zeroed": _zeroed,
    "garbled": _garbled,
    "one bit flipped": _flipped,
}


def damage_databases(count: int, folder: Path, random: Random) -> Tally:
    """Half of the files are sealed, half look like after a power cut."""
    tally, origin = Tally("damaged database"), DataFolder(folder / "base")
    backed_up, everything = _lived_in(origin)

    def harm(data: DataFolder, nth: int) -> None:
        kind = tuple(HARMS.values())[nth % len(HARMS)]
        data.database.write_bytes(kind(data.database.read_bytes(), random))
        if nth // len(HARMS) % 2:
            seal.lift(data.database)

    return _damaged(tally, count, origin, backed_up, everything, harm)


def damage_journals(count: int, folder: Path, random: Random) -> Tally:
    """The journal holds what was recorded since the last backup, as after a power cut."""
    tally, alive = Tally("damaged journal"), DataFolder(folder / "vivant")
    backed_up, _all = _lived_in(alive)
    origin = DataFolder(folder / "journal")
    with closing(Study(alive.database, utc_now)) as study:
        for name in ("Dossi", "Eyitayo", "Fifamè"):
            study.learners.register(name)
        everything = by_id(study.record.statements())
        shutil.copytree(alive.root, origin.root)

    def harm(data: DataFolder, nth: int) -> None:
        journal = data.database.with_name(f"{data.database.name}-wal")
        journal.write_bytes(tuple(HARMS.values())[nth % len(HARMS)](journal.read_bytes(), random))
        journal.with_name(f"{data.database.name}-shm").unlink(missing_ok=True)

    return _damaged(tally, count, origin, backed_up, everything, harm)


def _lived_in(data: DataFolder) -> tuple[dict[str, Statement], dict[str, Statement]]:
    """What the backup holds, and everything."""
    backed_up = furnish(data, "Amina", "Bio", days=6)
    with closing(Study(data.database, utc_now)) as study:
        study.installation.set_up("Centre de Lokossa", "Poste 3")
    Maintenance(data, utc_now).back_up()
    return backed_up, furnish(data, "Chabi", days=6)


def _damaged(
    tally: Tally,
    count: int,
    origin: DataFolder,
    backed_up: dict[str, Statement],
    everything: dict[str, Statement],
    harm: Callable[[DataFolder, int], None],
) -> Tally:
    for nth in range(count):
        data = DataFolder(origin.root.with_name(f"{origin.root.name} n° {nth}"))
        shutil.copytree(origin.root, data.root)
        harm(data, nth)
        tally.faults += 1
        _look(tally, data, backed_up, everything, nth)
        shutil.rmtree(data.root)
    return tally


def _look(
    tally: Tally, data: DataFolder, backed_up: dict[str, Statement], everything: dict[str, Statement], nth: int
) -> None:
    try:
        study = open_study(data, utc_now)
    except KnownError as error:
        tally.lost.append(f"{nth}: does not open: {error}")
        return
    found = by_id(study.record.statements())
    expected = everything if study.recovery is None else backed_up
    tally.lost += [f"{nth}: {everything[ident].draft.verb}" for ident in expected if ident not in found]
    tally.wrong += [f"{nth}: {one.draft.verb}" for ident, one in found.items() if everything.get(ident) != one]
    if study.recovery is not None:
        tally.said += 1
        tally.salvaged += study.recovery.salvaged
        if not (study.recovery.set_aside / data.database.name).exists():
            tally.lost.append(f"{nth}: not set aside")
    if not is_shown_rightly(study):
        tally.wrong.append(f"{nth}: shown otherwise")
    if study.installation.read().centre_name not in ("Centre de Lokossa", ""):
        tally.wrong.append(f"{nth}: {study.installation.read().centre_name}")
    study.learners.register("Après")
    study.close()
