"""The pace of the reader is measured over articles that have something to read, the same for the same seed."""

from typing import Any

import pytest

from provenance.bench import pressroom, reading
from provenance.bench.tables import TABLES


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return reading.run(size=12, rounds=2, seed=7, watch=lambda label, done, total: None)


def test_one_seed_makes_one_pressroom() -> None:
    assert list(pressroom.make(size=5, seed=7)) == list(pressroom.make(size=5, seed=7))
    assert list(pressroom.make(size=5, seed=7)) != list(pressroom.make(size=5, seed=8))


def test_both_languages_are_read_and_something_is_found(figures: dict[str, Any]) -> None:
    assert {language for _, language in pressroom.make(size=30, seed=7)} == {"en", "es"}
    assert figures["quality"]["statements"] > figures["quality"]["sentences"] / 10


def test_the_stages_add_up_to_the_whole(figures: dict[str, Any]) -> None:
    stages = {row["contender"]: row for row in figures["rows"]}

    assert {"sections", "sentences", "figures", "attribution", "accusations", "statements"} <= set(stages)
    assert all(0 <= row["ratio"] <= 1 for row in stages.values())


def test_reading_again_finds_the_same(figures: dict[str, Any]) -> None:
    again = reading.run(size=12, rounds=1, seed=7, watch=lambda label, done, total: None)

    assert again["quality"] == figures["quality"]
    assert again["corpus"] == figures["corpus"]


def test_the_table_names_pace_and_slowest_stage(figures: dict[str, Any]) -> None:
    assert f"slowest: {figures['slowest']}" in TABLES["read"](figures)
