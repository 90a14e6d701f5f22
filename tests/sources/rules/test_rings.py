"""Rings: whatever ties there are, those that are believed lead nobody back to itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.rules.rings import Tie, cut


def tie(key: str, downstream: int, upstream: int, strength: float = 0.0) -> Tie:
    return Tie(key, downstream, upstream, (strength,))


TIES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 3)),
    max_size=24,
    unique_by=lambda row: row[:2],
).map(lambda rows: [tie(f"{down}-{up}", down, up, strength) for down, up, strength in rows])


def above(ties: list[Tie], start: int) -> set[int]:
    met: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        new = {one.upstream for one in ties if one.downstream == here} - met
        met |= new
        waiting += new
    return met


def believed(ties: list[Tie]) -> list[Tie]:
    left_out = cut(ties)
    return [one for one in ties if one.key not in left_out]


@settings(max_examples=300)
@given(TIES)
def test_nothing_is_taken_from_itself_by_however_long_a_way(ties: list[Tie]) -> None:
    kept = believed(ties)

    assert not any(article in above(kept, article) for article in range(8))


@settings(max_examples=300)
@given(TIES, st.randoms(use_true_random=False))
def test_the_order_of_the_ties_makes_no_difference(ties: list[Tie], chance: object) -> None:
    shuffled = list(ties)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert cut(shuffled) == cut(ties)


@settings(max_examples=300)
@given(TIES)
def test_a_tie_in_no_ring_is_never_left_out(ties: list[Tie]) -> None:
    free = {one.key for one in ties if one.downstream not in above(ties, one.upstream) | {one.upstream}}

    assert not cut(ties) & free


@settings(max_examples=300)
@given(TIES)
def test_what_is_left_out_would_close_a_ring_and_nothing_more_has_to_go(ties: list[Tie]) -> None:
    kept = believed(ties)

    for one in ties:
        if one not in kept:
            assert one.downstream in above(kept, one.upstream) | {one.upstream}


def test_the_least_sure_tie_of_a_ring_goes() -> None:
    ring = [tie("a", 1, 2, 3.0), tie("b", 2, 3, 1.0), tie("c", 3, 1, 2.0)]

    assert cut(ring) == {"b"}


def test_equally_sure_ties_go_by_their_keys() -> None:
    assert cut([tie("b", 2, 1), tie("a", 1, 2)]) == {"b"}
