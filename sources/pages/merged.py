"""Follows a row that was merged into another to the one that stands for it now."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)
LONGEST = 20  # merges in a row; nobody merges so often


def final(rows: QuerySet[Row], row: Row) -> Row:
    """The last row of the chain of merges, which the reader must be allowed to see like any other."""
    for _ in range(LONGEST):
        into = getattr(row, "merged_into_id", None)
        if into is None:
            return row
        following = rows.filter(pk=into).first()
        if following is None:
            raise Http404
        row = following
    raise Http404
