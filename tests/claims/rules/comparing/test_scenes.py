"""Voices of one claim that set it on different days or in different places."""

from decimal import Decimal

import pytest

from claims.rules.comparing.scenes import Scene, disagreements, own_day
from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind
from tests.claims.rules.comparing.claims_in_short import days, figure

TEN = Value(Decimal(10), Decimal(10), "people")


def scene(family: str, when: str = "", places: str = "", terms: str = "") -> Scene:
    named = tuple(place.strip() for place in places.split(",") if place)
    return Scene(f"{family}/{when}/{places}", family, days(when), named, frozenset(terms.split()))


def test_two_dates_for_one_figure_are_told_with_both() -> None:
    (found,) = disagreements([scene("Post", "2024-03-04"), scene("Lantern", "2024-03-06")], TEN, "Ten died")

    assert found.comparison.kind is ContradictionKind.TIME
    assert found.comparison.reason == (
        "Both speak of the same happening, and give ten, but on two dates: 4 March 2024 and 6 March 2024."
    )


def test_two_places_for_one_figure_are_told_with_both() -> None:
    (found,) = disagreements(
        [scene("Post", places="mirov"), scene("Lantern", places="skarn")], TEN, "Ten died"
    )

    assert found.comparison.kind is ContradictionKind.PLACE
    assert "Mirov and Skarn" in found.comparison.reason


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (scene("Post", "2024-03-04"), scene("Lantern", "2024-03-05"), "10"),
        (scene("Post", "2024-03-04"), scene("Post", "2024-03-06"), "10"),
        (scene("Post", "2024-03"), scene("Lantern", "2024-03-06"), "10"),
        (scene("Post", "2024-03-04"), scene("Lantern", "2024-03-06"), "10+"),
        (scene("Post", "2024-03-04"), scene("Lantern", "2024-03-06"), "0"),
        (scene("Post", places="mirov"), scene("Lantern", places="valdoria, skarn"), "10"),
        (scene("Post", places="mirov", terms="mirov skarn"), scene("Lantern", places="skarn"), "10"),
    ],
    ids=[
        "a day's difference",
        "one family",
        "a month and a day",
        "a lower bound",
        "none",
        "another depth",
        "both named by one",
    ],
)
def test_nothing_is_told_where_both_may_be_so(one: Scene, other: Scene, value: str) -> None:
    assert disagreements([one, other], figure(value), "Ten died") == []


def test_each_other_day_is_told_once_however_many_say_it() -> None:
    told = [scene("Post", "2024-03-04"), *(scene(f"Paper {n}", "2024-03-06") for n in range(9))]

    assert len(disagreements(told, TEN, "Ten died")) == 1


def test_a_claim_has_a_day_of_its_own_where_its_voices_agree_on_it() -> None:
    assert own_day([days("2024-03-04"), None, days("2024-03")]) == days("2024-03-04")
    assert own_day([days("2024-03-04"), days("2024-03-05")]) is None
