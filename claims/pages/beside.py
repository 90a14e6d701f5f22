"""What the page of two claims beside each other shows: both, what came of comparing them, and every explainer."""

from datetime import datetime
from typing import Any

from claims.models import Claim, Contradiction, Explainer
from claims.pages import figures
from claims.pages.pairs import pairs
from sources.visibility import Reader, newsroom

VERSIONS = 20  # versions on the page, the newest first


def beside_page(one: Claim, other: Claim, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """Everything the template prints; the machine's reason is where a person's first sentence may begin."""
    ends = sorted((one.pk, other.pk))
    between = Contradiction.objects.standing().filter(one_id=ends[0], other_id=ends[1])
    pair = next(iter(pairs(between, reader, now)), None)
    rows = Explainer.objects.filter(one_id=ends[0], other_id=ends[1]).select_related("written_by")
    held = list(rows.order_by("-number")[:VERSIONS])
    shown = bool(held) and (newsroom(reader) or held[0].stage == "published")
    return {
        "one": one,
        "other": other,
        "figures": (figures.short(one.value), figures.short(other.value)),
        "pair": pair.turned if pair and pair.one.claim.pk != one.pk else pair,
        "latest": held[0] if shown else None,
        "versions": held if newsroom(reader) else [],
        "opening": held[0].text if held else pair.row.reason if pair and not pair.contradicts else "",
        "number": held[0].number if held else 0,
    }
