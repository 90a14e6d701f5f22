"""Drawing who takes from whom between sources."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.familypicture import LETTER, NARROW
from sources.rules.flowmap import INNER, MOST, REST, THICKEST, THINNEST, FlowMap, Pair, draw

NAMES = {f"s{number}": f"Diario del Alto Caroní y de la Gran Sabana {number}" for number in range(500)}


def pairs(sources: int) -> list[Pair]:
    """A few wires, and everybody else takes from one or two of them."""
    return [
        Pair(f"s{number % max(sources // 5, 1)}", f"s{number}", 1 + number * 7 % 40)
        for number in range(1, sources)
    ]


def sound(drawn: FlowMap) -> bool:
    """No name over another, every one inside and within its side, every line between two names."""
    fits = all(
        len(line) * LETTER <= INNER * NARROW for stop in (*drawn.givers, *drawn.takers) for line in stop.lines
    )
    for side in (drawn.givers, drawn.takers):
        edges = [(stop.spots[0][0] - 10, stop.spots[-1][0] + 10) for stop in side]
        if (
            any(one[1] > other[0] for one, other in pairwise(edges))
            or edges[-1][1] > drawn.height
            or edges[0][0] < 0
        ):
            return False
    known = all(band.up in drawn.givers and band.down in drawn.takers for band in drawn.bands)
    return fits and known and all(THINNEST <= band.width <= THICKEST for band in drawn.bands)


@pytest.mark.parametrize("sources", [2, 5, 40, 400])
def test_the_map_stays_readable_however_many_sources_there_are(sources: int) -> None:
    drawn = draw(pairs(sources), NAMES)

    assert sound(drawn)
    assert max(len(drawn.givers), len(drawn.takers)) <= MOST + 1


def test_what_is_drawn_together_is_still_counted() -> None:
    known = pairs(400)
    drawn = draw(known, NAMES)

    rest = next(stop for stop in drawn.takers if stop.key == REST)
    assert sum(band.count for band in drawn.bands) == sum(pair.count for pair in known)
    assert rest.of == 399 - MOST
    assert drawn.takers[-1] is rest
    assert rest.lines[0].startswith("385 other")


def test_one_more_than_there_is_room_for_still_bears_its_name() -> None:
    drawn = draw([Pair("wire", f"s{number}", 1) for number in range(MOST + 1)], NAMES)

    assert REST not in {stop.key for stop in drawn.takers}


def test_takers_stand_beside_whom_they_take_from() -> None:
    drawn = draw([Pair("a", "x", 9), Pair("b", "y", 5), Pair("c", "z", 2)], {})

    assert [stop.key for stop in drawn.takers] == ["x", "y", "z"]
    assert [band.width for band in drawn.bands] == [14.0, 7.8, 3.1]


keys = st.sampled_from([f"s{number}" for number in range(30)])


@given(st.lists(st.builds(Pair, keys, keys, st.integers(1, 999)), min_size=1, max_size=60))
def test_whatever_the_pairs_nothing_overlaps_and_their_order_does_not_matter(known: list[Pair]) -> None:
    assert sound(draw(known, NAMES))
    assert draw(reversed(known), NAMES) == draw(known, NAMES)
