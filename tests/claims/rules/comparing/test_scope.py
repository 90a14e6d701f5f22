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
