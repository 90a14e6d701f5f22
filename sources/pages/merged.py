"""A row that was merged into another: readers are led to the one that stands for it now, forms are refused."""

from typing import Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from sources.errors import Stale

Row = TypeVar("Row", bound=Model)
LONGEST = 20  # merges in a row; nobody merges so often


class Public(Protocol):
    """What has an address."""

    @property
    def public_id(self) -> str: ...


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


def still(row: Public, public_id: str) -> None:
    """What a form was filled in for must stand for itself yet: the versions it has seen are not those of another.

    Raises ``Stale`` where what has this id was merged into ``row`` since the form was opened.
    """
    if row.public_id != public_id:
        told = gettext(
            "This was merged into “%(row)s” meanwhile. Nothing of yours was saved: look at that one first"
        )
        raise Stale(told % {"row": row}, field="version")
