"""Finds the claims of which a published review stands, page by page or one after another."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from claims.models import Claim, Review
from claims.models.claim import ClaimQuerySet
from provenance.partners.standards.gathered import Gathered, gather

CHUNK = 50
"""Claims gathered at once; each may stand in hundreds of articles."""


def claims(now: datetime) -> ClaimQuerySet:
    """Claims everybody may see of which a published review stands, by public id."""
    out = Review.objects.out(now).filter(claim=OuterRef("pk"))
    return Claim.objects.current().visible_to(None, now).filter(Exists(out)).order_by("public_id")


def page(now: datetime, length: int, after: str = "") -> tuple[Sequence[Claim], str]:
    """The first so many behind an id, and the id of the last where more follow."""
    rows = claims(now).filter(public_id__gt=after) if after else claims(now)
    found = list(rows[: length + 1])
    return found[:length], found[length - 1].public_id if len(found) > length else ""


def gathered(found: Sequence[Claim], now: datetime) -> Iterator[Gathered]:
    """Claims with all that is told of them, some at a time."""
    for start in range(0, len(found), CHUNK):
        yield from gather(found[start : start + CHUNK], now)


def every(now: datetime) -> Iterator[Gathered]:
    """All of them, never many at once."""
    after, more = "", True
    while more:
        found, after = page(now, CHUNK, after)
        yield from gather(found, now)
        more = bool(after)
