"""In a large event exactly those claims are held against each other that the comparison does not set apart by group."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claims.rules.comparing.nearby import crowded, nearby
from claims.rules.values import nesting
from tests.laws import tried

WORDS = (
    *("people", "civilians", "soldiers", "Pemon", "Venezuelans", "Venezuelan", "children", "women"),
    *("migrants", "boats", "aid", "trucks", "Olmari"),
)
populations = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=12)


@given(populations)
@tried(200)
def test_every_two_that_may_be_compared_are_found_and_no_others(named: list[str]) -> None:
    found = list(nearby(named))

    assert len(found) == len(set(found))
    assert set(found) == {
        (one, other)
        for one, other in combinations(range(len(named)), 2)
        if _related(named[one], named[other])
    }


@given(populations)
@tried(50)
def test_each_is_crowded_by_all_others_it_may_be_compared_with(named: list[str]) -> None:
    assert crowded(named) == [
        sum(_related(one, other) for at, other in enumerate(named) if at != place)
        for place, one in enumerate(named)
    ]


def _related(one: str, other: str) -> bool:
    return nesting.same_group(one, other) or nesting.within(one, other) or nesting.within(other, one)
