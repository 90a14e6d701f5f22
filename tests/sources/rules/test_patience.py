"""How long is waited before an address is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from sources.rules import patience

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_after_failures_the_waits_grow_and_then_end() -> None:
    waits = [patience.after_failure(tries) for tries in range(1, 7)]

    assert waits == sorted(waits, key=lambda wait: wait or timedelta())
    assert patience.after_failure(7) is None


def test_a_piece_is_looked_at_later_and_later_and_then_left_alone() -> None:
    waits = [patience.next_revisit(stage) for stage in range(6)]

    assert waits == [timedelta(hours=1), timedelta(hours=6)] + [
        timedelta(days=days) for days in (1, 3, 10, 30)
    ]
    assert patience.next_revisit(6) is None


@pytest.mark.parametrize(
    ("age", "stage"),
    [
        (timedelta(hours=-3), 0),
        (timedelta(), 0),
        (timedelta(hours=2), 1),
        (timedelta(days=1), 2),
        (timedelta(days=3), 3),
        (timedelta(days=10), 4),
        (timedelta(days=30), 5),
        (timedelta(days=400), 6),
    ],
)
def test_an_old_piece_begins_where_a_young_one_would_have_come(age: timedelta, stage: int) -> None:
    assert patience.stage_of_age(age) == stage


@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0), (2, 0), (3, 1), (6, 1)])
def test_a_changed_piece_is_looked_at_sooner(before: int, after: int) -> None:
    assert patience.stage_after_change(before, timedelta()) == after


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [(1, 0, 1), (3, 1, 2), (10, 2, 3), (30, 3, 4), (60, 4, 5), (90, 5, 6), (400, 6, 5)],
)
def test_an_old_piece_that_is_changed_is_not_taken_for_a_young_one(
    days: int, before: int, after: int
) -> None:
    assert patience.stage_after_change(before, timedelta(days=days)) == after


def test_a_piece_that_is_another_at_each_look_is_left_alone_in_the_end() -> None:
    stage, age, looks = 0, timedelta(), 0
    while (wait := patience.next_revisit(stage)) is not None:
        age += wait
        stage = patience.stage_after_change(stage, age)
        looks += 1
        assert looks < 100, "it is looked at for ever"

    assert looks == 22


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("", timedelta()),
        ("120", timedelta(minutes=2)),
        (" 120 ", timedelta(minutes=2)),
        ("999999999", timedelta(days=1)),
        ("Sun, 01 Mar 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Sun, 01 Mar 2026 11:00:00 GMT", timedelta()),
        ("Sun, 01 Mar 9999 11:00:00 GMT", timedelta(days=1)),
        ("soon", timedelta()),
        ("-5", timedelta()),
        ("٣", timedelta()),
        ("9" * 400, timedelta()),
        ("Sun, 99 Mar 2026 13:00:00 GMT", timedelta()),
    ],
)
def test_a_sites_wish_is_heeded_within_a_day(written: str, wait: timedelta) -> None:
    assert patience.wish(written, NOON) == wait


@pytest.mark.parametrize(
    ("minutes", "new", "following"), [(30, 0, 45), (30, 3, 15), (12, 1, 10), (1440, 0, 1440), (1000, 0, 1440)]
)
def test_a_feed_is_looked_at_as_often_as_it_brings_something(minutes: int, new: int, following: int) -> None:
    assert patience.pace(minutes, new=new) == following
