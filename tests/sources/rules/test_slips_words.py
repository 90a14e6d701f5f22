"""Two words are one misspelled by the letters they share, and by how many mistakes part them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules import slips


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        pytest.param("abcde", "abxde", True, id="five letters, one changed"),
        pytest.param("abcd", "axcd", False, id="four letters"),
        pytest.param("abcd", "axbcd", False, id="four and five"),
        pytest.param("abcde", "xbcde", False, id="the first letter"),
        pytest.param("abcdefg", "axcyefg", False, id="seven letters, two changed"),
        pytest.param("abcdefg", "axcyefgh", False, id="seven and eight"),
        pytest.param("abcdefgh", "axcyefgh", True, id="eight letters, two changed"),
        pytest.param("abcdefgh", "axcyezgh", False, id="eight letters, three changed"),
        pytest.param("abcdefgh", "abcdezgh", True, id="the last but two"),
        pytest.param("abcdefgh", "abcdefzh", False, id="the last but one"),
        pytest.param("trabajan", "trabajaban", False, id="another tense: an ending of the shorter"),
        pytest.param("abcdefgh", "abxdefgz", True, id="one inside and the last"),
        pytest.param("abcde", "ab2de", False, id="a sign that is no letter"),
        pytest.param("abcdefgh", "abcdefgh", False, id="the same word"),
        pytest.param("abcdefgh", "abcfegh", False, id="two of the shorter’s seven"),
        pytest.param("abcdefgh", "abcedfgh", True, id="two changed over"),
    ],
)
def test_words_are_near_by_a_letter_or_two_inside_by_their_length(one: str, other: str, near: bool) -> None:
    assert slips._near(one, other) is near
    assert slips._near(other, one) is near


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        pytest.param("reciept", "receipt", True, id="two neighbours"),
        pytest.param("ab", "ba", True, id="nothing else"),
        pytest.param("receipt", "receipt", False, id="the same word"),
        pytest.param("reciept", "receipts", False, id="and one letter more"),
        pytest.param("reciepts", "receipt", False, id="and one letter less"),
        pytest.param("reciepd", "receipt", False, id="and another letter"),
        pytest.param("rectipe", "receipt", False, id="two that are no neighbours"),
        pytest.param("marzo", "mrczo", False, id="one has moved, the other is new"),
        pytest.param("marzo", "mcazo", False, id="one is new, the other has moved"),
        pytest.param("marzo", "morzo", False, id="one letter for another"),
    ],
)
def test_letters_are_changed_over_where_two_neighbours_stand_in_each_others_place(
    one: str, other: str, changed: bool
) -> None:
    assert slips._changed_over(one, other) is changed
    assert slips._changed_over(other, one) is changed


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("ab", "ba", 1),
        ("ca", "abc", 3), ("papaa", "pa", 3), ("abcd", "badc", 2), ("abc", "xyz", 3), ("receipt", "recept", 1),
    ],
)  # fmt: skip
def test_words_are_so_many_letters_apart(one: str, other: str, apart: int) -> None:
    assert slips._apart(one, other) == slips._apart(other, one) == apart


@cache
def fewest(one: str, other: str) -> int:
    """The distance from its definition: the cheapest of all ways to do away with the first letters."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        fewest(one[1:], other) + 1,
        fewest(one, other[1:]) + 1,
        fewest(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and len(other) > 1 and one[:2] == other[1::-1]:
        ways.append(fewest(one[2:], other[2:]) + 1)
    return min(ways)


short = st.text("abc", max_size=7)


@given(short, short)
def test_no_way_from_one_word_to_another_is_shorter_than_their_distance(one: str, other: str) -> None:
    assert slips._apart(one, other) == fewest(one, other)
