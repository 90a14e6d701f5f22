"""Reasons in one sentence: what was read and whose word it is first, then what weighed most."""

import pytest

from claims.rules.plainly import in_a_sentence, of_stored
from sources.rules.reason import Reason
from tests.claims.rules.reader.reading_in_short import statements


@pytest.mark.parametrize(
    ("reasons", "sentence"),
    [
        ((), ""),
        ((Reason("when", 1.0, ""),), ""),
        (
            (
                Reason("place", 2.0, "in Tarn"),
                Reason("stance", 1.0, "the article repeats it"),
                Reason("figure", 1.0, "“four” reads as 4 to 4"),
            ),
            "“four” reads as 4 to 4; the article repeats it; in Tarn.",
        ),
        ((Reason("a", 0.1, "least"), Reason("b", -2.0, "most")), "Most; least."),
    ],
)
def test_what_was_read_comes_first_then_what_weighed_most(reasons: tuple[Reason, ...], sentence: str) -> None:
    assert in_a_sentence(reasons) == sentence


def test_reasons_as_they_are_kept_are_told_alike_and_those_of_older_rules_too() -> None:
    stored = [Reason("figure", 1.0, "“four” reads as 4 people", "four").as_json(), {"detail": "in Tarn"}, {}]

    assert of_stored(stored) == "“four” reads as 4 people; in Tarn."


def test_every_suggestion_of_the_reader_can_be_told_in_a_sentence_and_has_weights() -> None:
    text = (
        "Four people were killed in Tarn on Monday, the mayor said. Norland accused Kastovia of moving troops to"
        " the border. Kastovia denied it."
    )
    found = statements(text)

    told = [in_a_sentence(each.reasons) for each in found]
    assert told[0].startswith("“Four” reads as 4 people; “killed” reads as killed; put in the mouth of ")
    assert "Accusation of troop movements against Kastovia; put in the mouth of Norland" in told[1]
    assert "the article repeats it" in told[1]
    for each in found:
        assert in_a_sentence(each.reasons).endswith(".")
        assert any(reason.weight for reason in each.reasons)
