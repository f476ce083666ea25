"""The ids that statements carry."""

import re
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.ids import new_uuid

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_given_any_moment_when_an_id_is_made_then_it_is_a_uuid_of_version_7(now: datetime) -> None:
    made = new_uuid(now)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made)
    assert (UUID(made).version, UUID(made).variant) == (7, RFC_4122)
    assert UUID(made).int >> 80 == int(now.timestamp() * 1000)


@given(MOMENTS, st.integers(1, 10**9))
def test_given_a_later_moment_when_an_id_is_made_then_it_sorts_after(now: datetime, later: int) -> None:
    assert new_uuid(now) < new_uuid(now + timedelta(milliseconds=later))


def test_given_one_moment_when_many_ids_are_made_then_all_differ() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert len({new_uuid(now) for _ in range(10_000)}) == 10_000


def test_given_a_clock_before_1970_when_an_id_is_made_then_it_is_still_an_id() -> None:
    assert UUID(new_uuid(datetime(1960, 1, 1, tzinfo=UTC))).version == 7
