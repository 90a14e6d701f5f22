"""What some appearances testify, in the order they are given, for tests."""

from collections.abc import Sequence

from claims.actions.lineages import families
from claims.actions.testimonies import gather
from claims.models import Appearance
from claims.rules.weighing.corroboration import Testimony


def told(rows: Sequence[Appearance]) -> list[Testimony]:
    """The testimonies of one group of appearances."""
    return gather({0: rows}, {0: families([row.capture.article for row in rows])})[0][0]
