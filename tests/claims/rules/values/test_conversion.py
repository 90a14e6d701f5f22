"""Units brought to one another."""

from decimal import Decimal

import pytest

from claims.rules.values.conversion import bare, converted, counts_heads, in_share, same_unit
from tests.claims.rules.comparing.claims_in_short import figure


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        ("60", "mi", "km", "96.56"),
        ("1.2", "t", "kg", "1200"),
        ("3", "weeks", "day", "21"),
        ("100", "ha", "acre", "247.1"),
        ("2", "hora", "minute", "120"),
    ],
)
def test_a_converted_figure_is_near_the_true_one(value: str, unit: str, target: str, expected: str) -> None:
    changed = converted(figure(value, unit), target)

    assert changed is not None
    assert changed.low is not None
    assert changed.high is not None
    assert changed.low < Decimal(expected) < changed.high
    assert changed.high / changed.low < Decimal("1.05")


@pytest.mark.parametrize(
    ("unit", "target"), [("USD", "GBP"), ("km", "kg"), ("percent", ""), ("t", "truck"), ("peso", "bolivar")]
)
def test_what_measures_different_things_is_not_converted(unit: str, target: str) -> None:
    assert converted(figure("5", unit), target) is None


@pytest.mark.parametrize(
    ("one", "other"), [("", "people"), ("truck", "trucks"), ("USD", "USD"), ("hour", "hours")]
)
def test_units_that_are_one(one: str, other: str) -> None:
    assert same_unit(one, other)


def test_heads_shares_and_money_are_told_apart() -> None:
    assert counts_heads("people")
    assert counts_heads("truck")
    assert not any(counts_heads(unit) for unit in ("USD", "peso", "km", "percent"))
    assert in_share("percent")
    assert (bare("people"), bare("km")) == ("", "km")
