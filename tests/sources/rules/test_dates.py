"""Dates as written in listings, each known only so finely."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.dates import parse
from sources.rules.period import Moment
from sources.vocabulary import Precision

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "numbers", "precision"),
    [
        pytest.param("2019", (2019, 1, 1), Precision.YEAR, id="year"),
        pytest.param("2019-03", (2019, 3, 1), Precision.MONTH, id="month"),
        pytest.param(" 2019-03-05 ", (2019, 3, 5), Precision.DAY, id="day"),
        pytest.param("2019-03-05T14:30Z", (2019, 3, 5, 14, 30), Precision.INSTANT, id="instant"),
        pytest.param(
            "2019-03-05 14:30:09", (2019, 3, 5, 14, 30, 9), Precision.INSTANT, id="no offset is UTC"
        ),
        pytest.param("2019-03-05T01:00-05:00", (2019, 3, 5, 6), Precision.INSTANT, id="west of Greenwich"),
        pytest.param(
            "2019-03-05T01:00:00+0530", (2019, 3, 4, 19, 30), Precision.INSTANT, id="offset without colon"
        ),
        pytest.param(
            "2019-03-05T01:00:00.5Z", (2019, 3, 5, 1, 0, 0, 500000), Precision.INSTANT, id="fraction"
        ),
    ],
)
def test_a_date_is_known_as_finely_as_it_is_written(
    text: str, numbers: tuple[int, int, int], precision: Precision
) -> None:
    assert parse(text) == Moment(datetime(*numbers, tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "text",
    ["", "today", "03/05/2019", "2019-3-5", "2019-13", "2019-02-30", "0000", "20190305", "2019-03-05T25:00Z",
     "0001-01-01T00:00+05:00", "AUGUST 2025", "2019-W03", "٢٠١٩", "2019-03-05T14:00Z and more"],
)  # fmt: skip
def test_anything_else_is_refused_and_told_how_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: write 2019, 2019-03, 2019-03-01 or 2019"):
        parse(text)


@pytest.mark.parametrize("text", ["0001", "1499-12-31", "3000-01", "9999-12-31", "9999-12-31T23:59:59Z"])
def test_a_year_that_news_cannot_be_of_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="outside the years of news: write one from 1500 to 2999"):
        parse(text)


@given(st.integers(-14_800_000_000, 32_000_000_000), st.integers(min_value=-14 * 60, max_value=14 * 60))
def test_every_instant_is_read_back_as_the_same_instant(seconds: int, minutes: int) -> None:
    at = (EPOCH + timedelta(seconds=seconds)).astimezone(timezone(timedelta(minutes=minutes)))

    assert parse(at.isoformat()).at == at
