"""How well claims are backed as far as the reader may know: what is hidden enters no score, no count and no filter."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from claims.api.sight import sees_claim, sees_quote
from claims.models import Appearance, Claim, Contradiction, Corroboration, FurtherRivals
from claims.pages import seen
from sources.api.audience import Audience
from sources.models import Article

COUNTS = (
    "credibility", "origins_for", "origins_against", "parties_against", "articles", "asserts", "repeats", "disputes",
    "contradictions",
)  # fmt: skip
FIELDS = ("score", "score_low", "score_high", *COUNTS, "ledger", "moves")


def as_seen(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Put in place of a stored corroboration what it comes to without the things the audience may not see."""
    if audience.newsroom or not rows:
        return
    hidden = clouded(audience, [row["pk"] for row in rows])
    claims = {claim.pk: claim for claim in Claim.objects.filter(pk__in=hidden)} if hidden else {}
    many = [row["pk"] for row in rows if row["further__number"]]
    told = FurtherRivals.objects.told(many, audience.reader, audience.now) if many else {}
    for row in rows:
        row["further__number"] = told.get(row["pk"], 0)
        if row["pk"] in claims:
            backing = seen.weighed(claims[row["pk"]], audience.reader, audience.now)
            row.update({f"corroboration__{name}": getattr(backing, name) for name in FIELDS})


def keeping(stored: Q, holds: Callable[[Corroboration], bool], audience: Audience) -> Q:
    """Claims of whose corroboration something holds: ``stored`` asks the database, ``holds`` one weighed anew."""
    if audience.newsroom:
        return stored
    hidden = Claim.objects.filter(pk__in=clouded(audience)).visible_to(audience.reader, audience.now)
    kept = [claim.pk for claim in hidden if holds(seen.weighed(claim, audience.reader, audience.now))]
    return (stored & ~Q(pk__in=[claim.pk for claim in hidden])) | Q(pk__in=kept)


def clouded(audience: Audience, among: Sequence[int] | None = None) -> set[int]:
    """Claims (all, or those ``among``) with something behind them that the audience may not see.

    Found from the few hidden rows; where nothing is hidden, nothing is asked.
    """
    if not any(audience.misses(kind) for kind in ("articles", "claims", "events")):
        return set()
    near = Q() if among is None else Q(one__in=among) | Q(other__in=among)
    pairs = Contradiction.objects.rivalries().filter(near).order_by()
    found: list[QuerySet[Any, Any]] = []
    if audience.misses("articles"):
        inside = {} if among is None else {"claim__in": among}
        articles = audience.kept_from(Article.objects.all())
        hidden = Q(capture__article__in=articles) | Q(capture__article__merged_into__in=articles)
        hidden |= Q(stale_from__in=articles) | Q(superseded_by__article__in=articles)
        hidden |= seen.rests_on_hidden(audience.reader, audience.now)
        quotes = Appearance.objects.standing().filter(hidden, **inside)
        found.append(quotes.order_by().values_list("claim", "claim"))
        read = sees_quote(audience, "one_appearance") & sees_quote(audience, "other_appearance")
        found.append(pairs.filter(~read).values_list("one", "other"))
    if audience.misses("claims") or audience.misses("events"):
        stated = sees_claim(audience, "one") & sees_claim(audience, "other")
        found.append(pairs.filter(~stated).values_list("one", "other"))
    return {claim for pair in found[0].union(*found[1:]) for claim in pair}
