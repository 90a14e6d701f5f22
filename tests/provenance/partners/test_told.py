"""The shelf holds no more than it may, and nothing for longer than it is so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from provenance.partners.settled import Settled
from provenance.partners.told import Shelf, Told

NOON = datetime(2026, 2, 28, 12, tzinfo=UTC)
BY = Settled(1, 1, 60, (1, 1), NOON, "api:claims", 99)
TOLD = Told("200 OK", (), b"x" * 99, BY, NOON + timedelta(seconds=60))


def at(seconds: int, size: int = 199) -> Told:
    since = NOON + timedelta(seconds=seconds)
    return replace(TOLD, body=b"x" * size, by=replace(BY, now=since), until=since + timedelta(seconds=60))


def test_an_answer_is_found_by_its_words_from_when_it_was_told_until_its_time_is_over() -> None:
    shelf = Shelf(12_000)
    shelf.put(("a",), TOLD)
    moments = [NOON + timedelta(seconds=seconds) for seconds in (-1, 0, 59, 60)]
    assert [shelf.find(("a",), moment) is not None for moment in moments] == [False, True, True, False]
    assert shelf.find(("b",), NOON) is None
    assert (len(shelf), shelf.held) == (0, 0)


def test_the_oldest_give_way_and_one_that_is_told_anew_takes_its_own_place() -> None:
    shelf = Shelf(12_000)
    for number in range(10):
        shelf.put((str(number),), at(number))
    shelf.put(("0",), at(10))
    assert (len(shelf), shelf.held) == (10, 12_000)
    shelf.put(("x",), at(11))
    assert (shelf.find(("1",), NOON + timedelta(seconds=12)), len(shelf), shelf.held) == (None, 10, 12_000)
    assert shelf.find(("0",), NOON + timedelta(seconds=12)) is not None


def test_what_is_over_is_let_go_of_when_the_next_is_kept() -> None:
    shelf = Shelf(12_000)
    for number in range(5):
        shelf.put((str(number),), at(number))
    shelf.put(("9",), at(62))
    assert (len(shelf), shelf.held) == (3, 3_600)


def test_one_that_would_take_the_place_of_many_is_not_kept_and_words_and_headers_count() -> None:
    shelf = Shelf(12_000)
    shelf.put(("a",), at(0, size=500))
    shelf.put(("a" * 400, None), at(0))
    shelf.put(("b",), replace(at(0), headers=(("ETag", "x" * 400),)))
    assert (len(shelf), shelf.held) == (0, 0)
    shelf.put(("c", None), at(0, size=499))
    assert (len(shelf), shelf.held) == (1, 1_500)
