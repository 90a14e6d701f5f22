"""Dates, shares and numbers in words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from sources.pages import wording
from sources.rules.period import Period
from sources.vocabulary import Precision

AT = datetime(2019, 2, 23, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("precision", "words"),
    [("instant", "23 Feb 2019, 15:05"), ("day", "23 Feb 2019"), ("month", "Feb 2019"), ("year", "2019")],
)
def test_a_moment_says_no_more_than_is_known(precision: str, words: str) -> None:
    assert wording.moment(AT, precision) == words


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        pytest.param(date(2019, 2, 22), date(2019, 2, 22), Precision.DAY, "22 Feb 2019", id="one day"),
        pytest.param(
            date(2019, 2, 22), date(2019, 2, 24), Precision.DAY, "22–24 Feb 2019", id="days of a month"
        ),
        pytest.param(
            date(2019, 2, 27), date(2019, 3, 2), Precision.DAY, "27 Feb – 2 Mar 2019", id="two months"
        ),
        pytest.param(
            date(2019, 12, 30), date(2020, 1, 2), Precision.DAY, "30 Dec 2019 – 2 Jan 2020", id="two years"
        ),
        pytest.param(date(2019, 2, 1), date(2019, 2, 28), Precision.MONTH, "Feb 2019", id="a month"),
        pytest.param(date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR, "2019", id="a year"),
    ],
)
def test_a_period_is_written_as_briefly_as_it_can_be(
    first: date, last: date, precision: Precision, words: str
) -> None:
    assert wording.period(Period(first, last, precision)) == words


@pytest.mark.parametrize(("share", "words"), [(0.714, "71 %"), (0.999, "99 %"), (1.0, "100 %"), (None, "")])
def test_a_copy_is_never_called_whole_unless_it_is(share: float | None, words: str) -> None:
    assert wording.percent(share) == words


def test_counts_agree_with_their_nouns() -> None:
    assert wording.many(1, "article") == "1 article"
    assert wording.many(1200, "party", "parties") == "1,200 parties"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"


def test_dates_shares_and_numbers_are_those_of_the_readers_language() -> None:
    days = Period(date(2026, 2, 27), date(2026, 3, 1), Precision.DAY)
    with translation.override("es"):
        told = (
            wording.moment(datetime(2026, 3, 1, 12, 5, tzinfo=UTC)),
            wording.moment(AT, "month"),
            wording.period(days),
            wording.fineness(days),
            wording.many(12_000, "article"),
            wording.many(1, "independent origin"),
            wording.listed(["a", "b", "c"]),
            wording.decimal(1234.56, 1),
        )

    assert told == (
        "1 de marzo de 2026, 12:05",
        "febrero de 2019",
        "27 de febrero – 1 de marzo de 2026",
        "al día",
        "12.000 artículos",
        "1 origen independiente",
        "a, b y c",
        "1234,6",
    )
