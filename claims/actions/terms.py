"""Writing down the words by which claims are found, whenever what a claim says has changed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from claims.models import Claim, Term
from claims.rules.lookup import pruning
from claims.rules.lookup.terms import ACTS, act_term, terms_of
from claims.rules.lookup.tongues import tongue


def keep(*, claims: Iterable[int]) -> None:
    """Bring the terms of these claims (by primary key) in line with their words; those that stand are left alone.

    A claim that is merged, hidden or withdrawn has its terms like any other: who may see it is asked at the look-up.
    """
    with transaction.atomic():
        found = Claim.objects.select_related("event__act").filter(pk__in=set(claims)).order_by("pk")
        rows = list(found.select_for_update(of=("self",)))
        held, wanted = _held(rows), {row.pk: _wanted(row) for row in rows}
        moved = [key for key, weights in wanted.items() if held.get(key, {}) != weights]
        Term.objects.filter(claim__in=moved).delete()
        Term.objects.bulk_create(
            Term(claim_id=key, word=word, weight=weight)
            for key in moved
            for word, weight in sorted(wanted[key].items())
        )
        Claim.objects.filter(pk__in=[row.pk for row in rows]).update(terms_done=F("terms_due"))


def _held(rows: Iterable[Claim]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    for claim, word, weight in Term.objects.filter(claim__in=rows).values_list("claim", "word", "weight"):
        found.setdefault(claim, {})[word] = weight
    return found


def _wanted(row: Claim) -> dict[str, float]:
    """The terms of its sentence, and what happened, be it told there in words we know or not."""
    terms = terms_of(row.text, tongue(row.language))
    return pruning.weights({act_term(row.event.act.key): 1} | terms if row.event.act.key in ACTS else terms)
