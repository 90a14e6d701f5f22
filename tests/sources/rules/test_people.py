"""Lists of people are read however names are parted, and one person's spellings are put together."""

import pytest

from sources.rules.people import one_spelling, people
from sources.rules.persons import Person

TWO = ("ada lovelace", "grace m hopper")
LISTS = [
    ("Ada Lovelace, Grace M. Hopper", TWO),
    ("Lovelace, Ada; Hopper, Grace M.", TWO),
    ("Lovelace, Ada, Hopper, Grace M.", TWO),
    ("Lovelace, Ada, and Hopper, Grace M.", TWO),
    ("Ada Lovelace & Grace M. Hopper", TWO),
    ("Ada Lovelace|Grace M. Hopper", TWO),
    ("Lovelace, Ada/ Hopper, Grace M.", TWO),
    ("LOVELACE, ADA HOPPER, GRACE M.", TWO),
    ("Lovelace, AdaHopper, Grace M.", TWO),
    ("By (author) Lovelace, Ada By (author) Hopper, Grace M.", TWO),
    ("by Ada Lovelace with Grace M. Hopper", TWO),
    ("Lovelace, Ada;Hopper, Grace M.,", TWO),
    ("Hopper, Grace M.Lovelace, Ada", TWO[::-1]),
    ("Lovelace, Ada de la Hopper, Grace M.", TWO),
    ("Ada Lovelace et al.", TWO[:1]),
    ("Timothy O&amp;apos;Leary", ("timothy oleary",)),
    ("Ronald McDonald, Tom DeMarco", ("ronald mcdonald", "tom demarco")),
    ("Ada Lovelace; Ada Lovelace", TWO[:1]),
    ("Gogh, VincentVan der Berg, Jan", ("vincent gogh", "jan berg")),
    ("Not Available", ()),
    ("", ()),
]


@pytest.mark.parametrize(("written", "names"), LISTS)
def test_a_list_is_read_however_its_names_are_parted(written: str, names: tuple[str, ...]) -> None:
    assert tuple(" ".join((*one.given, one.family)) for one in people(written)) == names


def stands(*lists: str) -> dict[str, str]:
    found = one_spelling([people(each) for each in lists])
    return {" ".join((*one.given, one.family)): " ".join((*to.given, to.family)) for one, to in found.items()}


def test_spellings_of_one_person_stand_under_the_most_frequent() -> None:
    assert stands("Grace Hopper", "Hopper, Grace", "Hopper, G.", "Grace M. Hopper") == {
        "grace hopper": "grace hopper", "g hopper": "grace hopper", "grace m hopper": "grace hopper"
    }  # fmt: skip


def test_a_family_name_alone_joins_the_only_one_it_fits() -> None:
    assert stands("Grace Hopper", "HOPPER")["hopper"] == "grace hopper"


def test_a_family_name_that_fits_two_stays_by_itself() -> None:
    assert stands("Grace Hopper; Vincent Hopper", "HOPPER")["hopper"] == "hopper"


def test_the_order_of_the_lists_is_without_effect() -> None:
    lists = [people(each) for each in ("Hopper, G.", "Grace Hopper", "Hopper", "Vincent Hopper")]

    assert one_spelling(lists) == one_spelling(lists[::-1])


def test_a_name_beside_no_other_stands_for_itself() -> None:
    assert one_spelling([[Person("hopper", ("grace",))]]) == {
        Person("hopper", ("grace",)): Person("hopper", ("grace",))
    }
