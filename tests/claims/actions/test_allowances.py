"""However many ask at once, no day ever holds more calls and tokens than it may."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.actions import allowances
from claims.actions.allowances import Limits
from claims.models import Allowance


def reserve(_: int) -> bool:
    try:
        return allowances.reserve(analyst="parrot", tokens=10, limits=Limits(calls=7, tokens=1000))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_forty_asking_at_once_seven_are_let_through() -> None:
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(reserve, range(40)))

    row = Allowance.objects.get()
    assert (sum(taken), row.calls, row.tokens) == (7, 7, 70)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("limits", "taken"),
    [
        pytest.param(Limits(5, 25), [True, True, False], id="tokens"),
        pytest.param(Limits(1, 1000), [True, False, False], id="calls"),
        pytest.param(Limits(5, 9), [False, False, False], id="a question dearer than a day"),
        pytest.param(Limits(0, 1000), [False, False, False], id="none at all"),
    ],
)
def test_the_day_is_full_when_either_is_used_up(limits: Limits, taken: list[bool]) -> None:
    assert [allowances.reserve(analyst="parrot", tokens=10, limits=limits) for _ in range(3)] == taken


@pytest.mark.django_db
def test_each_analyst_has_a_day_of_its_own() -> None:
    one = Limits(1, 1000)

    assert [allowances.reserve(analyst=name, tokens=10, limits=one) for name in ("parrot", "owl", "owl")] == [
        True,
        True,
        False,
    ]
