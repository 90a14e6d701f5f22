"""What a review settles, and who had answered rightly."""

import pytest

from claims.rules.weighing.settling import Answered, Said, Settlement, answered, settlements

RIGHT, WRONG = Settlement(right=True, review="r1"), Settlement(right=False, review="r2")


def test_what_contradicts_a_claim_found_right_is_wrong() -> None:
    found = settlements({"four": RIGHT}, [("four", "two"), ("six", "four"), ("two", "six")])

    assert found == {"four": RIGHT, "two": Settlement(False, "r1"), "six": Settlement(False, "r1")}


def test_what_contradicts_a_claim_found_wrong_stays_open() -> None:
    assert settlements({"four": WRONG}, [("four", "two")]) == {"four": WRONG}


def test_a_claims_own_review_counts_before_that_of_a_rival() -> None:
    own = Settlement(right=True, review="r9")

    assert settlements({"four": RIGHT, "two": own}, [("four", "two")])["two"] == own


def test_of_two_rivals_found_right_the_first_by_name_settles_the_third() -> None:
    reviewed = {"b": Settlement(True, "rb"), "a": Settlement(True, "ra")}

    assert settlements(reviewed, [("c", "b"), ("a", "c")])["c"].review == "ra"


@pytest.mark.parametrize(
    ("claim", "disputes", "right"),
    [("four", False, True), ("four", True, False), ("two", False, False), ("two", True, True)],
)
def test_to_assert_what_is_right_or_dispute_what_is_wrong_is_right(
    claim: str, disputes: bool, right: bool
) -> None:
    said = [Said("killed", claim, "post", disputes)]

    assert answered(said, {"four": RIGHT, "two": WRONG}) == [
        Answered("post", claim, right, "r1" if claim == "four" else "r2")
    ]


def test_whoever_says_a_thing_and_disputes_it_has_not_answered() -> None:
    said = [Said("killed", "four", "post"), Said("killed", "four", "post", disputes=True)]

    assert answered(said, {"four": RIGHT}) == []


def test_saying_it_again_counts_once_and_open_claims_not_at_all() -> None:
    said = [Said("killed", "four", "post"), Said("killed", "four", "post"), Said("fled", "ten", "post")]

    assert len(answered(said, {"four": RIGHT})) == 1
