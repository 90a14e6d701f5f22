"""Trying out what would come of something: it is truly done, looked at, and taken back before anybody can see it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from claims.models.corroboration import Difference

LEFT_OUT = frozenset({"claim", "scored_at"})
"""Columns of a corroboration that do not say how well the claim is backed."""


@contextmanager
def tried() -> Iterator[None]:
    """Whatever is written inside is taken back at the end, history, jobs and locks with it."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def differing(*, claims: Iterable[int]) -> Iterator[Difference]:
    """Work claims (by primary key) out by the full arithmetic and tell those that come out otherwise than stored.

    Nothing is kept of it. A claim that waits to be weighed, or is no more, is left out.
    """
    for pk in claims:
        with tried():
            claim = Claim.objects.select_for_update().filter(pk=pk, score_done__gte=F("score_due")).first()
            if claim is None:
                continue
            stored = told(pk)
            corroboration.refresh(claim_id=pk)
            found = Difference(claim.public_id, stored, told(pk))
        if found.columns:
            yield found


def told(claim: int) -> dict[str, Any]:
    """Everything a claim's stored corroboration says; empty where it has none."""
    row = Corroboration.objects.filter(claim=claim).values().first()
    held: dict[str, Any] = dict(row) if row else {}
    return {name: value for name, value in held.items() if name.removesuffix("_id") not in LEFT_OUT}
