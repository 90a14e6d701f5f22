"""Postings tell who carries a hash, the first carriers before all others, however their runs are merged."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.rules.postings import (
    GROWTH,
    MOST_CARRIERS,
    NUMBER_BITS,
    Meetings,
    Postings,
    entries_of,
    numbers_in,
)

batches = st.lists(
    st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=4), min_size=1, max_size=8
)


def entries(carried: list[list[int]], first: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    hashes = [code for codes in carried for code in codes]
    numbers = [first + at for at, codes in enumerate(carried) for _ in codes]
    return entries_of(np.array(hashes, dtype=np.uint64), np.array(numbers, dtype=np.int64))


def told(found: Meetings, batch: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> set[tuple[int, int, int]]:
    """Hash, later, earlier of each meeting."""
    hashes = (batch >> np.uint64(NUMBER_BITS)).tolist()
    later = numbers_in(batch).tolist()
    return {
        (hashes[place], later[place], number)
        for place, number in zip(found.places.tolist(), found.numbers.tolist(), strict=True)
    }


@settings(max_examples=100)
@given(batches)
def test_whoever_carried_a_hash_before_is_met(arriving: list[list[list[int]]]) -> None:
    postings, first, carriers = Postings(), 0, dict[int, list[int]]()
    for carried in arriving:
        batch = entries(carried, first)
        expected = set()
        for at, codes in enumerate(carried):
            for code in sorted(set(codes)):
                before = carriers.setdefault(code, [])
                expected |= {(code, first + at, number) for number in before[:MOST_CARRIERS]}
                before.append(first + at)
        found = postings.meet(batch)
        assert told(found, batch) == expected
        postings = postings.keep(batch[found.carriers < MOST_CARRIERS])
        first += len(carried)


@pytest.mark.parametrize("size", [1, 7, 200])
def test_only_the_first_carriers_are_kept_and_met(size: int) -> None:
    postings = Postings()
    for first in range(0, 400, size):
        batch = entries([[5]] * size, first)
        found = postings.meet(batch)
        postings = postings.keep(batch[found.carriers < MOST_CARRIERS])

    asked = entries([[5]], 400)
    found = postings.meet(asked)

    assert sorted(found.numbers.tolist()) == list(range(MOST_CARRIERS))
    assert len(postings) == MOST_CARRIERS


def test_runs_stay_few_and_each_is_much_shorter_than_the_one_before() -> None:
    postings = Postings()
    for number in range(300):
        postings = postings.keep(entries([list(range(number * 20, number * 20 + 20))], number))

    lengths = [len(run.entries) for run in postings.runs]

    assert all(one > GROWTH * other for one, other in pairwise(lengths))
    assert sum(lengths) == len(postings) == 6000


def test_hashes_with_the_same_first_bits_are_told_apart() -> None:
    codes = [code << 4 for code in range(2000)]
    postings = Postings().keep(entries([codes], 0))

    found = postings.meet(entries([[code + 1 for code in codes] + [160]], 1))

    assert found.numbers.tolist() == [0]
