"""Two claims stand in one order, whichever is named first: the earlier, then the higher."""

from dataclasses import replace
from itertools import permutations

import pytest

from claims.rules.comparing import scope
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from tests.claims.rules.comparing.claims_in_short import claim

ORDERED = [
    pytest.param(claim("b", "2", as_of="2024-03-04"), claim("a", "9", as_of="2024-03-05"), id="the earlier"),
    pytest.param(claim("b", "2", as_of="2024-03-04"), claim("a", "9"), id="the dated"),
    pytest.param(claim("b", "9"), claim("a", "4"), id="the higher"),
    pytest.param(claim("b", "0.5"), claim("a", "0"), id="the higher of a half and none"),
    pytest.param(claim("b", "1"), claim("a", "0"), id="one before none"),
    pytest.param(claim("b", "4"), claim("a", "2+"), id="the higher by its least, where it has no end"),
    pytest.param(claim("b", "2-9"), claim("a", "4"), id="the higher by its end"),
    pytest.param(claim("b", "0"), claim("c", "no"), id="by name, where both say none"),
    pytest.param(claim("a", "4", key="a"), claim("b", "4", key="b"), id="by name"),
]


@pytest.mark.parametrize(("first", "second"), ORDERED)
def test_two_claims_stand_in_one_order_whichever_is_named_first(first: Comparand, second: Comparand) -> None:
    for pair in permutations((first, second)):
        found = scope.pair(*pair)
        assert (found.one, found.other) == (first, second)


def test_a_tally_without_an_end_names_both_figures_as_their_claims_give_them() -> None:
    tally, final = claim("a", "2", as_of="2024-03-04", running=True), claim("b", "4")

    told = "{} counts up to 4 March 2024, and nothing says which moment {} speaks for."
    for pair in permutations((tally, final)):
        assert compare(*pair).reason == "A running tally: " + told.format("two", "four")
    assert compare(replace(tally, as_of=None), final).reason == (
        "A running tally: two counts, and nothing says which moment four speaks for."
    )


def road(length: str, unit: str) -> Comparand:
    return claim(f"{length} {unit}", length, "road", act="cleared", unit=unit)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param(
            claim("a", "4", "truck"),
            claim("b", "9", "soldier"),
            "Another population: one counts “soldier”, the other “truck”.",
            id="two groups",
        ),
        pytest.param(
            claim("a", "4", "truck"),
            replace(claim("b", "9", ""), measure="Dead"),
            "Another population: one counts “Dead”, the other “truck”.",
            id="a group and everybody",
        ),
        pytest.param(
            claim("a", "4", "national guard"),
            claim("b", "9", "soldier"),
            "Another population: “national guard” lies within “soldier”, so four may well be a part of nine.",
            id="a part and its whole",
        ),
        pytest.param(
            claim("a", "4", "soldier"),
            claim("b", "9", ""),
            "Another population: “soldier” lies within “people”, so four may well be a part of nine.",
            id="a part and all people",
        ),
        pytest.param(
            claim("a", "9", "national guard"),
            claim("b", "4", "soldier"),
            "The part is larger than the whole: “national guard” lies within “soldier”, yet nine is more than four.",
            id="a part and a smaller whole",
        ),
        pytest.param(
            road("2", "km"),
            road("2000", "m"),
            "In one unit the two figures agree: 2,000 m and 2 km.",
            id="one length in two units",
        ),
        pytest.param(
            road("10", "km"),
            road("2", "mile"),
            "In one unit the figures for “Road cleared” do not meet: 10 km and 2 miles.",
            id="two lengths in two units",
        ),
        pytest.param(
            road("10", "km"),
            road("2", "km"),
            "Both give an exact number for “Road cleared”: 10 km and 2 km.",
            id="two lengths in one unit",
        ),
        pytest.param(
            claim("a", "2-4"),
            claim("b", "9"),
            "The figures for “People killed” do not meet: nine against between two and four.",
            id="a range, which has an “and” of its own",
        ),
        pytest.param(
            claim("a", "4+"),
            claim("b", "..2"),
            "The figures for “People killed” do not meet: at least four and at most two.",
            id="two bounds",
        ),
    ],
)
def test_a_reason_names_what_either_counts_as_the_claims_give_it(
    one: Comparand, other: Comparand, reason: str
) -> None:
    assert compare(one, other).reason == compare(other, one).reason == reason
