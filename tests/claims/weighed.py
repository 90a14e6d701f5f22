"""Weighing claims until nothing waits, as the pipeline does."""

from collections.abc import Iterable

from claims.actions import corroboration
from claims.models import Claim, Reading, Regard


def weigh_all(claims: Iterable[Claim] | None = None) -> None:
    """Weigh every claim (or some), then whatever that has asked for."""
    for claim in Claim.objects.order_by("pk") if claims is None else claims:
        corroboration.refresh(claim_id=claim.pk)
    weigh_due()


def weigh_due() -> None:
    """Weigh claims until none waits: one that is weighed may tell others that what they rest on has moved."""
    while due := list(Claim.objects.stale().order_by("pk").values_list("pk", flat=True)):
        for claim in due:
            corroboration.refresh(claim_id=claim)


def follow_up() -> None:
    """What the pipeline does when the standing of a source or the lineage of an article has moved."""
    for source in list(Regard.unregarded()):
        corroboration.regard(source_id=source.pk)
    for article in list(Reading.uncarried()):
        corroboration.carry(article_id=article.pk)
    weigh_due()
