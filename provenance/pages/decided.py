"""Finds all on a claim's page that people decide about, shown or dismissed, and says what the history calls it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from claims.models import Appearance, Claim, Contradiction
from claims.vocabulary import Outcome
from sources.models import Article, Derivation
from sources.models.article import piece_visible
from sources.pages.article import title_of
from sources.visibility import Reader
from sources.vocabulary import Judgement

MOST = 60  # dismissed pairs, decided quotes and decided derivations each, the latest
Names = Mapping[str, Mapping[str, str]]
"""By resource of the API and public id, what to call a thing in a sentence."""


def decided(shown: Mapping[str, Any], reader: Reader | None, now: datetime) -> Names:
    """What a claim's page shows, and what it shows no more because somebody dismissed it, as far as the reader may see.

    Three queries: what was dismissed is not among what the page has read.
    """
    claim, review = shown["claim"], shown["review"]
    quotes = [quote.appearance for group in shown["groups"] for quote in group.quotes]
    return {
        "contradictions": {pair.row.public_id: _pair(pair.row, pair.other.claim) for pair in shown["pairs"]}
        | _dismissed(claim, reader, now),
        "appearances": {row.public_id: _quote(row) for row in quotes} | _quotes(claim, reader, now),
        "derivations": _derivations(claim, reader, now),
        "reviews": {review.public_id: gettext("the review")} if review else {},
    }


def _dismissed(claim: Claim, reader: Reader | None, now: datetime) -> dict[str, str]:
    """The pairs somebody dismissed: both claims and both quotes have to be the reader's to see, as on the page.

    Most claims have none, and that is soon known; who may see them is a question that takes the database long to plan.
    """
    told = Contradiction.objects.filter(Q(one=claim) | Q(other=claim), judgement=Judgement.REJECTED)
    if not (dismissed := list(told.values_list("pk", flat=True))):
        return {}
    rows = Contradiction.objects.visible_to(reader, now).filter(pk__in=dismissed)
    rows = rows.select_related("one", "other").order_by("-judged_at")
    return {
        row.public_id: _pair(row, row.other if row.one_id == claim.pk else row.one) for row in rows[:MOST]
    }


def _quotes(claim: Claim, reader: Reader | None, now: datetime) -> dict[str, str]:
    """The quotes somebody judged where they stand; copies that only inherited it are not told one by one.

    Asked as the dismissed pairs are.
    """
    told = Appearance.objects.filter(claim=claim, inherited_from=None).exclude(judgement=Judgement.SUGGESTED)
    if not (judged := list(told.order_by().values_list("pk", flat=True))):
        return {}
    rows = Appearance.objects.filter(piece_visible(reader, now, "capture__article"), pk__in=judged)
    heavy = ("capture__hints", "capture__text", "capture__fingerprint")
    read = rows.order_by("-judged_at").select_related("capture__article__source").defer(*heavy)[:MOST]
    return {row.public_id: _quote(row) for row in read}


def _derivations(claim: Claim, reader: Reader | None, now: datetime) -> dict[str, str]:
    """What people decided about where the articles that carry the claim took it from, taken back or not.

    Asked as the dismissed pairs are.
    """
    pieces = Appearance.objects.standing().filter(claim=claim).order_by()
    carriers = pieces.values(piece=Coalesce("capture__article__merged_into", "capture__article"))
    told = Derivation.objects.filter(downstream__in=carriers, version__gt=1)
    if not (judged := list(told.values_list("pk", flat=True))):
        return {}
    rows = Derivation.objects.visible_to(reader, now).for_page().filter(pk__in=judged)
    rows = rows.defer("spans", "reasons").order_by("-judged_at")
    return {
        row.public_id: gettext("the derivation %(way)s") % {"way": _way(row.downstream, row.upstream)}
        for row in rows[:MOST]
    }


def _way(down: Article, up: Article) -> str:
    return gettext("of %(down)s from %(up)s") % {"down": title_of(down), "up": title_of(up)}


def _pair(row: Contradiction, other: Claim) -> str:
    what = "contradiction" if row.outcome == Outcome.CONTRADICTS else "comparison"
    return (
        gettext("the %(what)s inside this claim") % {"what": what}
        if row.one_id == row.other_id
        else gettext("the %(what)s with “%(text)s”") % {"what": what, "text": other.text}
    )


def _quote(row: Appearance) -> str:
    return gettext("the quote in %(article)s") % {"article": title_of(row.capture.article)}
