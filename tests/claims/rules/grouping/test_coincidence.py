"""One happening told with another town or another day, and two happenings that merely look alike."""

import pytest

from claims.rules.grouping.matching import group
from tests.claims.rules.grouping.mentions_in_short import mention

ONE_HAPPENING = [
    ("the governor's helicopter crashed", "5", "people", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("the circus tent burned down", "14", "people", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("kidnapped", "11", "nun", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("a tanker overturned", "27", "people", "mirov 2024-03-02", "mirov 2024-03-08"),
]
TWO_HAPPENINGS = [
    ("killed in an attack", "2", "soldier", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("killed", "20", "soldier", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("crossed the border", "300", "refugee", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("a tropical storm brought rivers over", "14", "people", "mirov 2024-03-05", "skarn 2024-03-05"),
    ("a tanker overturned", "27", "people", "mirov 2024-03-02", "skarn 2024-03-08"),
    ("a tanker overturned", "27", "people", "mirov 2024-03-02", "mirov 2024-03-28"),
    ("a tanker overturned", "20+", "people", "mirov 2024-03-05", "skarn 2024-03-05"),
]


def events(text: str, value: str, population: str, one: str, other: str) -> int:
    told = [
        mention(f"{text} {place}", value, population, when=day, published=day, places=place, key=f"{at}")
        for at, (place, day) in enumerate((one.split(), other.split()))
    ]
    return len(group(told))


@pytest.mark.parametrize("told", ONE_HAPPENING, ids=str)
def test_the_same_odd_figure_in_the_same_rare_words_is_one_happening(
    told: tuple[str, str, str, str, str],
) -> None:
    assert events(*told) == 1


@pytest.mark.parametrize("told", TWO_HAPPENINGS, ids=str)
def test_a_round_or_small_figure_or_a_storm_may_be_in_two_towns(told: tuple[str, str, str, str, str]) -> None:
    assert events(*told) == 2
