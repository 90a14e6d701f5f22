"""What claims, and what is told of them, are narrowed by: figures, words, places, and when they were first told."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q

from claims.models import Claim, Event
from claims.models.figure import may_be
from claims.pages.firsttold import DATED, tellings
from sources.api.audience import Audience
from sources.api.parameters import MOMENT, NUMERIC, Parameter, text
from sources.models import Article
from sources.pages import search

Keeps = Callable[[Any, Audience], Q]


def _at_least(bound: Decimal, _audience: Audience) -> Q:
    return may_be(bound, None)


def _at_most(bound: Decimal, _audience: Audience) -> Q:
    return may_be(None, bound)


def of_claim(keeps: Keeps, *paths: str) -> Keeps:
    """Turns what keeps claims into what keeps rows of which a claim, at any of the paths, is kept."""

    def kept(value: Any, audience: Audience) -> Q:
        claims = Claim.objects.filter(keeps(value, audience)).order_by().values("pk")
        condition = Q()
        for path in paths:
            condition |= Q(**{f"{path}__in": claims})
        return condition

    return kept


def worded(model: Any, column: str, path: str = "pk") -> Keeps:
    """Keep rows in whose sentence, or in that of the row at ``path``, all the words stand; by the index of words."""

    def keeps(written: str, _audience: Audience) -> Q:
        found = search.said(model.objects.all(), column, written).order_by().values("pk")
        return Q(**{f"{path}__in": found})

    return keeps


def placed(path: str) -> Keeps:
    """Keep rows of which the event at ``path`` is in a place with all the words, or words that begin so."""

    def keeps(written: str, _audience: Audience) -> Q:
        found = search.named(Event.objects.all(), "place_label", written).order_by().values("pk")
        return Q(**{f"{path}__in": found})

    return keeps


def _tellings(audience: Audience, **when: datetime) -> Exists:
    """Whether an article whose day is known gave the claim, at such a time, as far as the audience may see."""
    told = tellings(audience.reader, audience.now).filter(DATED, claim=OuterRef("pk"))
    return Exists(told.filter(**when))


def _told_by(moment: datetime, audience: Audience) -> Exists:
    return _tellings(audience, capture__article__published_at__lt=moment)


def _first_told_before(moment: datetime, audience: Audience) -> Q:
    return Q(_told_by(moment, audience))


def _first_told_after(moment: datetime, audience: Audience) -> Q:
    since = _tellings(audience, capture__article__published_at__gte=moment)
    return Q(since) & ~Q(_told_by(moment, audience))


def _published(side: str) -> Keeps:
    """Keep quotes of articles by when the piece was published."""

    def keeps(moment: datetime, _audience: Audience) -> Q:
        pieces = Article.objects.filter(merged_into=None, **{f"published_at__{side}": moment}).order_by()
        captured = Article.objects.filter(merged_into__in=pieces.values("pk")).order_by()
        within = Q(capture__article__in=pieces.values("pk"))
        return within | Q(capture__article__in=captured.values("pk"))

    return keeps


FIGURES = (
    Parameter("value_min", "whose figure may be this much or more", NUMERIC, _at_least),
    Parameter("value_max", "whose figure may be this much or less", NUMERIC, _at_most),
    Parameter.on("unit", "whose figure counts this, or is measured in it", text(60), "unit__iexact"),
)
"""Of claims, and of quotes, each by its own figure."""

FIRST_TOLD = (
    Parameter(
        "first_told_after",
        "claims that no article published before this moment gave, as far as its day is known, and one since did",
        MOMENT,
        _first_told_after,
    ),
    Parameter(
        "first_told_before",
        "claims that an article published before this moment gave, as far as its day is known",
        MOMENT,
        _first_told_before,
    ),
)

PUBLISHED = (
    Parameter("published_after", "in articles published at this moment or later", MOMENT, _published("gte")),
    Parameter("published_before", "in articles published before this moment", MOMENT, _published("lt")),
)


def happening(path: str) -> tuple[Parameter, ...]:
    """By where and when the event at ``path`` was."""
    return (
        Parameter(
            "place",
            "about what happened in a place with all these words, each whole or as its beginning",
            text(),
            placed(path),
        ),
        Parameter.on("after", "about what ended on this day or later", MOMENT, f"{path}__when_last__gte"),
        Parameter.on("before", "about what began before this day", MOMENT, f"{path}__when_first__lt"),
    )
