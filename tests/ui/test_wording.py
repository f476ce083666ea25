"""How moments and scores are said."""

from datetime import UTC, datetime, timedelta

import pytest

from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.explanations import refusals
from coprosec.ui.wording import clock_time, day, explain, percent


def test_given_a_moment_of_today_then_its_hour_is_said() -> None:
    moment = datetime.now(UTC)
    assert day(moment) == f"aujourd’hui à {moment.astimezone():%H:%M}"


def test_given_yesterday_then_it_is_called_so() -> None:
    moment = datetime.now(UTC) - timedelta(days=1)
    assert day(moment) == f"hier à {moment.astimezone():%H:%M}"


def test_given_an_older_day_then_its_date_is_said() -> None:
    assert day(datetime(2026, 3, 1, 12, tzinfo=UTC)) == "le 1er mars 2026"


def test_given_a_moment_then_it_is_said_as_on_the_wall() -> None:
    moment = datetime(2026, 3, 1, 12, 4, 9, tzinfo=UTC)
    assert clock_time(moment) == moment.astimezone().strftime("%H:%M:%S")


def test_given_a_share_then_its_sign_does_not_leave_it() -> None:
    assert percent(80) == "80\u00a0%"


@pytest.mark.parametrize("reason", refusals())
def test_given_a_refused_answer_then_its_own_advice_is_given(reason: str) -> None:
    told = explain(KnownError(ErrorCode.ANSWER_REFUSED, reason=reason))
    assert told.advice == refusals()[reason]
    assert told.advice.endswith("puis validez.")


def test_given_a_name_refused_then_the_longest_is_said() -> None:
    assert "60 caractères" in explain(KnownError(ErrorCode.NAME_REFUSED, longest=60)).advice
