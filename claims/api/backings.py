"""How well claims are backed as far as the reader may know: what is hidden enters no score, no count and no filter."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from claims.models import Claim, Corroboration, FurtherRivals
from claims.pages import seen
from claims.pages.clouds import clouded
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
    shown = [row["pk"] for row in rows]
    hidden = clouded(shown, audience.reader, audience.now) if _hides(audience) else set()
    claims = list(Claim.objects.filter(pk__in=hidden)) if hidden else []
    anew = seen.weighed_anew(claims, audience.reader, audience.now)
    many = [row["pk"] for row in rows if row["further__number"]]
    told = FurtherRivals.objects.told(many, audience.reader, audience.now) if many else {}
    for row in rows:
        row["further__number"] = told.get(row["pk"], 0)
        if backing := anew.get(row["pk"]):
            row.update({f"corroboration__{name}": getattr(backing, name) for name in FIELDS})


def keeping(stored: Q, holds: Callable[[Corroboration], bool], audience: Audience) -> Q:
    """Claims of whose corroboration something holds: ``stored`` asks the database, ``holds`` one weighed anew."""
    if audience.newsroom:
        return stored
    if not _hides(audience):
        return stored
    return seen.keeping(stored, holds, seen.apart(audience.reader, audience.now))


def _hides(audience: Audience) -> bool:
    """Whether anything that enters a score may be hidden from the audience; where nothing is, nothing is asked."""
    return any(audience.misses(kind) for kind in ("articles", "claims", "events"))
