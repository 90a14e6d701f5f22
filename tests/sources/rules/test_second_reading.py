"""The coarser reading of a page loses no word between its tags."""

from sources.rules.second_reading import read_again


def test_a_sign_of_less_than_opens_no_tag_and_nothing_behind_it_is_lost() -> None:
    found = read_again("<p>Of 9 boats <4 came < half: all were hit.<")

    assert "".join(found.letters).strip() == "Of 9 boats <4 came < half: all were hit.<"
    assert [tag.name for tag in found.tags] == ["p"]
