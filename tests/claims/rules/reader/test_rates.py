"""Figures that count by the day, the week or the year are not held against totals."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements


@pytest.mark.parametrize(
    ("words", "language", "unit"),
    [
        ("Cholera kills 20 people a day in Asmera.", "en", "people per day"),
        ("Some 200 soldiers desert every month.", "en", "people per month"),
        ("Mining accidents kill 50 miners per year in Brenna.", "en", "people per year"),
        ("Every week 15 people are killed in Holt.", "en", "people per week"),
        ("El cólera mata a 15 personas por semana.", "es", "people per week"),
        ("Unos 40 migrantes mueren cada mes.", "es", "people per month"),
        ("The raid killed four people a day after the truce.", "en", "people"),
        ("El ataque mató a cuatro personas al día siguiente.", "es", "people"),
    ],
)
def test_the_unit_says_by_which_span_of_time_a_figure_counts(words: str, language: str, unit: str) -> None:
    (found,) = statements(words, language)

    assert found.value.unit == unit
