"""What articles of some days say of claims, as one reader may see it: what every figure of the dashboard counts."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from claims.models import Appearance
from claims.pages.dashboard.days import Days
from claims.vocabulary import Stance
from sources.visibility import Reader
from sources.vocabulary import SectionKind

PIECE = Coalesce("capture__article__merged_into", "capture__article")
"""The piece an appearance stands in: captures at several addresses are one article."""
PIECES = Count("piece", distinct=True)


def said(days: Days, reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    """Quotes in articles that came out on these days, with their ``piece``: standing in the newest text, not rejected.

    A reader's comment is no word of the article, and so none of these.
    """
    rows = Appearance.objects.standing().present().visible_to(reader, now)
    rows = rows.filter(days.at("capture__article__"), claim__merged_into=None)
    return rows.exclude(section=SectionKind.COMMENT).annotate(piece=PIECE).order_by()


def carrying(days: Days, reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    """Those of them that assert or repeat their claim: an article that only disputes it does not carry it."""
    return said(days, reader, now).exclude(stance=Stance.DISPUTES)


def carried(
    claims: Collection[int], days: Days, reader: Reader | None, now: datetime
) -> dict[int, tuple[int, int]]:
    """By claim (primary key), how many articles of these days carry it, and in how many it is disputed; one query."""
    denied = Q(stance=Stance.DISPUTES)
    rows = said(days, reader, now).filter(claim__in=claims).values("claim")
    counted = rows.annotate(
        carry=Count("piece", distinct=True, filter=~denied),
        deny=Count("piece", distinct=True, filter=denied),
    )
    return {row["claim"]: (row["carry"], row["deny"]) for row in counted}
