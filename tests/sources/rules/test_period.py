"""A period of days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sources.rules.period import Period, instant


def test_a_period_does_not_end_before_it_begins() -> None:
    assert Period(date(2019, 2, 23), date(2019, 2, 23)).first == date(2019, 2, 23)
    with pytest.raises(ValueError, match="cannot end before it begins"):
        Period(date(2019, 2, 23), date(2019, 2, 22))


def test_an_instant_is_written_in_the_worlds_time_to_the_microsecond() -> None:
    caracas = timezone(timedelta(hours=-4))

    assert instant(datetime(2019, 2, 23, 22, 30, 0, 5, tzinfo=caracas)) == "2019-02-24T02:30:00.000005Z"
    assert instant(datetime(2019, 2, 23, 22, 30, tzinfo=UTC)) == "2019-02-23T22:30:00Z"
