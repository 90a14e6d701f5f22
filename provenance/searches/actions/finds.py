"""Keeping what a saved search finds now and has not found before."""

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from provenance.searches.models import Find, SavedSearch

Found = Callable[[SavedSearch], Sequence[int]]
"""Gives the claims (by primary key) that a search finds at this moment, as its owner may see them."""


@transaction.atomic
def keep(*, search: int, found: Found, known: bool = False) -> int:
    """Keep what a search (by primary key) finds now and did not before; returns how many claims that are.

    Under the lock of the search: two looks at once find nothing twice, and what is found later has a higher number.
    What is held against all it has found are the claims themselves, not the changes since: a claim that commits late,
    comes out of its embargo, or begins to fit because of another row is found at the next look.
    """
    row = (
        SavedSearch.objects.select_for_update(of=("self",)).select_related("owner").filter(pk=search).first()
    )
    if row is None or not row.owner.is_active:
        return 0
    claims, now = found(row), timezone.now()
    held = set(Find.objects.filter(search=row, claim__in=claims).values_list("claim", flat=True))
    fresh = sorted(claim for claim in claims if claim not in held)
    Find.objects.bulk_create(Find(search=row, claim_id=claim, known=known, found_at=now) for claim in fresh)
    SavedSearch.objects.filter(pk=row.pk).update(checked_at=now)
    return len(fresh)
