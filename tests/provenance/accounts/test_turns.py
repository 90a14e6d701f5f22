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


def test_a_turn_asked_for_again_as_its_answer_was_lost_is_the_same_turn() -> None:
    turns.counters().delete("matches:1", "matches:2")

    waits = [turns.take(limits={"matches:1": 1}, window=60, token=token) for token in ("a", "a", "b")]
    spent = [
        turns.spend(key="matches:2", most=3, cost=2, window=60, token=token) for token in ("a", "a", "b")
    ]

    assert waits[:2] == [0, 0] and waits[2] > 0
    assert [(each.wait, each.left) for each in spent[:2]] == [(0, 1), (0, 1)]
    assert spent[2].wait > 0
    assert turns.counters().zcard("matches:2") == 2


def test_a_turn_that_was_begun_is_the_same_turn_to_whoever_goes_on_with_it() -> None:
    turns.counters().delete("matches:3", "matches:4")
    begun = [turns.begin(key=key, most=2, cost=1, window=60, token="a") for key in ("matches:3", "matches:4")]

    gone_on = turns.spend(key="matches:3", most=2, cost=1, window=60, token="a")

    assert [told().left for told in begun] == [gone_on.left, 1] == [1, 1]
    assert turns.counters().zcard("matches:3") == 1
