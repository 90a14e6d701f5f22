"""Placing a family on paper."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.bundles import Row, fold
from sources.rules.familypicture import DEEPEST, LETTER, NARROW, Picture, Words, draw, wrap
from sources.rules.pedigree import Link, Member, forest
from tests.sources.rules.test_bundles import family

LONG = "Diario del Alto Caroní y de la Gran Sabana, edición de la mañana"


def words(row: Row) -> Words:
    return Words(f"{LONG} {row.branches[0].member.key}", "republication, 97 % shared, credited")


def sound(picture: Picture) -> bool:
    """No mark over another, every one inside, every name within a phone's width."""
    ends = [(mark.top, mark.top + mark.height) for mark in picture.marks]
    apart = all(one[1] <= other[0] for one, other in pairwise(ends))
    inside = all(0 <= mark.x <= DEEPEST + 1e-9 for mark in picture.marks) and ends[-1][1] == picture.height
    fits = all(
        len(line) * LETTER <= (1 - mark.x) * NARROW + 1e-6 for mark in picture.marks for line in mark.name
    )
    return apart and inside and fits


@pytest.mark.parametrize("copies", [0, 1, 11, 299])
def test_families_of_every_size_are_drawn_without_overlaps(copies: int) -> None:
    assert sound(draw(fold(family([number // 5 for number in range(copies)])), words))


@pytest.mark.parametrize(
    ("links", "elbows", "further"),
    [
        pytest.param("ba ca db dc", 3, 1, id="a diamond"),
        pytest.param("ab ba cb", 2, 1, id="a ring"),
        pytest.param("ca cb dc", 2, 1, id="two roots"),
        pytest.param("ba cb dc", 3, 0, id="a chain"),
    ],
)
def test_every_link_is_drawn_once(links: str, elbows: int, further: int) -> None:
    members = [Member(key) for key in sorted(set(links) - {" "})]
    picture = draw(fold(forest(members, [Link(*pair) for pair in links.split()])), words)

    assert sound(picture)
    assert sum(not each.further for each in picture.elbows) == elbows
    assert sum(each.further for each in picture.elbows) == further


def test_a_bundle_whose_pieces_all_took_from_a_further_one_is_joined_to_it_once() -> None:
    copies = [f"c{number:02}" for number in range(40)]
    members = [Member(key) for key in ("a", "b", *copies)]
    picture = draw(
        fold(forest(members, [Link(*pair) for key in copies for pair in ((key, "a"), (key, "b"))])), words
    )
    joined = [(elbow.up, elbow.down) for elbow in picture.elbows if elbow.further]

    assert any(len(down.row.branches) > 1 for _, down in joined)
    assert len(joined) == len({(id(up), id(down)) for up, down in joined})


def test_lines_run_to_the_right_except_where_they_close_a_ring() -> None:
    picture = draw(fold(family([0, 0, 1, 2, 4, 5, 5])), words)

    assert all(elbow.up.x < elbow.down.x for elbow in picture.elbows)


@given(st.lists(st.integers(0, 80), max_size=80))
def test_whatever_the_family_nothing_stands_over_anything_else(ups: list[int]) -> None:
    trees = family([min(up, number) for number, up in enumerate(ups)])

    assert sound(draw(fold(trees), words))


@given(st.text(alphabet="ab é", max_size=60), st.integers(1, 30))
def test_wrapping_keeps_every_letter_within_the_line(said: str, letters: int) -> None:
    lines = list(wrap(said, letters))

    assert max(map(len, lines)) <= letters
    assert "".join(lines).replace(" ", "") == "".join(said.split())
