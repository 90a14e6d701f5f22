"""What two texts share is counted without the words everybody prints, and placed at the edges or within."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.fingerprints import WINDOW, in_order
from sources.rules.overlap import Overlap, Side, _at_edges, _covered, inside, measure
from sources.rules.postings import cut

STANDING = 45
"""Shingles in which standing lines are printed, at either end."""

NOTHING = np.empty(0, dtype=np.uint64)


def words(letter: str, count: int) -> str:
    return " ".join(f"{letter}{number}" for number in range(count))


def held(one: str, other: str, ordinary: str = "") -> Overlap:
    learned = np.sort(cut(in_order([ordinary])[0].hashes)) if ordinary else NOTHING
    first, second = (Side.of(each) for each in in_order([one, other]))
    return measure(first, second, learned)


def test_shared_shingles_are_counted_once() -> None:
    passage = words("p", 40)

    assert held(f"{words('a', 90)} {passage} {words('b', 90)}", f"{passage} {passage}").shared == 36


def test_words_that_everybody_prints_are_left_out() -> None:
    footer = words("f", 40)

    assert held(f"{words('a', 90)} {footer}", f"{words('b', 90)} {footer}").shared == 36
    assert held(f"{words('a', 90)} {footer}", f"{words('b', 90)} {footer}", ordinary=footer).shared == 0


def test_a_phrase_inside_a_copied_run_takes_little_with_it() -> None:
    passage = f"{words('p', 60)} {words('s', 6)} {words('q', 60)}"

    found = held(f"{words('a', 90)} {passage}", f"{words('b', 90)} {passage}", ordinary=words("s", 6))

    assert 85 <= found.shared <= 110


def test_what_stands_at_both_ends_only_is_told() -> None:
    footer, passage = words("f", 40), words("p", 60)

    assert held(f"{words('a', 200)} {footer}", f"{footer} {words('b', 200)}").edges
    assert not held(f"{words('a', 200)} {footer}", f"{words('b', 90)} {footer} {words('c', 90)}").edges
    assert not held(f"{words('a', 200)} {passage}", f"{words('b', 200)} {passage}").edges


def test_what_is_shared_stands_at_the_edges_as_long_as_it_fits_into_both() -> None:
    """A run of n words has n - 4 shingles: 45 at the head and 45 at the tail are the most."""
    head, tail = words("h", STANDING + 4), words("t", STANDING + 4)

    def edges(head: str, tail: str) -> bool:
        one, other = (f"{head} {words(middle, 200)} {tail}" for middle in "ab")
        return held(one, other).edges

    assert edges(head, tail)
    assert not edges(f"{head} more", tail)
    assert not edges(head, f"more {tail}")
    assert not held(f"{head} {words('a', 200)}", f"{words('b', 200)} {head} {words('c', 200)}").edges


def test_the_edges_of_a_text_are_as_wide_at_its_beginning_as_at_its_end() -> None:
    length = 5 * STANDING

    def at_edges(*places: int) -> bool:
        return _at_edges(np.array(places, dtype=np.int64), length)

    assert at_edges(0, STANDING - 1, length - STANDING, length - 1)
    assert not at_edges(0, STANDING)
    assert not at_edges(length - STANDING - 1, length - 1)


def test_kept_hashes_that_stand_in_both_are_told_in_order() -> None:
    passage = words("p", 80)
    one, other = in_order([f"{words('a', 90)} {passage}", f"{passage} {words('b', 90)}"])

    common = measure(Side.of(one), Side.of(other), NOTHING).common

    kept = set(one.hashes[one.kept].tolist()) & set(other.hashes.tolist())
    assert kept
    assert common.tolist() == sorted(kept)


def test_texts_that_have_nothing_in_common_share_nothing() -> None:
    found = held(words("a", 90), words("b", 90))

    assert (found.shared, found.common.tolist()) == (0, [])


numbers = st.lists(st.integers(0, 12), max_size=12)


@given(numbers, numbers)
def test_what_is_inside_is_what_one_finds_there(values: list[int], others: list[int]) -> None:
    ordered = np.array(sorted(others), dtype=np.uint64)

    found = inside(np.array(values, dtype=np.uint64), ordered)

    assert found.tolist() == [value in others for value in values]


def run(*lengths: int) -> list[bool]:
    """Runs of shared shingles of these lengths, one that is not shared between each and the next."""
    return [shared for length in lengths for shared in (*[True] * length, False)][:-1]


shared_runs = st.lists(st.integers(0, 24), min_size=1, max_size=4).map(lambda lengths: run(*lengths))


@given(shared_runs.filter(any), st.data())
def test_an_ordinary_hash_stands_in_for_shared_shingles_of_any_window_it_may_be_the_least_of(
    met: list[bool], data: st.DataObject
) -> None:
    shared = [at for at, each in enumerate(met) if each]
    stops = data.draw(st.lists(st.sampled_from(shared), unique=True).map(sorted))

    covered = _covered(np.array(met), np.array(stops, dtype=np.int64))

    def within(one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return last - first < WINDOW and all(met[first : last + 1])

    assert covered.tolist() == [any(within(at, stop) for stop in stops) for at in range(len(met))]


@pytest.mark.parametrize(
    ("stop", "first", "last"),
    [(20, 5, 35), (0, 0, 15), (39, 24, 39), (50, 41, 60)],
    ids=["in the midst", "at the beginning", "at the end of a run", "in a run of twenty"],
)
def test_it_stands_in_for_fifteen_to_either_side_and_never_beyond_its_run(
    stop: int, first: int, last: int
) -> None:
    met = run(40, 20)

    covered = np.flatnonzero(_covered(np.array(met), np.array([stop])))

    assert (covered[0], covered[-1], len(covered)) == (first, last, last - first + 1)
