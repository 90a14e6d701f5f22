"""What of claims an audience may see, told by the few things that are hidden."""

from typing import Any

from django.db.models import Q

from claims.actions.origins import Origin
from claims.models import Appearance, Claim, Event
from claims.models.veil import veiled_claims
from claims.pages import clouds, lapsed, seen
from sources.api.audience import Audience
from sources.models import Article


def sees_claim(audience: Audience, path: str) -> Q:
    """The condition under which the claim at ``path`` may be shown: neither it, nor its event, nor all its articles are
    hidden.
    """
    shown = Q()
    if audience.misses("claims"):
        shown &= ~Q(**{f"{path}__in": audience.kept_from(Claim.objects.all())})
    if audience.misses("events"):
        events = audience.kept_from(Event.objects.all())
        shown &= ~Q(**{f"{path}__in": Claim.objects.filter(event__in=events).order_by().values("pk")})
    if audience.misses("articles"):
        shown &= ~Q(**{f"{path}__in": veiled_claims(audience.reader, audience.now)})
    return shown


def sees_quote(audience: Audience, path: str) -> Q:
    """The condition under which the words of the appearance at ``path`` may be shown: their article is not hidden."""
    if not audience.misses("articles"):
        return Q()
    articles = audience.kept_from(Article.objects.all())
    inside = Appearance.objects.filter(capture__article__in=articles)
    standing_for = Appearance.objects.filter(capture__article__merged_into__in=articles)
    return ~Q(**{f"{path}__in": inside.values("pk")}) & ~Q(**{f"{path}__in": standing_for.values("pk")})


def withhold(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Take from rows of appearances the origins and the other quotes that the audience may not know of."""
    if not any(audience.misses(kind) for kind in ("articles", "claims", "events")):
        return
    _tell_origins(rows, audience)
    origins = {row["origin_article_named"]["id"] for row in rows if row["origin_article_named"]}
    answered = {row[named] for row in rows for named in ("denied", "inherited") if row[named]}
    articles = Article.objects.visible_to(audience.reader, audience.now).filter(public_id__in=origins)
    quotes = Appearance.objects.visible_to(audience.reader, audience.now).filter(public_id__in=answered)
    shown = set(articles.values_list("public_id", flat=True)) if origins else set()
    heard = set(quotes.values_list("public_id", flat=True)) if answered else set()
    _forget_lapses(rows, audience)
    for row in rows:
        if row["origin_article_named"] and row["origin_article_named"]["id"] not in shown:
            row["origin_article_named"] = None
        for named in ("denied", "inherited"):
            if row[named] not in heard:
                row[named] = None


def _tell_origins(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Where a lineage leads through a hidden article, tell where the words come from without it."""
    behind = clouds.rests_on_hidden(audience.reader, audience.now)
    resting = Appearance.objects.filter(behind, public_id__in=[row["public_id"] for row in rows])
    found = {name: (pk, claim) for name, pk, claim in resting.values_list("public_id", "pk", "claim")}
    if not found:
        return
    claims = {claim for _, claim in found.values() if claim}
    origins = seen.origins_seen(claims, audience.reader, audience.now)
    for row in rows:
        quote, _ = found.get(row["public_id"], (0, 0))
        if quote in origins:
            row["origin_source_named"], row["origin_article_named"] = _named(origins[quote])


def _named(origin: Origin) -> tuple[dict[str, str] | None, dict[str, str] | None]:
    """An origin as the two columns in which the database names it."""
    source, article = origin.source, origin.article
    return (
        {"id": source.public_id, "name": source.name} if source else None,
        {
            "id": article.public_id,
            "source": article.source.name if article.source else "",
            "title": article.title,
        }
        if article
        else None,
    )


def _forget_lapses(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Take away the marks that rest on an article the audience may not know of."""
    marked = [row["public_id"] for row in rows if row["superseding"] or row["stale_from_named"]]
    if not marked:
        return
    hidden = lapsed.hidden_behind(audience.reader, audience.now)
    kept = set(Appearance.objects.filter(hidden, public_id__in=marked).values_list("public_id", flat=True))
    for row in rows:
        if row["public_id"] in kept:
            row["superseded_at"] = row["superseding"] = row["stale_at"] = row["stale_from_named"] = None
