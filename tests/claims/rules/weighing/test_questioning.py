"""Which claims are answers to one question, and whom their shared mistakes tie."""

from itertools import pairwise

import pytest

from claims.rules.weighing.discovery import Answer
from claims.rules.weighing.questioning import questions, ties
from claims.rules.weighing.settling import Said, Settlement, settlements

FOUR_TWO = ("four", "two")
OPPOSED = ("it was so", "it was not")


def said(claim: str, *families: str, measure: str = "killed", disputes: bool = False) -> list[Said]:
    return [Said(measure, claim, family, disputes) for family in families]


def settled(**claims: bool) -> dict[str, Settlement]:
    return {claim: Settlement(right, f"review of {claim}") for claim, right in claims.items()}


def given(answers: list[Answer]) -> set[tuple[str, str, str]]:
    return {(one.question, one.source, one.value) for one in answers}


def test_contradicting_claims_of_one_measure_answer_one_question() -> None:
    found = questions([*said("four", "a"), *said("two", "b")], [FOUR_TWO], {})

    assert given(found.answers) == {("four", "a", "four"), ("four", "b", "two")}


def test_claims_that_can_stand_beside_each_other_are_questions_of_their_own() -> None:
    found = questions([*said("four", "a", "b"), *said("at least two", "b", "c")], [], {})

    assert {one.question for one in found.answers} == {"four", "at least two"}


def test_claims_of_two_measures_never_answer_one_question() -> None:
    heard = [*said("four", "a", "b"), *said("two", "a", "b", measure="injured")]

    assert {one.question for one in questions(heard, [FOUR_TWO], {}).answers} == {"four", "two"}


def test_what_nobody_else_answers_is_no_question() -> None:
    assert questions(said("four", "a"), [], {}).answers == []


def test_whoever_gives_two_answers_to_a_question_has_none() -> None:
    heard = [*said("four", "a", "b"), *said("two", "a", "c")]

    assert {one.source for one in questions(heard, [FOUR_TWO], {}).answers} == {"b", "c"}


def test_to_dispute_the_only_answer_is_an_answer_and_to_dispute_one_of_two_is_none() -> None:
    alone = questions([*said("four", "a"), *said("four", "b", disputes=True)], [], {})
    beside = questions(
        [*said("four", "a"), *said("two", "c"), *said("four", "b", disputes=True)], [FOUR_TWO], {}
    )

    assert ("four", "b", "not four") in given(alone.answers)
    assert {one.source for one in beside.answers} == {"a", "c"}


def test_what_is_compatible_with_the_right_answer_is_no_answer_beside_it() -> None:
    heard = [*said("four", "a", "b"), *said("two", "c"), *said("at most four", "d"), *said("nine", "e")]
    rivals = [FOUR_TWO, ("four", "nine"), ("at most four", "nine")]

    found = questions(heard, rivals, settled(four=True))

    assert {one.value for one in found.answers} == {"four", "two", "nine"}
    assert found.right == {"at most four": "four"}


def test_a_refuted_answer_is_known_to_be_wrong_and_a_refuted_only_answer_makes_its_denial_right() -> None:
    rivals = questions([*said("four", "a"), *said("two", "b")], [FOUR_TWO], settled(two=False))
    alone = questions([*said("four", "a"), *said("four", "b", disputes=True)], [], settled(four=False))

    assert (rivals.right, rivals.wrong) == ({}, {("four", "two")})
    assert alone.right == {"four": "not four"}


def test_a_claim_and_its_denial_are_answers_to_a_two_sided_question() -> None:
    denied = questions([*said("four", "a"), *said("four", "b", disputes=True)], [], {})
    opposed = questions([*said("it was so", "a"), *said("it was not", "b")], [OPPOSED], {}, [OPPOSED[::-1]])
    figures = questions([*said("four", "a"), *said("two", "b")], [FOUR_TWO], {})

    assert (denied.two_sided, opposed.two_sided, figures.two_sided) == ({"four"}, {"it was not"}, set())


def test_sharing_a_mistake_tells_less_where_the_answer_is_yes_or_no() -> None:
    heard, rivals = world(mistaken=6, shared=4)
    figures = ties(heard, rivals, {})["courier", "post"].tie
    sides = ties(heard, rivals, {}, rivals)["courier", "post"].tie

    assert (figures.alike, figures.wrong) == (sides.alike, sides.wrong)
    assert figures.probability > 0.999 > sides.probability


@pytest.mark.parametrize("shared", range(7))
def test_sources_that_are_right_together_are_never_tied_by_it(shared: int) -> None:
    found = ties(*world(mistaken=6, shared=shared), {})

    assert set(found) <= {("courier", "post")}


def test_what_most_say_is_no_mistake_until_people_have_found_it_wrong() -> None:
    heard, rivals = [], []
    for n in range(8):
        heard += said(f"{n} right", "agency", measure=str(n))
        heard += said(f"{n} wrong" if n < 4 else f"{n} right", "echo", "other echo", measure=str(n))
        rivals.append((f"{n} right", f"{n} wrong"))
    reviewed = settled(**{f"{n} right": True for n in range(4)})

    assert ties(heard, rivals, {}) == {}
    assert set(ties(heard, rivals, settlements(reviewed, rivals))) == {("echo", "other echo")}


def world(mistaken: int, shared: int) -> tuple[list[Said], list[tuple[str, str]]]:
    """Twenty questions; four honest voices; two echoes that are wrong together ``shared`` times, alone the rest."""
    heard, rivals = [], []
    for n in range(20):
        wrong = n < mistaken
        right, first, second = f"{n:02} right", f"{n:02} wrong", f"{n:02} wrong too"
        heard += said(right, "agency", "council", "hospital", "wire", measure=str(n))
        heard += said(first if wrong else right, "courier", measure=str(n))
        heard += said((first if n < shared else second) if wrong else right, "post", measure=str(n))
        rivals += [*pairwise((right, first, second)), (right, second)]
    return heard, rivals


def test_voices_that_are_wrong_in_the_same_places_are_tied_and_their_mistakes_are_listed() -> None:
    heard, rivals = world(mistaken=6, shared=6)

    found = ties(heard, rivals, {})

    assert list(found) == [("courier", "post")]
    tie = found["courier", "post"]
    assert tie.tie.probability > 0.95
    assert list(tie.mistakes) == [f"{n:02} wrong" for n in range(6)]
    assert all(doubt > 0.9 for doubt in tie.mistakes.values())


def test_voices_that_are_wrong_each_in_its_own_way_are_not_tied() -> None:
    assert ties(*world(mistaken=6, shared=0), {}) == {}


def test_one_shared_mistake_ties_nobody() -> None:
    assert ties(*world(mistaken=6, shared=1), {}) == {}


def test_agreement_on_what_is_right_ties_nobody_however_often() -> None:
    heard = [one for n in range(60) for one in said(f"claim {n}", "a", "b", measure=str(n))]

    assert ties(heard, [], {}) == {}


def test_settled_questions_show_a_crowd_of_echoes_for_what_it_is() -> None:
    echoes = [f"echo {n}" for n in range(5)]
    heard, rivals = [], []
    for n in range(12):
        heard += said(f"{n} right", "agency", "council", measure=str(n))
        heard += said(f"{n} wrong" if n < 6 else f"{n} right", *echoes, measure=str(n))
        rivals.append((f"{n} right", f"{n} wrong"))
    reviewed = settled(**{f"{n} right": True for n in range(4)})

    found = ties(heard, rivals, settlements(reviewed, rivals))

    assert ("echo 0", "echo 1") in found
    assert ("agency", "council") not in found


def test_the_order_in_which_things_are_said_is_without_effect() -> None:
    heard, rivals = world(mistaken=6, shared=6)

    assert ties(heard[::-1], rivals[::-1], {}) == ties(heard, rivals, {})
