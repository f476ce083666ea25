"""The bin of people, folded from statements in any order."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

from coprosec.domain.erasure import BIN_DAYS, fold_bin, is_binned
from coprosec.domain.ids import DeviceId, LearnerId, StatementId
from coprosec.domain.statements import Draft, Statement, Verb

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AFI = LearnerId("afi")


def said(tick: int, verb: str, **data: object) -> Statement:
    at = START + timedelta(hours=tick)
    return Statement(StatementId(str(tick)), DeviceId("a"), tick, tick, at, Draft(AFI, verb, data=data))


def test_the_last_word_counts_whatever_the_order() -> None:
    told = (said(1, Verb.REGISTERED, name="Afi"), said(2, Verb.BINNED, trainer="Rosine"), said(3, Verb.UNBINNED))
    for order in permutations(told):
        assert not is_binned(order)
        assert fold_bin(order) == ()
    again = (*told, said(4, Verb.BINNED, trainer="Rosine"))
    for order in permutations(again):
        (binned,) = fold_bin(order)
        assert (binned.name, binned.trainer, binned.since) == ("Afi", "Rosine", again[-1].recorded_at)


def test_thirty_days_are_counted_and_a_clock_behind_shortens_nothing() -> None:
    (binned,) = fold_bin((said(1, Verb.REGISTERED, name="Afi"), said(2, Verb.BINNED)))
    assert binned.days_left(binned.since + timedelta(days=12)) == BIN_DAYS - 12
    assert binned.days_left(binned.since + timedelta(days=31)) == 0
    assert binned.days_left(datetime(2002, 1, 1, tzinfo=UTC)) == BIN_DAYS


def test_malformed_words_of_newer_programs_are_survived() -> None:
    (binned,) = fold_bin((said(1, Verb.REGISTERED, name=3), said(2, Verb.BINNED, trainer=[1])))
    assert (binned.name, binned.trainer) == ("", "")
