"""Claims that the machine made and that nothing turns out to say: taken away with the events made for them."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from claims.actions import passages
from claims.actions.twins import LOOK_UP
from claims.models import (
    Appearance,
    Claim,
    Contradiction,
    Event,
    Explainer,
    Measure,
    PossibleAppearance,
    PossibleMerger,
)
from sources.vocabulary import Judgement

RESTING = ~Q(judgement=Judgement.CONFIRMED) & Q(method__startswith=LOOK_UP)
"""What was found by a claim's own words: it rests on the claim, and the claim not on it, until a person says so."""


def clear(*, claims: Collection[int]) -> set[int]:
    """Take away those of some claims (by primary key) that no words stand behind any more; returns which went.

    Whatever a person has touched stays: a claim edited, judged or reviewed, one that others were merged into, one in a
    contradiction somebody judged or explained. Should what it says be read again, it is made again, at its old address.
    Runs inside the caller's transaction, the claims' acts locked.
    """
    found = Appearance.objects.filter(claim=OuterRef("pk"))
    judged = Contradiction.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
    rows = Claim.objects.filter(
        pk__in=claims, version=1, judgement=Judgement.SUGGESTED, merged_into=None, merged=None, mergers=None,
        mergers_into=None, reviews=None,
    )  # fmt: skip
    explained = Explainer.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
    rows = rows.filter(~Exists(found.exclude(RESTING)), ~Exists(explained))
    refused = PossibleMerger.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
    rows = rows.filter(~Exists(refused.exclude(judgement=Judgement.SUGGESTED)))
    rows = rows.filter(~Exists(judged.exclude(judgement=Judgement.SUGGESTED)))
    gone = dict(rows.values_list("pk", "event"))
    if gone:
        Contradiction.objects.filter(Q(one__in=gone) | Q(other__in=gone)).delete()
        looked_up = passages.linked_to(gone)
        Appearance.objects.filter(RESTING, claim__in=gone).delete()
        PossibleAppearance.objects.filter(claim__in=gone).delete()
        Claim.objects.filter(pk__in=gone).delete()
        Measure.objects.filter(event__in=gone.values(), claims=None).delete()
        Event.objects.filter(pk__in=gone.values(), version=1, claims=None, merged=None).delete()
        passages.ask(articles=looked_up)
    return set(gone)
