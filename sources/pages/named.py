"""Finds the row an address names, among those that may be seen."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


def named(rows: "QuerySet[Row]", public_id: str) -> Row:
    """The row of this id. Raises ``Http404``: what is hidden is not there."""
    # No text in the database may hold a NUL, and asking it for one fails.
    found = None if "\0" in public_id else rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found
