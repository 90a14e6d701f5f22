"""When two spellings are one person's name."""

import pytest

from sources.rules.persons import Person, may_be, person, same

SPELLINGS = [
    ("Donald E. Knuth", "knuth", "donald e"),
    ("Knuth, Donald E.", "knuth", "donald e"),
    ("KNUTH, DONALD E", "knuth", "donald e"),
    ("Knuth, Donald E. (Author)", "knuth", "donald e"),
    ("J.R.R. Tolkien", "tolkien", "j r r"),
    ("Tolkien, J. R. R.", "tolkien", "j r r"),
    ("Prof. Dr. Ada Lovelace", "lovelace", "ada"),
    ("Dr. Martin Luther King, Jr.", "king", "martin luther"),
    ("Grace Hopper, PhD", "hopper", "grace"),
    ("Wil van der Aalst", "aalst", "wil"),
    ("van der Aalst, Wil", "aalst", "wil"),
    ("García Márquez, Gabriel", "garcia marquez", "gabriel"),
    ("Sra. Inés Peña", "pena", "ines"),
    ("Johnson, Jeff Johnson", "johnson", "jeff"),
    ("Timothy O’Leary", "oleary", "timothy"),
    ("Lovelace", "lovelace", ""),
]


@pytest.mark.parametrize(("written", "family", "given"), SPELLINGS)
def test_a_name_is_read_however_it_is_written(written: str, family: str, given: str) -> None:
    assert person(written) == Person(family, tuple(given.split()))


@pytest.mark.parametrize("written", ["", " , ", "(Editor)", "Jr.", "..."])
def test_where_nothing_of_a_name_is_left_there_is_nobody(written: str) -> None:
    assert person(written) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Donald E. Knuth", "Knuth, D.", True),
        ("Donald Knuth", "Donald Ervin Knuth", True),
        ("Donald E. Knuth", "Donald F. Knuth", False),
        ("Donald Knuth", "David Knuth", False),
        ("D. Knuth", "E. Knuth", False),
        ("Gabriel García Márquez", "García Márquez, Gabriel", True),
        ("Inés Peña Soto", "Peña, Inés", False),
        ("Triad Interactive", "Triad, Interactive", True),
        ("Knuth", "Donald Knuth", False),
        ("Mary Smith", "Mary Jones", False),
    ],
)
def test_two_names_are_one_persons_unless_something_parts_them(one: str, other: str, expected: bool) -> None:
    left, right = person(one), person(other)
    assert left is not None
    assert right is not None

    assert same(left, right) is same(right, left) is expected


def test_a_family_name_alone_fits_but_is_not_the_same() -> None:
    short, full = Person("knuth"), Person("knuth", ("donald",))

    assert may_be(short, full)
    assert not may_be(full, short)
    assert not same(short, full)
