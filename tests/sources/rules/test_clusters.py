"""Clusters hold together whatever any ties lead to, and nobody is in two."""

from hypothesis import given
from hypothesis import strategies as st

from sources.rules.clusters import clusters

MEMBERS = st.lists(st.integers(0, 9), unique=True)
TIES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


def test_a_chain_is_one_cluster_in_the_order_given() -> None:
    assert clusters([3, 1, 2, 4], [(1, 2), (3, 2)]) == [[3, 1, 2], [4]]


def test_a_tie_to_a_stranger_counts_for_nothing() -> None:
    assert clusters([1, 2], [(1, 9), (9, 2)]) == [[1], [2]]


@given(MEMBERS, TIES)
def test_everybody_is_in_one_cluster_and_no_tie_leads_out_of_it(
    members: list[int], ties: list[tuple[int, int]]
) -> None:
    found = clusters(members, ties)

    place = {member: at for at, group in enumerate(found) for member in group}
    assert sorted(member for group in found for member in group) == sorted(members)
    assert all(place[one] == place[other] for one, other in ties if {one, other} <= place.keys())


@given(MEMBERS, TIES, st.randoms())
def test_the_order_of_ties_decides_nothing(members: list[int], ties: list[tuple[int, int]], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = [(other, one) for one, other in ties]
    chance.shuffle(shuffled)

    assert clusters(members, shuffled) == clusters(members, ties)
