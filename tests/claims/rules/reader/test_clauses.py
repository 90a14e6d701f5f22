"""A claim is told in the quote's own words, cut to figure, happening, place and time."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements

CUT = [
    (
        "Two teachers of the small school on the hill above the old harbour of Lindt were hurt.",
        "Two teachers were hurt",
    ),
    ("Four found dead in Lindt.", "Four found dead in Lindt"),
    ("Four were killed, then four were killed.", "Four were killed, then four were killed"),
    ("Of course Peru accused Chile of moving troops.", "Peru accused Chile of moving troops"),
]


@pytest.mark.parametrize(("text", "claim"), CUT)
def test_a_claim_leaves_out_what_stands_between_and_before_it_and_is_told_once(text: str, claim: str) -> None:
    assert [one.claim_text for one in statements(text)] == [claim]
