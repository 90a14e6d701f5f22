"""How narrow a place is."""

import pytest

from claims.rules.reader.whereabouts import apart, countries_in, is_specific, is_spot

TOWNS = ["kumarakapay", "tachira", "la victoria", "caracas", "western cape", "santa elena de uairen"]


@pytest.mark.parametrize("place", TOWNS)
def test_towns_and_regions_pin_an_account_down(place: str) -> None:
    assert is_specific(place)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "venezuela",
        "southern venezuela",
        "venezuela-colombia",
        "venezuela-colombia border",
        "sur de venezuela",
    ],
)
def test_countries_and_stretches_of_them_do_not(place: str) -> None:
    assert not is_specific(place)


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ("venezuela", {"venezuela"}),
        ("southern venezuela", {"venezuela"}),
        ("venezuela-colombia border", {"venezuela", "colombia"}),
        ("caracas", {"venezuela"}),
        ("urena", set()),
    ],
)
def test_a_place_may_name_its_countries(place: str, countries: set[str]) -> None:
    assert countries_in(place) == countries


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("venezuela tachira urena", "venezuela tachira cucuta", ("urena", "cucuta")),
        ("venezuela tachira", "venezuela tachira urena", None),
        ("venezuela urena", "colombia urena", None),
        ("venezuela", "venezuela", None),
        ("", "venezuela", None),
    ],
)
def test_places_are_told_apart_only_at_one_depth(one: str, other: str, told: tuple[str, str] | None) -> None:
    assert apart(tuple(one.split()), tuple(other.split())) == told


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        ("cooper street", True),
        ("verrin bridge", True),
        ("calle cooper", True),
        ("hospital san roque", True),
        ("osk", False),
        ("port edrin", False),
        ("bridge", False),
    ],
)
def test_streets_bridges_and_buildings_are_spots(place: str, spot: bool) -> None:
    assert is_spot(place) is spot
