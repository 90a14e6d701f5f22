"""Bounds are told as the numbers they are."""

from decimal import Decimal

import pytest

from claims.api.shapes import number


@pytest.mark.parametrize(
    ("bound", "told", "kind"),
    [
        pytest.param(None, None, type(None), id="open"),
        pytest.param(Decimal("4.0000"), 4, int, id="whole"),
        pytest.param(Decimal(0), 0, int, id="none"),
        pytest.param(Decimal(-12), -12, int, id="below zero"),
        pytest.param(Decimal("2.5000"), 2.5, float, id="broken"),
        pytest.param(Decimal(99999999999999999999), 1e20, float, id="more than JSON keeps exactly"),
    ],
)
def test_a_bound_is_told_as_a_number(bound: Decimal | None, told: float | None, kind: type) -> None:
    assert number(bound) == told
    assert type(number(bound)) is kind
