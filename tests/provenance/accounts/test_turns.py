"""Turns are counted exactly, however many take them at once."""

from concurrent.futures import ThreadPoolExecutor

from provenance.accounts import turns


def test_of_many_at_once_exactly_as_many_are_let_through_as_are_left() -> None:
    turns.counters().delete("matches:0")
    with ThreadPoolExecutor(16) as several:
        waits = several.map(
            lambda turn: turns.take(limits={"matches:0": 3}, window=60, token=str(turn)), range(40)
        )

    assert sorted(waits)[:4].count(0) == 3
    assert turns.counters().zcard("matches:0") == 3
