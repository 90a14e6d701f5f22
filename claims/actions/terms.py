"""Writing down the words by which claims are found, whenever what a claim says, or how it is put, has changed."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from claims.actions import passages, possible_mergers
from claims.models import Claim, Term, Wording
from claims.rules.lookup.terms import claim_terms
from claims.rules.lookup.tongues import tongue
from claims.rules.lookup.wordings import lent, weights

Weights = dict[str, tuple[float, float]]
"""What each word counts for, and what it counts for in the claim's own sentence."""


def keep(*, claims: Iterable[int]) -> None:
    """Bring the terms of these claims (by primary key) in line with their words; those that stand are left alone.

    A claim that a person has merged, or that is hidden or withdrawn, has its terms like any other: who may see it is
    asked at the look-up. One that sorting anew has left empty has none: it would be counted beside the one that took
    its statements, and so tell readers that these were sorted otherwise while something hidden was in sight.
    Sentences of articles that came before are looked up again, and claims that say the same are suggested as one.
    """
    with transaction.atomic():
        found = Claim.objects.select_related("event__act").filter(pk__in=set(claims)).order_by("pk")
        rows = list(found.select_for_update(of=("self",)))
        held, wanted = _held(rows), _wanted(rows)
        moved = [key for key, words in wanted.items() if held.get(key, {}) != words]
        Term.objects.filter(claim__in=moved).delete()
        Term.objects.bulk_create(
            Term(claim_id=key, word=word, weight=weight, own=own)
            for key in moved
            for word, (weight, own) in sorted(wanted[key].items())
        )
        Claim.objects.filter(pk__in=[row.pk for row in rows]).update(terms_done=F("terms_due"))
        possible_mergers.suggest(claims=[row.pk for row in rows])
        passages.ask_for(claims=[row.pk for row in rows])


def _held(rows: Iterable[Claim]) -> dict[int, Weights]:
    found: dict[int, Weights] = {}
    held = Term.objects.filter(claim__in=rows).values_list("claim", "word", "weight", "own")
    for claim, word, weight, own in held:
        found.setdefault(claim, {})[word] = (weight, own)
    return found


def _wanted(rows: Iterable[Claim]) -> dict[int, Weights]:
    """The words of each claim's own sentence and of its wordings."""
    own = {row.pk: claim_terms(row.text, tongue(row.language), row.event.act.key) for row in rows}
    others: dict[int, list[Counter[str]]] = {pk: [] for pk in own}
    for wording in Wording.objects.filter(claim__in=own).order_by("claim", "place"):
        others[wording.claim_id].append(lent(wording.text, wording.language, own[wording.claim_id]))
    left = {row.pk for row in rows if row.merged_into_id is not None and row.version == 1}
    return {pk: {} if pk in left else weights(terms, others[pk]) for pk, terms in own.items()}
