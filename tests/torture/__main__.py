"""`make torture N=…`: every campaign at a size. Exit code 1 when anything was lost or silently wrong."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.torture.cutting import (
    cut_answers,
    cut_backups,
    cut_merges,
    cut_migrations,
    cut_recoveries,
    cut_restores,
)
from tests.torture.damaging import damage_databases, damage_journals
from tests.torture.tally import Tally

Campaign = Callable[[int, Path, Random], Tally]

CAMPAIGNS: tuple[Campaign, ...] = (
    cut_answers,
    cut_backups,
    cut_merges,
    cut_migrations,
    cut_restores,
    cut_recoveries,
    damage_databases,
    damage_journals,
)


def main(count: int, seed: int, only: str = "") -> int:
    print(f"{count} faults a campaign, seed {seed}")
    bad = 0
    for campaign in CAMPAIGNS:
        if only not in campaign.__name__:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            tally = campaign(count, Path(folder), Random(seed))
        print(tally.line(time.monotonic() - began), flush=True)
        for kind, found in (("lost", tally.lost), ("wrong", tally.wrong)):
            for one in found[:10]:
                print(f"  {kind}: {one}")
        bad += len(tally.lost) + len(tally.wrong)
    return int(bad > 0)


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    sys.exit(main(int(given[0] or 100), int(given[1] or 20261127), "".join(given[2:3])))
