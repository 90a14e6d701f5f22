"""Which happening a figure belongs to."""

from tests.claims.rules.reader.reading_in_short import said


def test_a_figure_that_is_told_to_be_something_else_takes_no_happening_behind_another() -> None:
    assert said("Of the 20, 5 are children, 3 were killed.", "en") == ["killed|people|3|3|people"]
