"""How well claims are backed as far as the reader may know: what is hidden enters no score, no count and no filter."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.pages import seen
from claims.vocabulary import Outcome
from sources.api.audience import Audience

COUNTS = (
    "credibility", "origins_for", "origins_against", "parties_against", "articles", "asserts", "repeats", "disputes",
    "contradictions",
)  # fmt: skip
FIELDS = ("score", "score_low", "score_high", *COUNTS, "ledger", "moves")


def as_seen(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Put in place of a stored corroboration what it comes to without the things the audience may not see."""
    if audience.newsroom or not rows:
        return
    hidden = seen.clouded([row["pk"] for row in rows], audience.reader, audience.now)
    claims = {claim.pk: claim for claim in Claim.objects.filter(pk__in=hidden)} if hidden else {}
    for row in rows:
        if row["pk"] in claims:
            backing = seen.weighed(claims[row["pk"]], audience.reader, audience.now)
            row.update({f"corroboration__{name}": getattr(backing, name) for name in FIELDS})


def keeping(stored: Q, holds: Callable[[Corroboration], bool], audience: Audience) -> Q:
    """Claims of whose corroboration something holds: ``stored`` asks the database, ``holds`` one weighed anew."""
    if audience.newsroom:
        return stored
    clouded = Claim.objects.filter(pk__in=_clouded(audience)).visible_to(audience.reader, audience.now)
    kept = [claim.pk for claim in clouded if holds(seen.weighed(claim, audience.reader, audience.now))]
    return (stored & ~Q(pk__in=[claim.pk for claim in clouded])) | Q(pk__in=kept)


def _clouded(audience: Audience) -> set[int]:
    """Every claim with something behind it that the audience may not see, found from the few hidden rows."""
    hidden = Appearance.objects.standing().filter(~audience.sees("capture__article__"))
    pairs = Contradiction.objects.standing().filter(outcome=Outcome.CONTRADICTS)
    sides = ("one__", "one__event__", "other__", "other__event__")
    articles = ("one_appearance__capture__article__", "other_appearance__capture__article__")
    barred = Q()
    for path in (*sides, *articles):
        barred |= ~audience.sees(path)
    found = set(hidden.values_list("claim", flat=True))
    for one, other in pairs.filter(barred).values_list("one", "other"):
        found |= {one, other}
    return found
