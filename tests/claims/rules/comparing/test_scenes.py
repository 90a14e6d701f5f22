"""Voices of one claim that set it on different days or in different places."""

from decimal import Decimal

import pytest

from claims.rules.comparing.scenes import Scene, disagreements, on_two_days, one_day, own_day
from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind, Outcome
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


def test_what_befalls_somebody_once_has_one_day_and_one_place_without_any_figure() -> None:
    told = [scene("Post", "2024-03-04", "mirov"), scene("Lantern", "2024-03-08", "skarn")]

    once = disagreements(told, Value(), "The judge died", "occurred:died")
    often = disagreements(told, Value(), "The council met", "occurred:took place")

    assert [found.comparison.kind for found in once] == [ContradictionKind.TIME, ContradictionKind.PLACE]
    assert once[0].comparison.reason.startswith("Both speak of the same happening, but on two dates")
    assert often == []


def test_two_claims_of_what_befalls_somebody_once_are_set_on_two_days_only_beyond_time_zones() -> None:
    first, next_day, later = (one_day(days(day)) for day in ("2024-03-04", "2024-03-05", "2024-03-08"))
    assert first
    assert next_day
    assert later

    found = on_two_days("occurred:died", first, later)

    assert found is not None
    assert (found.outcome, found.kind) == (Outcome.CONTRADICTS, ContradictionKind.TIME)
    assert on_two_days("occurred:died", first, next_day) is None
    assert on_two_days("occurred:took place", first, later) is None


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


def test_every_later_voice_is_held_against_the_first_whatever_those_between_say() -> None:
    told = [
        scene("Post", "2024-03-04", "mirov"),
        scene("Wire", "2024-03-04", "mirov"),
        scene("Lantern", "2024-03-08", "skarn"),
        scene("Gazette", "2024-03-12", "valdoria"),
    ]

    found = disagreements(told, TEN, "Ten died")

    assert [(each.one, each.other, each.comparison.kind) for each in found] == [
        (told[0].key, told[2].key, ContradictionKind.TIME),
        (told[0].key, told[3].key, ContradictionKind.TIME),
        (told[0].key, told[2].key, ContradictionKind.PLACE),
        (told[0].key, told[3].key, ContradictionKind.PLACE),
    ]


def test_a_claim_has_a_day_of_its_own_where_its_voices_agree_on_it() -> None:
    assert own_day([days("2024-03-04"), None, days("2024-03")]) == days("2024-03-04")
    assert own_day([days("2024-03-04"), days("2024-03-05")]) is None
