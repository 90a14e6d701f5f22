"""What a curator is told of a look at an address."""

import pytest

from sources.rules import outcomes
from sources.vocabulary import VisitOutcome

GOOD = {VisitOutcome.CAPTURED, VisitOutcome.UNCHANGED}


@pytest.mark.parametrize("outcome", VisitOutcome)
def test_whatever_goes_wrong_comes_with_what_to_do(outcome: VisitOutcome) -> None:
    told = outcomes.sentence(outcome)

    assert told[0].isupper()
    assert (outcome in GOOD) != (": " in told)


def test_the_sentence_names_what_was_met() -> None:
    assert outcomes.sentence(VisitOutcome.GONE, "the site answers 410") == (
        "Gone (the site answers 410): the outlet says that it has withdrawn the piece; what it said is kept"
    )


def test_only_a_page_that_came_whole_is_no_failure() -> None:
    assert outcomes.of_code(200) is None
    assert all(outcomes.of_code(code) for code in (100, 201, 204, 206, 304, 400, 404, 500, 599))
