"""Commands go together and come to what each would alone; a line that has gone is taken anew."""

from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.conf import LazySettings, settings

from provenance.accounts import turns
from provenance.accounts.counters import Line, line

PLACE = "guesses:a test of lines"


@pytest.fixture
def own() -> Iterator[Line]:
    """A line of the test's own."""
    turns.counters().delete(PLACE)
    yield Line(settings.REDIS_URL)
    turns.counters().delete(PLACE)


def hang_up(own: Line) -> None:
    """Let the server end the line, as it does when it stops."""
    other: Any = turns.counters()
    other.client_kill_filter(_id=own.ask("CLIENT", "ID"))


def test_what_waits_goes_with_what_is_asked_and_each_has_its_own_answer(own: Line) -> None:
    before = own.later("RPUSH", PLACE, "one")
    assert not turns.counters().exists(PLACE)

    own.tell("RPUSH", PLACE, "two")
    refused = own.later("GET", PLACE)

    assert own.ask("LLEN", PLACE) == 2
    assert before.answer() == 1
    with pytest.raises(redis.ResponseError):
        refused.answer()
    assert own.ask("LRANGE", PLACE, 0, -1) == [b"one", b"two"]


def test_a_line_that_was_hung_up_is_taken_anew_whatever_was_going_on(own: Line) -> None:
    hang_up(own)
    assert own.ask("RPUSH", PLACE, "one") == 1

    hang_up(own)
    later = own.later("LLEN", PLACE)
    assert later.answer() == 1

    own.tell("RPUSH", PLACE, "two")
    hang_up(own)
    own.tell("RPUSH", PLACE, "three")
    assert own.ask("LRANGE", PLACE, 0, -1) == [b"one", b"two", b"three"]


def test_where_nobody_answers_what_was_asked_is_not_sent_later(own: Line) -> None:
    away = Line("redis://127.0.0.1:1/0")
    waits = away.later("RPUSH", PLACE, "late")
    for _ in range(2):
        with pytest.raises(redis.ConnectionError):
            away.ask("RPUSH", PLACE, "never")

    away._ends = own._ends

    assert waits.answer() is None
    assert away.ask("EXISTS", PLACE) == 0


def test_a_thread_keeps_its_line_as_long_as_the_address_stays(settings: LazySettings) -> None:
    kept = line()
    assert line() is kept
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert line() is not kept
    settings.REDIS_URL = ""
    with pytest.raises(ValueError, match="URL"):
        line()
