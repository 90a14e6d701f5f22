"""Voices that share mistakes count for what is their own word."""

import numpy as np
import pytest

from claims.rules.weighing.corroboration import Backing, weigh
from claims.rules.weighing.dependence import (
    BEFOREHAND,
    COPIED,
    LIKELY,
    ONE_WAY,
    WRONG_WAYS,
    Tie,
    chances,
    probability,
    together,
)
from claims.rules.weighing.dependence import SURE as SURE_AT_MOST
from tests.claims.rules.weighing.voices import backed, denies, says

SURE = Tie(1.0, alike=40, wrong=12.0, apart=0)
VAGUE = Tie(0.49, alike=4, wrong=1.0, apart=9)


def tied(one: str, other: str, tie: Tie = SURE) -> dict[frozenset[str], Tie]:
    return {frozenset((one, other)): tie}


def printed(backing: Backing, label: str) -> tuple[float, str]:
    entry = next(entry for entry in backing.ledger if entry.label == label)
    return entry.points, entry.detail


def test_a_party_leans_on_nobody_and_nobody_on_a_party() -> None:
    ties = tied("Courier", "Gazette") | tied("Courier", "Ministry")
    backing = weigh(
        [says("Ministry", "A", party=True), says("Courier", "C"), says("Gazette", "D", party=True)], ties=ties
    )

    assert printed(backing, "Courier")[0] == 6.0
    assert {each.leans_on for each in backing.standings} == {""}


def test_of_two_tied_voices_the_stronger_counts_whole_and_the_other_for_its_own_share() -> None:
    backing = weigh([says("Courier", "C"), says("Gazette", "B")], ties=tied("Courier", "Gazette"))

    assert printed(backing, "Gazette")[0] == 8.0
    points, detail = printed(backing, "Courier")
    assert points == round(6.0 * (1 - COPIED), 1)
    assert detail.startswith("leans on Gazette: 12 shared mistakes of 40; counts for .20 of its word")


def test_of_several_voices_it_leans_on_the_likeliest_is_named_and_all_take_their_part() -> None:
    ties = tied("c", "a", Tie(0.5, 4, 1.0, 2)) | tied("c", "b", Tie(1.0, 9, 2.4, 0))

    points, detail = printed(weigh([says(name, "B") for name in "abc"], ties=ties), "c")

    assert points == round(8.0 * (1 - COPIED / 2) * (1 - COPIED), 1)
    assert detail.startswith("leans on b: 2 shared mistakes of 9; counts for .12 of its word")


def test_an_echo_is_no_second_origin_and_confirms_nothing() -> None:
    voices = [says("Courier", "B"), says("Gazette", "B")]

    apart, together = weigh(voices), weigh(voices, ties=tied("Courier", "Gazette"))

    assert (apart.origins_for, apart.credibility.value) == (2, "1")
    assert (together.origins_for, together.graded_for, together.credibility.value) == (1, 1, "2")


def test_a_tie_that_is_more_likely_not_there_changes_nothing() -> None:
    voices = [says("Courier", "B"), says("Gazette", "B")]

    assert weigh(voices, ties=tied("Courier", "Gazette", VAGUE)) == weigh(voices)


def test_voices_on_different_sides_are_no_echo_of_one_another() -> None:
    voices = [says("Courier", "B"), denies("Gazette", "B")]

    assert weigh(voices, ties=tied("Courier", "Gazette")) == weigh(voices)


@pytest.mark.parametrize("grade", ["E", "F"])
def test_tied_voices_in_a_bounded_crowd_add_less_than_free_ones(grade: str) -> None:
    voices = [says("Courier", grade), says("Gazette", grade)]

    assert weigh(voices, ties=tied("Courier", "Gazette")).points < weigh(voices).points


def test_a_rival_backed_by_an_echo_takes_back_less() -> None:
    voices = [says("Courier", "B"), says("Gazette", "B")]
    rival, echoed = weigh(voices, claim="x"), weigh(voices, claim="x", ties=tied("Courier", "Gazette"))

    own = [says("council", "A")]
    assert weigh(own, [echoed]).points > weigh(own, [rival]).points


def test_what_it_would_lead_to_if_the_two_proved_independent_is_told() -> None:
    voices = [says("Courier", "B"), says("Gazette", "B")]

    promised = {move.label: move.score for move in weigh(voices, ties=tied("Courier", "Gazette")).moves}

    assert promised["If Gazette proved independent of Courier"] == weigh(voices).score


def test_the_lines_of_the_ledger_still_add_up() -> None:
    voices = [says(name, grade) for name, grade in (("a", "A"), ("b", "C"), ("c", "E"), ("d", "F"))]
    ties = tied("a", "b", Tie(0.73, 9, 4.0, 1)) | tied("c", "d", Tie(0.6, 5, 3.0, 2)) | tied("a", "d")

    backing = weigh(voices, [backed("C")], ties=ties)

    assert round(sum(entry.points for entry in backing.ledger), 1) == backing.points


def test_the_constants_are_those_of_the_paper_and_a_mistake_of_two_ways_tells_nothing() -> None:
    assert (BEFOREHAND, COPIED, WRONG_WAYS, ONE_WAY, SURE_AT_MOST, LIKELY) == (0.2, 0.8, 10, 1, 0.99, 0.5)

    half, same = np.array([0.5]), np.array([True])
    wrong = [
        chances(half, half, np.array([0.0]), same, doubting=True, ways=ways) for ways in (ONE_WAY, WRONG_WAYS)
    ]

    assert [float(np.exp(each.free[0])) for each in wrong] == pytest.approx([0.25, 0.025])
    assert [float(np.exp(each.tied[0])) for each in wrong] == pytest.approx([0.45, 0.405])


def test_what_two_answered_alike_and_apart_comes_to_the_odds_of_the_formula() -> None:
    one, other = np.array([0.9]), np.array([0.7])
    apart = chances(one, other, np.array([0.5]), np.array([False]), doubting=False)
    alike = chances(one, other, np.array([0.5]), np.array([True]), doubting=False)

    assert float(np.exp(apart.free[0])) == pytest.approx(1 - 0.63 - 0.03)
    assert float(np.exp(apart.tied[0])) == pytest.approx(0.34 * 0.2)
    assert float(np.exp(alike.free[0])) == pytest.approx((0.63 + 0.003) / 2)
    assert float(np.exp(alike.tied[0])) == pytest.approx(
        (0.8 * 0.8 + 0.2 * 0.63 + 0.8 * 0.2 + 0.2 * 0.003) / 2
    )
    assert float(probability(np.zeros(1), np.zeros(1))[0]) == pytest.approx(BEFOREHAND)
    assert float(probability(np.zeros(1), np.array([900.0]))[0]) == pytest.approx(1.0)
    assert together(np.zeros(2), np.zeros(2)) == pytest.approx(0.0)
