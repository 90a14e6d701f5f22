"""A period of days."""

from datetime import date

import pytest

from sources.rules.period import Period


def test_a_period_does_not_end_before_it_begins() -> None:
    assert Period(date(2019, 2, 23), date(2019, 2, 23)).first == date(2019, 2, 23)
    with pytest.raises(ValueError, match="cannot end before it begins"):
        Period(date(2019, 2, 23), date(2019, 2, 22))
