"""What articles of some days say of claims, as one reader may see it: what every figure of the dashboard counts."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from claims.models import Appearance
from claims.pages.dashboard.days import Days
from claims.vocabulary import Stance
from sources.models import Article
from sources.models.article import kept_from
from sources.visibility import Reader, visible
from sources.vocabulary import SectionKind

PIECE = Coalesce("capture__article__merged_into", "capture__article")
"""The piece an appearance stands in: captures at several addresses are one article."""
MOST_QUOTES = 10_000_000
PIECES = Count("piece", distinct=True)
LATEST = 5_000
"""Quotes counted where no days are asked for, the latest ones: enough for pictures of a few sources. Our choice."""


def said(days: Days, reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    """Quotes in articles that came out on these days, with their ``piece``: standing in the newest text, not rejected.

    A reader's comment is no word of the article, and so none of these. Which articles are in sight is asked of the few
    of these days: asked of the quotes, as elsewhere, the database reads every capture there is.
    """
    shown = (visible(reader, now, "claim__"), visible(reader, now, "claim__event__"))
    rows = Appearance.objects.standing().present().filter(*shown, claim__merged_into=None)
    rows = rows.filter(capture__article__in=_out(days, reader, now))
    return rows.exclude(section=SectionKind.COMMENT).annotate(piece=PIECE).order_by()


def lately(reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    """The latest quotes, whenever their articles came out; otherwise as ``said``."""
    rows = Appearance.objects.standing().present().visible_to(reader, now).filter(claim__merged_into=None)
    latest = rows.exclude(section=SectionKind.COMMENT).order_by("-pk").values("pk")[:LATEST]
    return Appearance.objects.filter(pk__in=latest).annotate(piece=PIECE).order_by()


def _out(days: Days, reader: Reader | None, now: datetime) -> QuerySet[Article, Any]:
    """The articles of these days that may be shown, as ``sources.models.article.piece_visible`` has it."""
    kept = kept_from(reader, now)
    rows = Article.objects.filter(days.at(), visible(reader, now))
    return rows.exclude(pk__in=kept).exclude(merged_into__in=kept).values("pk").order_by()


def found_first(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The same quotes, found before anything else is joined to them.

    The limit, which never bites, keeps the database from taking both questions for one of a dozen tables, whose order
    it no longer works out: it would read every quote there is.
    """
    held = rows.values("pk")[:MOST_QUOTES]
    return Appearance.objects.filter(pk__in=held).annotate(piece=PIECE).order_by()


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
