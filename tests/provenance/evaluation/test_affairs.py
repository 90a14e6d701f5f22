"""How headlines and bodies are gathered into affairs."""

from provenance.evaluation.affairs import affairs


def test_what_is_joined_by_pairs_is_one_affair_however_long_the_way() -> None:
    found = affairs(
        [("ferry aground", "1"), ("ship on rocks", "1"), ("ship on rocks", "2"), ("bread dear", "3")]
    )

    assert found["headline ferry aground"] == found["body 2"] == "body 1"
    assert found["headline bread dear"] == found["body 3"] == "body 3"
