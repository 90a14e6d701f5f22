"""Finds, for pairs of claims on a page, the texts in which somebody explains how both can be true."""

from datetime import datetime

from claims.models import Explainer
from sources.visibility import Reader


def explained(claims: set[int], reader: Reader | None, now: datetime) -> dict[tuple[int, int], Explainer]:
    """The newest explainers between some claims (by primary key) that the reader may see, by their pair.

    Most pairs have none, and that is soon known: only where there are some is it asked which are the newest.
    """
    if len(claims) < 2:
        return {}
    between = Explainer.objects.filter(one__in=claims, other__in=claims).order_by()
    if not (known := list(between.values_list("pk", flat=True))):
        return {}
    rows = (
        Explainer.objects.filter(pk__in=known).newest().visible_to(reader, now).select_related("written_by")
    )
    return {(row.one_id, row.other_id): row for row in rows}
