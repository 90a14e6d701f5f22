"""What two texts share is counted without the words everybody prints, and placed at the edges or within."""

import numpy as np

from sources.rules.fingerprints import in_order
from sources.rules.overlap import EDGE, Overlap, Side, _at_edges, measure
from sources.rules.postings import cut

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
    head, tail = words("h", EDGE + 4), words("t", EDGE + 4)

    def edges(head: str, tail: str) -> bool:
        one, other = (f"{head} {words(middle, 200)} {tail}" for middle in "ab")
        return held(one, other).edges

    assert edges(head, tail)
    assert not edges(f"{head} more", tail)
    assert not edges(head, f"more {tail}")
    assert not held(f"{head} {words('a', 200)}", f"{words('b', 200)} {head} {words('c', 200)}").edges


def test_the_edges_of_a_text_are_as_wide_at_its_beginning_as_at_its_end() -> None:
    length = 5 * EDGE

    def at_edges(*places: int) -> bool:
        return _at_edges(np.array(places, dtype=np.int64), length)

    assert at_edges(0, EDGE - 1, length - EDGE, length - 1)
    assert not at_edges(0, EDGE)
    assert not at_edges(length - EDGE - 1, length - 1)
