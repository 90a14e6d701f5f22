"""Folding a large family."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.bundles import MOST_ROWS, Row, count, fold
from sources.rules.pedigree import Branch, Link, Member, forest

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def family(ups: Iterable[int], *, kinds: int = 2, minutes: int = 20) -> list[Branch]:
    """One wire and its copies: the n-th was taken from the piece that ``ups`` names."""
    members, links = [Member("0000", NOON)], []
    for number, up in enumerate(ups, start=1):
        members.append(Member(f"{number:04}", NOON + timedelta(minutes=minutes * number)))
        links.append(Link(f"{number:04}", f"{up:04}", f"kind {number % kinds}", 0.9))
    return forest(members, links)


def keys(rows: list[Row]) -> list[str]:
    """Every piece behind the rows."""
    found = []
    for row in rows:
        if row.bundled:
            found += [key for branch in row.branches for key in branch.keys()]  # noqa: SIM118
        else:
            found.append(row.branches[0].member.key)
        found += keys(row.below)
    return found


def singles(rows: list[Row]) -> set[str]:
    alone = {row.branches[0].member.key for row in rows if not row.bundled}
    return alone.union(*(singles(row.below) for row in rows))


@pytest.mark.parametrize("copies", [0, 1, 11, 29])
def test_a_small_family_is_drawn_piece_by_piece(copies: int) -> None:
    rows = fold(family([0] * copies))

    assert count(rows) == copies + 1
    assert not any(row.bundled for row in rows[0].below)


@pytest.mark.parametrize("copies", [30, 299, 3000])
def test_a_large_family_folds_into_a_screen_and_hides_nobody(copies: int) -> None:
    rows = fold(family([number // 7 for number in range(copies)]), here=f"{copies:04}")

    assert count(rows) <= MOST_ROWS
    assert sorted(keys(rows)) == [f"{number:04}" for number in range(copies + 1)]


def test_the_piece_asked_for_and_all_above_it_stand_alone() -> None:
    trees = family([*range(9), *([0] * 200)])

    assert {f"{number:04}" for number in range(10)} <= singles(fold(trees, here="0009"))


def test_copies_of_one_kind_and_hour_fold_before_those_of_one_day() -> None:
    rows = fold(family([0] * 40, kinds=1, minutes=10))

    assert [len(row.branches) for row in rows[0].below] == [5, 6, 6, 6, 6, 6, 5]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=120), st.integers(1, 7), st.integers(0, 120))
def test_every_piece_stands_in_exactly_one_row(ups: list[int], kinds: int, here: int) -> None:
    trees = family([min(up, number) for number, up in enumerate(ups)], kinds=kinds)

    rows = fold(trees, here=f"{here:04}")

    assert sorted(keys(rows)) == [f"{number:04}" for number in range(len(ups) + 1)]


def test_a_family_of_more_generations_than_marks_is_drawn_longer_and_hides_nobody() -> None:
    rows = fold(family(range(12)), here="0012", most=4)

    assert count(rows) == 13
    assert sorted(keys(rows)) == [f"{number:04}" for number in range(13)]
