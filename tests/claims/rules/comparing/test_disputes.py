"""Denials inside one claim: a party's, an independent one, a reader's, and an origin against itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.rules.comparing.disputes import disputes
from claims.vocabulary import ContradictionKind, Outcome
from tests.claims.rules.weighing.voices import denies, says


def test_a_denial_by_the_accused_is_a_party_s() -> None:
    (found,) = disputes([says("Molano", "C"), denies("Russian embassy", "C", party=True)])

    assert found.comparison.outcome is Outcome.CONTRADICTS
    assert found.comparison.kind is ContradictionKind.PARTY
    assert "shown, not counted as a refutation" in found.comparison.reason


def test_a_denial_by_a_stranger_is_independent() -> None:
    (found,) = disputes([says("Council", "C"), says("Radio", "B"), denies("Hospital", "B")])

    assert found.comparison.kind is ContradictionKind.DENIAL
    assert found.comparison.reason == "Hospital disputes it: an independent origin graded B."
    assert found.asserting == (says("Council").key, says("Radio").key)
    assert found.disputing == (denies("Hospital").key,)


def test_an_origin_against_itself_is_a_self_contradiction() -> None:
    (found,) = disputes([says("Gazette", "C"), denies("Gazette", "C")])

    assert found.comparison.kind is ContradictionKind.SELF


def test_who_only_takes_back_what_it_said_before_replaces_it_and_contradicts_nobody() -> None:
    before = replace(says("Wire", "C"), until="said so until Monday")

    assert disputes([before, denies("Wire", "C")]) == []
    assert [one.comparison.kind for one in disputes([before, says("Post", "C"), denies("Wire", "C")])] == []


def test_a_reader_s_denial_says_it_is_a_reader_s() -> None:
    (found,) = disputes([says("Gazette", "C"), denies("reader", comment=True)])

    assert "a reader" in found.comparison.reason


def test_a_claim_nobody_asserts_has_no_dispute() -> None:
    assert disputes([denies("Embassy", party=True)]) == []


@given(
    st.permutations([says("a", "B"), says("b"), denies("c", "D"), denies("d", party=True), denies("a", "B")])
)
def test_order_and_repetition_do_not_matter(voices: list) -> None:
    ordered = [says("a", "B"), says("b"), denies("c", "D"), denies("d", party=True), denies("a", "B")]

    assert disputes([*voices, *voices]) == disputes(ordered)
