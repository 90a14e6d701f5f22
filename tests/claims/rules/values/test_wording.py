"""Figures, dates and values in a sub-editor's words."""

from decimal import Decimal

import pytest

from claims.rules.values import wording
from tests.claims.rules.comparing.claims_in_short import days, figure


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "zero"),
        ("4", "four"),
        ("12", "twelve"),
        ("13", "13"),
        ("6000", "6,000"),
        ("1500000", "1.5 million"),
        ("1512000", "1,512,000"),
        ("2000000000", "2 billion"),
        ("2.5", "2.5"),
        ("-7", "-7"),
    ],
)
def test_numbers_are_spelled_to_twelve_then_grouped(number: str, words: str) -> None:
    assert wording.spelled(Decimal(number)) == words


@pytest.mark.parametrize(
    ("short", "unit", "text", "words"),
    [
        ("4", "", "", "four"),
        ("4", "people", "", "four"),
        ("4", "ferrymen", "", "4 ferrymen"),
        ("2+", "", "", "at least two"),
        ("..3", "", "", "at most three"),
        ("3-5", "", "", "between three and five"),
        ("~23", "", "", "around 23"),
        ("~23:21-25", "", "Around 23 defected", "around 23 (21 to 25)"),
        ("~23:20-27", "", "Unos 22 desertaron", "around 22 (20 to 27)"),
        ("~24-60", "", "a few dozen guards", "“a few dozen” (24 to 60)"),
        ("~24-120", "", "decenas de detenidos", "“decenas” (24 to 120)"),
        ("no", "", "", "none"),
        ("yes", "", "", "some"),
        ("not 4", "", "", "not four"),
        ("40", "percent", "", "40 percent"),
        ("2", "km", "", "2 km"),
        ("2", "week", "", "2 weeks"),
        ("1", "week", "", "1 week"),
        ("28000", "GBP", "", "28,000 GBP"),
    ],
)
def test_values_read_like_their_claims(short: str, unit: str, text: str, words: str) -> None:
    assert wording.value(figure(short, unit), text) == words


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("2019", "2019"),
        ("2019-02", "February 2019"),
        ("2019-02-22", "22 February 2019"),
        ("2019-02-22/24", "22–24 February 2019"),
    ],
)
def test_periods_read_as_dates(short: str, words: str) -> None:
    period = days(short)

    assert period is not None
    assert wording.period(period) == words


def test_a_sentence_starts_with_a_capital_even_behind_a_quotation_mark() -> None:
    assert wording.sentence("“a few dozen” is less") == "“A few dozen” is less"


def test_words_without_a_letter_stay_as_they_are() -> None:
    assert wording.sentence("“…”") == "“…”"
