"""What is added up is added once for each turn that is let through, alone or on the way of one."""

from collections.abc import Iterator

import pytest

from provenance.accounts import turns
from provenance.accounts.counters import line
from provenance.accounts.tallies import Tally

PLACE, QUOTA = "test:tally", "test:quota"
TALLY = Tally(PLACE, "series", "first", 60, (("7:answered", 1), ("7:sent", 40)))


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    turns.counters().delete(PLACE, QUOTA)
    yield
    turns.counters().delete(PLACE, QUOTA)


def held() -> dict[str, str]:
    found: dict[bytes, bytes] = turns.counters().hgetall(PLACE)  # type: ignore[assignment]
    return {name.decode(): number.decode() for name, number in found.items()}


def test_numbers_add_up_under_the_token_of_whoever_was_first() -> None:
    for token in ("first", "second"):
        line().ask(*Tally(PLACE, "series", token, 60, TALLY.numbers).command)
    assert held() == {"series": "first", "7:answered": "2", "7:sent": "80"}
    assert 0 < int(turns.counters().ttl(PLACE)) <= 60  # type: ignore[arg-type]


def test_a_turn_adds_once_however_often_it_is_asked_for_and_nothing_where_it_is_refused() -> None:
    spent = [
        turns.spend(key=QUOTA, most=2, cost=1, window=60, token=token, also=TALLY)
        for token in ("one", "one", "two", "three")
    ]
    assert [(turn.wait > 0, turn.left) for turn in spent] == [(False, 1), (False, 1), (False, 0), (True, 0)]
    assert held() == {"series": "first", "7:answered": "2", "7:sent": "80"}
