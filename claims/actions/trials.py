"""Trying out what would come of something: it is truly done, looked at, and taken back before anybody can see it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from claims.actions import corroboration
from claims.models import Claim, Corroboration

LEFT_OUT = frozenset({"claim", "scored_at"})
"""Columns of a corroboration that do not say how well the claim is backed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that comes out otherwise than it is stored, and in which columns; a score is None where there is none."""

    claim: str
    columns: tuple[str, ...]
    stored: float | None
    worked: float | None

    def __str__(self) -> str:
        stored, worked = ("none" if one is None else f"{one:.4f}" for one in (self.stored, self.worked))
        return f"claim {self.claim}: score {stored} is stored, {worked} comes out; differing: {', '.join(self.columns)}"


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
            found = _difference(claim, stored, told(pk))
        if found is not None:
            yield found


def told(claim: int) -> dict[str, Any]:
    """Everything a claim's stored corroboration says; empty where it has none."""
    row = Corroboration.objects.filter(claim=claim).values().first()
    held: dict[str, Any] = dict(row) if row else {}
    return {name: value for name, value in held.items() if name.removesuffix("_id") not in LEFT_OUT}


def _difference(claim: Claim, stored: dict[str, Any], worked: dict[str, Any]) -> Difference | None:
    columns = tuple(sorted(name for name in {*stored, *worked} if stored.get(name) != worked.get(name)))
    if not columns:
        return None
    return Difference(claim.public_id, columns, stored.get("score"), worked.get("score"))
