"""Which words tell that something has happened."""

import pytest

from tests.claims.rules.reader.reading_in_short import said


@pytest.mark.parametrize(
    "text", ["Hunters due to kill 20 elephants came.", "Hunters came to kill 20 elephants."]
)
def test_what_somebody_means_to_do_has_not_happened(text: str) -> None:
    assert said(text, "en") == []


def test_a_word_in_a_name_tells_of_nothing_wherever_the_name_stands() -> None:
    assert said("Four were killed in Death Valley, far from the Valley of Death", "en") == [
        "killed|people|4|4|people"
    ]
