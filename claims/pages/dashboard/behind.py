"""The articles and contradictions behind a figure of the dashboard: exactly as many as the figure says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext

from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.pages import seen
from claims.pages.dashboard.copied import OWN, resting
from claims.pages.dashboard.days import FILTERS, Days
from claims.pages.dashboard.opposing import between, contradicting
from claims.pages.dashboard.said import carrying, said
from claims.pages.known import known
from claims.pages.pairs import Pair, pairs
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.pages.asked import Misasked, choice
from sources.pages.lists import BY_TIME
from sources.pages.paging import Key, Page, page
from sources.visibility import Reader

ARTICLES = (*FILTERS, "claim", "stance", "origin", "after")
CONTRADICTIONS = (*FILTERS, "one", "other", "after")
NEWEST = (Key("pk", descending=True),)


@dataclass(frozen=True, slots=True)
class Told:
    """One article and the first of the quotes in it that are counted."""

    article: Article
    quote: Appearance


@dataclass(frozen=True, slots=True)
class Articles:
    """One page of the articles behind a figure; how many there are, and of how many outlets we know."""

    page: Page[Article]
    rows: tuple[Told, ...]
    claim: Claim | None
    origin: Source | None
    number: int
    outlets: int


def articles(days: Days, answers: dict[str, str], reader: Reader | None, now: datetime) -> Articles:
    """The articles of these days that carry a claim (``stance=disputes``: that dispute it), or that rest on an origin.

    Without either, all that say something. Raises ``Misasked`` for what cannot be seen.
    """
    choice(answers, "stance", (Stance.DISPUTES.value,))
    claim, origin = _claim(answers, reader, now), _source("origin", answers, reader, now)
    quotes = _resting(origin, days, reader, now) if origin else _stating(claim, answers, days, reader, now)
    quotes = quotes.filter(claim=claim) if claim else quotes
    counted = quotes.annotate(outlet=OWN).aggregate(
        number=Count("piece", distinct=True), outlets=Count("outlet", distinct=True)
    )
    found = page(Article.objects.filter(pk__in=quotes.values("piece")).for_page(), BY_TIME, answers["after"])
    first = quotes.filter(piece__in=[each.pk for each in found.rows]).order_by("piece", "start", "pk")
    spoken = first.distinct("piece").select_related("claim", "attributed_to", "capture")
    told = {
        each.piece: each for each in spoken.defer("capture__text", "capture__fingerprint", "capture__hints")
    }
    rows = tuple(Told(each, told[each.pk]) for each in found.rows)
    return Articles(found, rows, claim, origin, **counted)


def _resting(origin: Source, days: Days, reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    return resting(days, reader, now).filter(behind=origin.merged_into_id or origin.pk)


def _stating(
    claim: Claim | None, answers: Mapping[str, str], days: Days, reader: Reader | None, now: datetime
) -> QuerySet[Any, Any]:
    if answers["stance"]:
        return said(days, reader, now).filter(stance=Stance.DISPUTES)
    return carrying(days, reader, now) if claim else said(days, reader, now)


def _claim(answers: Mapping[str, str], reader: Reader | None, now: datetime) -> Claim | None:
    if not answers["claim"]:
        return None
    found = Claim.objects.visible_to(reader, now).filter(public_id=answers["claim"]).first()
    if found is None:
        raise Misasked("claim", gettext("no claim has this address; choose one from the list of claims"))
    return found


def _source(field: str, answers: Mapping[str, str], reader: Reader | None, now: datetime) -> Source | None:
    if not answers[field]:
        return None
    found = known(Source.objects.all(), reader, now).filter(public_id=answers[field]).first()
    if found is None:
        raise Misasked(field, gettext("no source has this address; choose one from the list of sources"))
    return found


@dataclass(frozen=True, slots=True)
class Contradictions:
    """One page of the contradictions behind a figure, how many there are, between whom, and how well backed."""

    page: Page[Contradiction]
    rows: list[Pair]
    backed: dict[int, Corroboration]
    one: Source | None
    other: Source | None
    number: int


def contradictions(
    days: Days, answers: dict[str, str], reader: Reader | None, now: datetime
) -> Contradictions:
    """The contradictions of these days, of two sources if asked, the newest first; named twice, one against itself.

    Raises ``Misasked`` for a source that cannot be seen, or one named without another.
    """
    one, other = (_source(field, answers, reader, now) for field in ("one", "other"))
    for field, given, beside in (("other", other, one), ("one", one, other)):
        if beside and not given:
            raise Misasked(field, gettext("name both sources, or leave out both"))
    rows: QuerySet[Any, Any] = contradicting(days, reader, now)
    if one and other:
        low, high = sorted(each.merged_into_id or each.pk for each in (one, other))
        rows = between(rows).filter(low=low, high=high)
    number = rows.count()
    found = page(rows, NEWEST, answers["after"])
    held = Contradiction.objects.filter(pk__in=[each.pk for each in found.rows]).order_by(F("pk").desc())
    shown = pairs(held, reader, now)
    claims = {side.claim.pk: side.claim for each in shown for side in (each.one, each.other)}
    backed = seen.backings(list(claims.values()), reader, now)
    return Contradictions(found, shown, backed, one, other, number)
