"""When each figure was first told, and on whose word: what a reader asks of any number in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from claims.models import Appearance, Claim, Corroboration
from claims.rules.weighing.backing import Role, Side
from sources.models.article import piece_visible
from sources.pages import wording
from sources.visibility import Reader
from sources.vocabulary import Precision

NAMED = 2  # origins named in a row; the others are counted


@dataclass(frozen=True, slots=True)
class Telling:
    """The earliest article that gives a figure, as far as its time is known, and how many give it."""

    first: datetime | None = None
    articles: int = 0

    @property
    def when(self) -> str:
        """The day of the earliest article."""
        return f"{self.first:%-d %b %Y}" if self.first else ""


def first_told(claims: Sequence[Claim], reader: Reader | None, now: datetime) -> dict[int, Telling]:
    """By claim: when the articles the reader may see first gave it; in one query."""
    # An article known to a month or year only would show a day nobody gave.
    dated = Q(capture__article__published_precision__in=[Precision.DAY, Precision.INSTANT])
    rows = (
        Appearance.objects.standing()
        .present()
        .filter(piece_visible(reader, now, "capture__article"), claim__in=claims)
    )
    counted = (
        rows.order_by()
        .values("claim")
        .annotate(
            first=Min("capture__article__published_at", filter=dated),
            articles=Count("capture__article", distinct=True),
        )
    )
    return {row["claim"]: Telling(row["first"], row["articles"]) for row in counted}


def named_origins(backing: Corroboration | None) -> str:
    """Whose word a figure is, by name: the independent origins, else the parties who say so."""
    if backing is None:
        return ""
    saying = [entry for entry in backing.ledger if entry["side"] == Side.FOR.value and entry["label"]]
    origins = [entry["label"] for entry in saying if entry["role"] == Role.ORIGIN.value]
    names = list(dict.fromkeys(origins or [e["label"] for e in saying if e["role"] == Role.PARTY.value]))
    further = len(names) - NAMED
    return wording.listed([*names[:NAMED], *([f"{further} more"] if further > 0 else [])]) if names else ""
