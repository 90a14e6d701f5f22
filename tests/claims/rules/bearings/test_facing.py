"""What one figure makes of another, one against one."""

import pytest

from claims.rules.bearings.agreement import agreement
from claims.rules.bearings.facing import Standing, standing
from claims.rules.reader.quantities import quantities

CASES = [
    ("120 vans burned", "more than 100 vans burned", Standing.SAME),
    ("nearly 30 vans burned", "30 vans burned", Standing.PRINTED),
    ("more than 100 vans burned", "120 vans burned", Standing.OPEN),
    ("80 vans burned", "more than 100 vans burned", Standing.CLASH),
    ("80 vans burned", "80 percent burned", Standing.MISSING),
    ("a 10-mile road", "a road of 16 km", Standing.SAME),
]


@pytest.mark.parametrize(("known", "asked", "found"), CASES, ids=[f"{row[0]} / {row[1]}" for row in CASES])
def test_one_figure_stands_to_another(known: str, asked: str, found: Standing) -> None:
    (one,), (other,) = quantities(known), quantities(asked)

    assert standing(one, other) is found


def test_the_same_figure_of_something_else_is_told_from_none() -> None:
    (row,) = agreement("Nine dockers were injured.", "Nine bishops were injured.").held

    assert (row.standing, row.reason) == (
        Standing.LIKE,
        "“Nine” stands there too, of something else: “Nine”.",
    )
