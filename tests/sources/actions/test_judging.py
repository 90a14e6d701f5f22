"""Every decision carries a reason somebody can read."""

import pytest

from sources.actions.judging import MOST_WHY, reason_given
from sources.errors import Refused


def test_a_reason_is_kept_without_the_blanks_around_it() -> None:
    assert reason_given("  They are one newsroom.\n") == "They are one newsroom."
    assert reason_given("a" * MOST_WHY) == "a" * MOST_WHY


@pytest.mark.parametrize(
    ("why", "told"), [(" \n", "Say why, in a few words"), ("a" * (MOST_WHY + 1), "at most")]
)
def test_no_reason_and_a_whole_book_are_refused_at_their_field(why: str, told: str) -> None:
    with pytest.raises(Refused, match=told) as refused:
        reason_given(why, field="note")

    assert refused.value.field == "note"
