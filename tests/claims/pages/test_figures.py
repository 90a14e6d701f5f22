"""Values as a table writes them."""

from decimal import Decimal

import pytest

from claims.pages import figures
from claims.rules.values.value import Value
from claims.vocabulary import Polarity


def of(low: int | None, high: int | None, *, approximate: bool = False, unit: str = "people") -> Value:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Value(bounds[0], bounds[1], unit, approximate)


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        pytest.param(of(4, 4), "4", "4 people, exact", id="exact"),
        pytest.param(of(2, None), "2+", "2+ people, open at the top", id="at least"),
        pytest.param(of(None, 9), "up to 9", "up to 9 people, open at the bottom", id="at most"),
        pytest.param(of(24, 60, approximate=True), "24–60", "24–60 people, approximate", id="a few dozen"),
        pytest.param(of(70, 70, approximate=True), "about 70", "about 70 people, approximate", id="about"),
        pytest.param(of(3, 5), "3–5", "3–5 people, a range", id="between"),
        pytest.param(of(1200, 1200, unit="GBP"), "1,200", "1,200 GBP, exact", id="thousands"),
        pytest.param(of(2, 2, unit="truck"), "2", "2 trucks, exact", id="several of a unit"),
        pytest.param(of(1, 1, unit="truck"), "1", "1 truck, exact", id="one of a unit"),
        pytest.param(Value(), "yes", "says it is so; no figure", id="yes"),
        pytest.param(Value(polarity=Polarity.NO), "no", "says it is not so", id="no"),
        pytest.param(Value(Decimal("2.50"), Decimal("2.50")), "2.5", "2.5, exact", id="decimals"),
    ],
)
def test_a_value_says_how_exact_it_is(value: Value, short: str, long: str) -> None:
    assert figures.short(value) == short
    assert figures.long(value) == long
