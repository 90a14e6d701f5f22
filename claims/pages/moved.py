"""Which claims a decision about some articles would have scored anew: those that the articles carry."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models.functions import Coalesce

from claims.models import Appearance, Claim
from sources.models import Article, Capture
from sources.visibility import Reader


def claims_in(
    articles: Mapping[int, Collection[int]], reader: Reader | None, now: datetime
) -> dict[int, set[int]]:
    """For each key, the claims (by primary key) quoted from any of its articles, all of them in two queries.

    The captures of these articles are found first: asked at once, the database reads every quote there is.
    """
    wanted = {article for group in articles.values() for article in group}
    rows = Appearance.objects.standing().visible_to(reader, now).order_by()
    piece = Coalesce("capture__article__merged_into", "capture__article")
    carried: dict[int, set[int]] = {}
    captures = Capture.objects.filter(article__in=Article.objects.of_pieces(wanted)).order_by()
    rows = rows.filter(capture__in=list(captures.values_list("pk", flat=True)))
    for article, claim in rows.annotate(piece=piece).values_list("piece", "claim_id").distinct():
        carried.setdefault(article, set()).add(claim)
    return {
        key: {claim for article in group for claim in carried.get(article, ())}
        for key, group in articles.items()
    }


def claims_named(pks: Collection[int], most: int) -> list[Claim]:
    """Some of the claims, the most carried first."""
    rows = Claim.objects.current().filter(pk__in=pks).most_carried()
    return list(rows[:most])
