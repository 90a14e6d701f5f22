"""Each reason for who took from whom says what is so of the one that took, and weighs what its rule gives it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.credit import Credit
from sources.rules.derivations import (
    AGENCY,
    COMPILED,
    CREDIT,
    KEY,
    PART,
    SLIP,
    Copyable,
    Decision,
    decide_pair,
)
from sources.rules.likeness import Likeness
from sources.rules.precedence import TIME
from sources.rules.slips import Variant
from sources.vocabulary import DerivationKind, SourceKind
from tests.sources.rules import pieces
from tests.sources.rules.pieces import LATER, NOON, WIRE_PIECE, piece

ONE_RUN = ((0, 90, 0, 90),)
ALIKE = Likeness(1.0, 1.0, 90, ONE_RUN)
PART_OF = Likeness(1.0, 0.3, 90, ONE_RUN)
A, B = piece("a", "x"), piece("b", "y")
BYLINE = replace(pieces.CREDIT, name="Post", quote="By the Post")


def differing(*leans: int) -> tuple[Variant, ...]:
    return tuple(
        Variant(at, at + 5, f"wrong{at}", f"right{at}", lean, open=False) for at, lean in enumerate(leans)
    )


def decided(
    one: Copyable,
    other: Copyable,
    likeness: Likeness = ALIKE,
    *,
    credits_: tuple[Credit | None, Credit | None] = (None, None),
    leans: Sequence[int] = (),
    compiled: str = "",
) -> Decision | None:
    """The decision, which has to be the same when the two change places."""
    slips, (mine, theirs) = differing(*leans), credits_
    turned = [replace(each, here=each.there, there=each.here, lean=-each.lean) for each in slips]
    there = decide_pair(
        one, other, likeness, one_credits=mine, other_credits=theirs, variants=slips, compiled=compiled
    )
    back = decide_pair(
        other, one, likeness.reversed(),
        one_credits=theirs, other_credits=mine, variants=turned, compiled=compiled,
    )  # fmt: skip
    assert there == back
    return there


def said(decision: Decision | None) -> dict[str, tuple[float, str]]:
    assert decision is not None
    assert decision.reasons[0].rule == "shared words"
    return {reason.rule: (reason.weight, reason.detail) for reason in decision.reasons[1:]}


def weighed(key: str) -> st.SearchStrategy[Copyable]:
    hours = st.none() | st.integers(-48, 48)
    kinds = st.sampled_from([SourceKind.OUTLET, SourceKind.AGENCY])
    plain = st.builds(lambda out, kind: piece(key, key, out, kind), hours, kinds)
    return st.builds(
        lambda one, seen: replace(one, retrieved=None if seen is None else NOON + timedelta(hours=seen)),
        plain,
        hours,
    )


shares = st.integers(5, 20).map(lambda twentieths: twentieths / 20)
credited = st.none() | st.just(pieces.CREDIT)
signs = st.fixed_dictionaries(
    {
        "credits_": st.tuples(credited, credited),
        "leans": st.lists(st.sampled_from([-1, 0, 1]), max_size=2),
        "compiled": st.sampled_from(["", "a", "b"]),
    }
)


@given(weighed("a"), weighed("b"), st.builds(Likeness, shares, shares, st.just(90), st.just(ONE_RUN)), signs)
def test_two_pieces_that_change_places_are_decided_alike_and_reasons_add_up_for_it(
    one: Copyable, other: Copyable, likeness: Likeness, signs: dict[str, Any]
) -> None:
    decision = decided(one, other, likeness, **signs)

    assert decision is not None
    assert {decision.downstream, decision.upstream} == {"a", "b"}
    assert sum(reason.weight for reason in decision.reasons[1:]) > 0
    assert decision.credited is (signs["credits_"]["ab".index(decision.downstream)] is not None)


def test_what_is_shared_is_told_in_words_runs_and_shares() -> None:
    two = decided(LATER, WIRE_PIECE, Likeness(0.5, 0.25, 64, (*ONE_RUN, (100, 190, 100, 190))))
    one = decided(LATER, WIRE_PIECE, PART_OF)

    assert two is not None
    assert one is not None
    assert (two.reasons[0].weight, two.reasons[0].detail) == (
        0.5,
        "64 words in 2 runs; 50% of this text stands in the other, 25% the other way round",
    )
    assert one.reasons[0].detail.startswith("90 words in 1 run; 100% ")


def test_one_article_captured_twice_is_told_by_the_lesser_share_and_is_no_credit() -> None:
    first, again = piece("a", "post", 0), piece("b", "post", 0)
    decision = decided(first, again, Likeness(1.0, 0.95, 90, ONE_RUN), credits_=(None, pieces.CREDIT))

    assert decision is not None
    assert (decision.downstream, decision.kind) == ("b", DerivationKind.SAME_ARTICLE)
    assert decision.credited is False
    assert [(each.rule, each.weight, each.detail) for each in decision.reasons] == [
        ("same source, same text", 0.95, "95% of each body stands in the other")
    ]


def test_whose_text_credits_the_other_is_told_with_the_words_of_the_credit() -> None:
    decision = decided(LATER, WIRE_PIECE, credits_=(pieces.CREDIT, None))

    assert decision is not None
    assert decision.credited is True
    assert said(decision)["credit"] == (CREDIT, "the text credits Wire")
    assert {each.quote for each in decision.reasons if each.rule == "credit"} == {"Source: Wire"}


def test_two_that_credit_each_other_are_decided_by_all_else() -> None:
    decision = decided(LATER, WIRE_PIECE, credits_=(pieces.CREDIT, BYLINE))

    assert decision is not None
    assert decision.downstream == "copy"
    assert [(each.weight, each.detail, each.quote) for each in decision.reasons if each.rule == "credit"] == [
        (CREDIT, "the text credits Wire", "Source: Wire"),
        (-CREDIT, "the other text credits Post", "By the Post"),
    ]


def test_a_news_agency_is_upstream_where_the_other_is_none() -> None:
    wire = replace(B, kind=SourceKind.AGENCY)

    assert said(decided(A, wire)) == {"agency": (AGENCY, "the other is a news agency's")}
    assert "agency" not in said(decided(replace(A, kind=SourceKind.AGENCY), wire))


@pytest.mark.parametrize(
    ("there", "back", "downstream", "reason"),
    [
        pytest.param(0.15, 0.0, "a", {"part and whole": PART}, id="fifteen hundredths more of it"),
        pytest.param(0.14, 0.0, "b", {"no sign of direction": KEY}, id="fourteen hundredths more"),
        pytest.param(1.0, 1.0, "b", {"no sign of direction": KEY}, id="as much of either"),
    ],
)
def test_a_piece_is_the_part_where_clearly_more_of_it_stands_in_the_other(
    there: float, back: float, downstream: str, reason: dict[str, float]
) -> None:
    decision = decided(A, B, Likeness(there, back, 90, ONE_RUN))

    assert decision is not None
    assert decision.downstream == downstream
    assert {rule: weight for rule, (weight, _) in said(decision).items()} == reason


def test_the_part_was_taken_from_the_whole_and_is_told_so() -> None:
    assert said(decided(A, B, PART_OF)) == {"part and whole": (PART, "it is the part, the other the whole")}


@pytest.mark.parametrize("likeness", [ALIKE, PART_OF, PART_OF.reversed()], ids=["alike", "a part", "a whole"])
@pytest.mark.parametrize("compiled", ["a", "b"])
def test_who_was_put_together_from_several_was_taken_from_each_whichever_is_the_whole(
    likeness: Likeness, compiled: str
) -> None:
    decision = decided(A, B, likeness, compiled=compiled)

    assert decision is not None
    assert decision.downstream == compiled
    assert said(decision) == {
        "compilation": (
            COMPILED,
            "it holds most of the other, and most of a third piece that has nothing in common with that",
        )
    }


def test_of_an_earlier_piece_it_is_told_that_the_other_was_put_together_from_it() -> None:
    decision = decided(LATER, piece("b", "y", 0), compiled="b")

    assert said(decision) == {
        "time": (TIME, "it was published later"),
        "compilation": (
            -COMPILED,
            "the other holds most of it, and most of a third piece that has nothing in common with it",
        ),
    }


@pytest.mark.parametrize(
    ("leans", "downstream"),
    [
        pytest.param((1, 0), "a", id="whoever has a slip of its own"),
        pytest.param((-1, -1), "b", id="the other one"),
        pytest.param((1, -1), "b", id="both have: the order of keys"),
        pytest.param((0,), "b", id="nobody can tell who is right: the order of keys"),
    ],
)
def test_a_slip_of_its_own_tells_the_copy_where_nothing_else_does(
    leans: tuple[int, ...], downstream: str
) -> None:
    decision = decided(A, B, leans=leans)

    assert decision is not None
    assert decision.downstream == downstream
    assert ("own slip" in said(decision)) is (abs(sum(leans)) > 0)


def test_slips_are_told_in_one_reason_that_quotes_three_of_them() -> None:
    own = decided(A, B, leans=(0, 1, 1, 1, 1))
    theirs = decided(LATER, piece("b", "y", 0), leans=(-1,))

    three = "“wrong1” for “right1” and “wrong2” for “right2” and “wrong3” for “right3”"
    assert said(own)["own slip"] == (
        SLIP,
        f"it has a slip of its own: {three}, written rightly elsewhere in it and in the other",
    )
    assert own is not None
    assert own.reasons[-1].quote == "wrong1, wrong2, wrong3"
    assert said(theirs)["own slip"] == (
        -SLIP,
        "the other has a slip of its own: “right0” for “wrong0”, written rightly elsewhere in it and in this text",
    )
    assert theirs is not None
    assert theirs.reasons[-1].quote == "right0"


def test_a_slip_weighs_less_than_time_and_everything_together_less_than_a_credit() -> None:
    decision = decided(piece("a", "x", 5), piece("b", "y", 2), leans=(-1,))

    assert decision is not None
    assert decision.downstream == "a"
    assert SLIP < TIME
    assert TIME + AGENCY + max(PART, COMPILED) + SLIP < CREDIT


def test_a_reason_against_the_way_it_was_decided_says_what_is_so_of_the_downstream_piece() -> None:
    early = piece("copy", "post", -30, SourceKind.AGENCY)
    outlet = replace(WIRE_PIECE, kind=SourceKind.OUTLET)

    assert said(decided(early, outlet, PART_OF.reversed(), credits_=(pieces.CREDIT, None))) == {
        "credit": (CREDIT, "the text credits Wire"),
        "time": (-TIME, "it was published earlier"),
        "agency": (-AGENCY, "it is a news agency's, and the other is not"),
        "part and whole": (-PART, "it is the whole, the other the part"),
    }


def test_what_weighs_as_much_for_as_against_is_decided_by_the_order_of_keys() -> None:
    """A part with a slip the whole has not got; a later whole that is an agency's: the sums of either are the same."""
    later = replace(piece("b", "y", 3), kind=SourceKind.AGENCY)

    assert said(decided(A, B, PART_OF, leans=(-1,)))["no sign of direction"] == (
        KEY,
        "kept in the order of their keys",
    )
    balanced = decided(later, piece("a", "x", 0), PART_OF.reversed())
    assert balanced is not None
    assert balanced.downstream == "b"
    assert set(said(balanced)) == {"time", "agency", "part and whole", "no sign of direction"}


def test_where_anything_weighs_more_the_keys_say_nothing() -> None:
    assert "no sign of direction" not in said(decided(A, replace(B, retrieved=NOON), PART_OF))
    assert "no sign of direction" not in said(decided(LATER, WIRE_PIECE))
