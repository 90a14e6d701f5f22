"""How the likeliest of several possibilities is chosen."""

import pytest

from claims.rules.learned.choosing import Leanings

LEANINGS = Leanings({"near": 2.0, "named": 1.0, "far": -3.0})


def test_what_most_speaks_for_is_chosen_and_the_first_of_equals() -> None:
    assert LEANINGS.best([["far"], ["near", "named"], ["near"]]) == 1
    assert LEANINGS.best([["unheard of"], []]) == 0


def test_odds_of_what_nothing_is_known_of_are_even() -> None:
    assert LEANINGS.odds([]) == 0.5
    assert LEANINGS.odds(["near"]) == pytest.approx(0.8808, abs=1e-4)
    assert Leanings({"never": -5000.0}).odds(["never"]) == 0.0


def test_the_reason_names_what_spoke_most() -> None:
    assert LEANINGS.because(["named", "far", "unheard of"]) == [("far", -3.0), ("named", 1.0)]
