"""Appearances folded into families: which articles speak for one today, for which side, in which order."""

from dataclasses import replace

import pytest

from claims.rules.weighing.backing import Side, Standing
from claims.rules.weighing.backing import Testimony as Voice
from claims.rules.weighing.standings import standings
from tests.claims.rules.weighing.voices import denies, says


def gone(one: Voice, *, stale: bool = False) -> Voice:
    return replace(one, until="until 3 May", stale=stale)


def only(*said: Voice) -> Standing:
    (found,) = standings(said)
    return found


def test_what_an_article_says_no_longer_is_left_out_while_another_still_says_it() -> None:
    found = only(gone(says("x", "B", article="old")), says("x", "B", article="new"))

    assert (found.articles, found.until, found.stale, found.side) == (("new",), "", 0, Side.FOR)


def test_of_several_articles_that_say_it_no_longer_the_first_tells_until_when() -> None:
    first, later = says("x", article="a"), says("x", article="b")
    ends = replace(first, rank="1", until="until 3 May"), replace(later, rank="2", until="until 9 May")

    assert only(*ends).until == only(*ends[::-1]).until == "until 3 May"


@pytest.mark.parametrize(
    ("said", "side", "until", "articles"),
    [
        ((says("x"), gone(denies("x"))), Side.FOR, "", 1),
        ((denies("x"), gone(says("x"))), Side.BOTH, "until 3 May", 2),
        ((says("x"), denies("x")), Side.BOTH, "", 1),
        ((gone(says("x")), gone(denies("x"))), Side.BOTH, "until 3 May", 1),
        ((gone(denies("x")),), Side.AGAINST, "until 3 May", 1),
        ((gone(says("x", article="a")), gone(says("x", article="b"))), Side.FOR, "until 3 May", 2),
    ],
    ids=["says now", "takes it back", "both at once", "said both", "denied once", "said in two"],
)
def test_a_family_pulls_as_it_speaks_today(
    said: tuple[Voice, ...], side: Side, until: str, articles: int
) -> None:
    two = (
        tuple(replace(one, article=f"{one.article} {one.until and 'old'}") for one in said)
        if articles == 2
        else said
    )
    found = only(*two)

    assert (found.side, found.until, len(found.articles)) == (side, until, articles)


def test_copies_that_still_carry_it_are_counted_by_article_once_nobody_says_it() -> None:
    carried = [gone(says("x", article=name), stale=True) for name in ("a", "b", "b")]

    assert only(gone(says("x", article="own")), *carried).stale == 2
    assert only(says("x", article="own"), *carried).stale == 0


def test_the_best_letter_comes_first_comments_last_and_then_who_was_first() -> None:
    later, sooner = (
        replace(says("late", "C"), rank="2026-03-02"),
        replace(says("soon", "C"), rank="2026-03-01"),
    )
    voices = [
        says("f"),
        says("reader", "A", comment=True),
        later,
        sooner,
        says("a", "A"),
        says("f too", family="a", party=True),
    ]

    found = standings(voices)

    assert [one.label for one in found] == ["a", "soon", "late", "f", "reader"]
    assert [one.grade.value for one in found] == ["A", "C", "C", "F", "F"]
    assert [one.party for one in found] == [True, False, False, False, False]
    assert found == standings(reversed(voices))
