"""A place in the feed is sealed: it shows nothing, cannot be made up, and outlives a change of the program's secret."""

from itertools import pairwise

import pytest

from provenance.telling import places
from provenance.telling.places import Entered, Place


def test_a_place_comes_back_as_it_was_and_is_the_same_token_each_time() -> None:
    for each in (Place(), Place(5, 9), Place(2**63 - 1, 0), Entered(7, 8)):
        assert places.read(each.token()) == each
        assert each.token() == each.token()


def test_no_two_places_look_alike_and_none_shows_its_number() -> None:
    tokens = [Place(number, 0).token() for number in range(200)]

    assert len(set(tokens)) == 200
    assert len({len(each) for each in tokens}) == 1
    # Of neighbours no more signs agree than of any two: one in sixty-four, of seventy-six signs.
    alike = [sum(a == b for a, b in zip(one, other, strict=True)) for one, other in pairwise(tokens)]
    assert sum(alike) / len(alike) < 4


@pytest.mark.parametrize("place", range(0, 76, 5))
def test_a_token_with_one_sign_changed_is_none_of_ours(place: int) -> None:
    token = Place(12, 3).token()
    other = "A" if token[place] != "A" else "B"

    assert places.read(f"{token[:place]}{other}{token[place + 1 :]}") is None


def test_a_token_outlives_a_new_secret_as_long_as_the_old_one_is_a_fallback(
    settings: pytest.FixtureRequest,
) -> None:
    token = Place(4, 2).token()
    old = settings.SECRET_KEY  # type: ignore[attr-defined]
    settings.SECRET_KEY = "another long secret of fifty random letters or more"  # type: ignore[attr-defined]
    assert places.read(token) is None
    settings.SECRET_KEY_FALLBACKS = [old]  # type: ignore[attr-defined]

    assert places.read(token) == Place(4, 2)
