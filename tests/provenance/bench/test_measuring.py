"""Contenders come first in turn, and a measurement on a busy machine says so."""

import os

import pytest

from provenance.bench import measuring


def test_everybody_comes_first_once_and_the_order_stays() -> None:
    turns = [measuring.rotated("abc", turn) for turn in range(4)]

    assert turns == [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"], ["a", "b", "c"]]


def test_contenders_take_turns_and_every_round_that_is_over_is_told() -> None:
    told: list[tuple[str, int, int]] = []

    met = [
        (each, len(told)) for each in measuring.in_turn("ab", 3, lambda *done: told.append(done), "asking")
    ]

    assert met == [("a", 0), ("b", 0), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
    assert told == [("asking", 1, 3), ("asking", 2, 3), ("asking", 3, 3)]


@pytest.mark.parametrize(("load", "noisy"), [(2.0, False), (2.01, True)])
def test_more_waiting_than_there_are_cores_is_noisy(
    load: float, noisy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, 0.0, 0.0))

    assert measuring.circumstances(0.125, {"numpy": "2"}) == {
        "versions": {"numpy": "2"},
        "cores": 2,
        "load_before": 0.12,
        "load_after": load,
        "noisy": noisy,
    }


def test_what_is_not_installed_is_said_to_be_missing() -> None:
    assert measuring.versions("no-such-package")["no-such-package"] == "not installed"
