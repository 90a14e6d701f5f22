"""Which groups lie within which."""

import pytest

from claims.rules.values.nesting import are_people, holders, nation, same_group, within


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("pemon", "venezuelan"),
        ("pemon", "indigenous"),
        ("pemon", "people"),
        ("rohingya", ""),
        ("kurd", "iraqi"),
        ("national guard", "security force"),
        ("national-guard", "soldier"),
        ("venezuelan national guard", "national guard"),
        ("venezuelan soldier", "venezuelan"),
        ("venezuelan soldier", "soldier"),
        ("child", "civilian"),
        ("soldiers", "people"),
        ("aid truck", "truck"),
        ("truck", "vehicle"),
        ("venezuelans", "people"),
    ],
)
def test_a_part_lies_within_its_whole_and_not_the_other_way(part: str, whole: str) -> None:
    assert within(part, whole)
    assert not within(whole, part)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soldier", "protester"),
        ("venezuelan", "colombian"),
        ("truck", "people"),
        ("pemon", "colombian"),
        ("pemon", "pemon"),
        ("people", ""),
        ("guard dog", "guard"),
        ("zorblaxian", "people"),
    ],
)
def test_other_groups_do_not(one: str, other: str) -> None:
    assert not within(one, other)
    assert not within(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people", ""),
        ("person", "victim"),
        ("venezuelans", "venezuelan"),
        ("national-guard", "national guard"),
    ],
)
def test_one_group_under_two_names(one: str, other: str) -> None:
    assert same_group(one, other)


def test_whoever_is_named_by_nothing_may_be_anybody() -> None:
    assert holders("") >= {"", "people"}
    assert holders("venezuelan soldier") >= {"venezuelan soldier", "soldier", "people"}


def test_trucks_are_no_people() -> None:
    assert not are_people("truck")
    assert are_people("aid worker")


@pytest.mark.parametrize(
    ("population", "country"),
    [("venezuelan", {"venezuela"}), ("venezuelan soldier", {"venezuela"}), ("soldier", set()), ("", set())],
)
def test_a_people_may_name_its_nation(population: str, country: set[str]) -> None:
    assert nation(population) == country
