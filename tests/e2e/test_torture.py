"""Every campaign of faults, in short: nothing is lost, nothing is silently wrong (`make torture` does it at length)."""

import os
from pathlib import Path
from random import Random

import pytest

from tests.torture.__main__ import CAMPAIGNS, Campaign
from tests.torture.damaging import damage_databases, damage_journals

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

_CUTS, _DAMAGES = 30, 100


@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda campaign: campaign.__name__)
def test_nothing_is_lost_and_nothing_silently_wrong(campaign: Campaign, tmp_path: Path) -> None:
    is_damage = campaign in (damage_databases, damage_journals)
    tally = campaign(_DAMAGES if is_damage else _CUTS, tmp_path, Random(20261127))
    assert tally.faults == (_DAMAGES if is_damage else _CUTS)
    assert tally.lost == []
    assert tally.wrong == []
    if is_damage:
        assert tally.said > _DAMAGES // 4
        assert tally.salvaged > 0
