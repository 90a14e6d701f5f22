"""Whether two known claims are one, told by their words, figures, days and tongues."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.rules.lookup.same import Stated, same
from claims.rules.lookup.weights import SUGGEST
from claims.rules.values.value import Value
from tests.claims.rules.comparing.claims_in_short import days

FOUR = Value(Decimal(4), Decimal(4), "people")
ONE = Stated("Four ferrymen drowned off Quarrel Point", "en", FOUR, days("2026-03-03"))
OTHER = replace(ONE, said="Four ferrymen drowned at sea off Quarrel Point")


def test_claims_that_say_the_same_are_one_whichever_is_asked_of() -> None:
    found, back = same(ONE, OTHER), same(OTHER, ONE)

    assert found is not None
    assert back is not None
    assert (found.rule, found.weight) == ("same in other words", back.weight)
    assert SUGGEST <= found.weight <= 1
    assert f"{found.weight:.2f} of 1" in found.detail
    assert found.detail.endswith("the values are the same")


@pytest.mark.parametrize(
    ("changes", "one"),
    [
        ({"language": "es"}, False),
        ({"value": Value(Decimal(5), Decimal(5), "people")}, False),
        ({"value": Value(Decimal(4), None, "people")}, False),
        ({"value": FOUR.denied()}, False),
        ({"when": None}, True),
        ({"when": days("2026-03-05")}, True),
        ({"when": days("2026-03-06")}, False),
        ({"when": days("2026-03-01")}, True),
        ({"when": days("2026-02-28")}, False),
        ({"said": "Four ferrymen drowned off Tessel"}, False),
        ({"said": "The council of Verrin closed its library"}, False),
        ({"said": "Nine ferrymen drowned off Quarrel Point"}, False),
    ],
    ids=str,
)
def test_another_tongue_figure_day_place_or_matter_is_another_claim(
    changes: dict[str, object], one: bool
) -> None:
    other = replace(OTHER, **changes)  # type: ignore[arg-type]

    assert (same(ONE, other) is not None) is one
    assert (same(other, ONE) is not None) is one
