"""A message that was not taken is tried ten times in all, within four days, and never all at the same moment."""

from datetime import timedelta

import pytest

from provenance.webhooks.rules import schedule


def test_ten_attempts_each_later_than_the_last_and_all_before_an_endpoint_is_disabled() -> None:
    waits = [schedule.wait(tries=tries, mark="msg_a") for tries in range(1, 11)]

    assert waits[-1] is None
    given = [each for each in waits if each is not None]
    assert len(given) == 9
    assert given == sorted(given)
    assert all(least <= each <= least * 1.1 for each, least in zip(given, schedule.WAITS, strict=True))
    assert sum(given, timedelta(0)) < schedule.FAILING


def test_what_failed_together_comes_back_apart_and_the_same_message_always_alike() -> None:
    waits = {schedule.wait(tries=3, mark=f"msg_{number}") for number in range(50)}

    assert len(waits) == 50
    assert schedule.wait(tries=3, mark="msg_7") == schedule.wait(tries=3, mark="msg_7")


@pytest.mark.parametrize(
    ("asked", "least"),
    [
        pytest.param(timedelta(hours=3), timedelta(hours=3), id="a longer pause is kept"),
        pytest.param(timedelta(seconds=1), timedelta(seconds=5), id="a shorter one is not"),
        pytest.param(timedelta(days=9), timedelta(hours=24), id="no pause is longer than a day"),
    ],
)
def test_an_endpoint_may_ask_for_a_longer_pause(asked: timedelta, least: timedelta) -> None:
    wait = schedule.wait(tries=1, mark="msg_a", asked=asked)

    assert wait is not None
    assert least <= wait <= least * 1.1
