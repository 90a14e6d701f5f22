"""The range of a figure as the database holds it, so that what may be so much is found by an index."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GistIndex
from django.contrib.postgres.lookups import Overlap
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, Func, Q, Value

HAS_FIGURE = Q(low__isnull=False) | Q(high__isnull=False)


class Figure(Func):
    """The range of a row's value, both bounds included; one that is missing is open."""

    function = "numrange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DecimalRangeField()

    def __init__(self, *columns: Any, **extra: Any) -> None:
        super().__init__(*(columns or (F("low"), F("high"))), **extra)


def by_figure(name: str) -> GistIndex:
    """The index of figures of one kind of row; rows without a figure are not in it."""
    return GistIndex(Figure(), name=name, condition=HAS_FIGURE)


def may_be(least: Decimal | None, most: Decimal | None) -> Q:
    """Rows with a figure that may lie between the two, both included; None leaves a side open."""
    sought = Value(NumericRange(least, most, "[]"), output_field=DecimalRangeField())
    return Q(HAS_FIGURE, Overlap(Figure(), sought))
