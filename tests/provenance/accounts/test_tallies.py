"""What is added up in the counters stands under the token of whoever was first."""

from collections.abc import Iterator

import pytest

from provenance.accounts import turns
from provenance.accounts.counters import line
from provenance.accounts.tallies import Tally

PLACE = "test:tally"
TALLY = Tally(PLACE, "series", "first", 60, (("7:answered", 1), ("7:sent", 40)))


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    turns.counters().delete(PLACE)
    yield
    turns.counters().delete(PLACE)


def held() -> dict[str, str]:
    found: dict[bytes, bytes] = turns.counters().hgetall(PLACE)  # type: ignore[assignment]
    return {name.decode(): number.decode() for name, number in found.items()}


def test_numbers_add_up_under_the_token_of_whoever_was_first() -> None:
    for token in ("first", "second"):
        line().ask(*Tally(PLACE, "series", token, 60, TALLY.numbers).command)
    assert held() == {"series": "first", "7:answered": "2", "7:sent": "80"}
    assert 0 < int(turns.counters().ttl(PLACE)) <= 60  # type: ignore[arg-type]
