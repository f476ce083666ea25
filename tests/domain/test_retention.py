"""Which backups stay: the recent ones, then one a day, a week, a month."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.retention import ALL_WITHIN, DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
moments = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=60)  # noqa: DTZ001


def test_half_hourly_for_two_years() -> None:
    every = [NOW - timedelta(minutes=30 * nth) for nth in range(48 * 700)]
    keep = kept(every, NOW)
    recent = {moment for moment in every if moment > NOW - ALL_WITHIN}
    assert recent <= keep
    older = keep - recent
    assert len({moment.date() for moment in keep}) >= DAYS
    assert len(older) <= DAYS + WEEKS + MONTHS
    assert min(keep) < NOW - timedelta(days=200)


@given(moments)
def test_the_newest_and_the_future_always_stay(found: list[datetime]) -> None:
    keep = kept(found, NOW)
    assert keep <= set(found)
    assert all(moment in keep for moment in found if moment > NOW - ALL_WITHIN)
    if found:
        assert max(found) in keep


@given(moments)
def test_thinning_again_changes_nothing(found: list[datetime]) -> None:
    keep = kept(found, NOW)
    assert kept(keep, NOW) == keep
