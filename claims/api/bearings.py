"""What headline and body each do with a claim, and why in one sentence, as partners meet it beside an appearance."""

from typing import Annotated, TypedDict

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from claims.models import Bearing
from claims.rules.plainly import of_stored
from claims.vocabulary import Stance
from sources.api.resource import Row
from sources.api.shapes import Reason, reasons
from sources.vocabulary import SectionKind


class HalfTold(TypedDict):
    """What the headline, or the body, of an article does with a claim."""

    stance: Annotated[Stance, "what it does with the claim"]
    hedge: Annotated[str, "what holds the claim at arm’s length wherever this half gives it"]
    quote: Annotated[str, "the words this rests on most"]
    start: Annotated[int, "their first code point in the capture's text"]
    reason: Annotated[str, "why, in one sentence"]
    reasons: list[Reason]


class BearingTold(TypedDict):
    """What the headline and the body of an article each do with a claim."""

    headline: Annotated[HalfTold | None, "null where the headline does not speak of it"]
    body: Annotated[HalfTold | None, "null where the body does not speak of it"]
    difference: Annotated[str, "where the two part, in words; empty where they do not"]
    method: Annotated[str, "the rules, and their version, that worked it out"]


BEARING = Bearing.objects.filter(claim=OuterRef("claim"), capture=OuterRef("capture")).order_by()
HALF = ("stance", "hedge", "quote", "start", "reasons")
COLUMNS = {f"{half}_{part}": f"{half}_{part}" for half in ("headline", "body") for part in HALF}
BORNE = Subquery(BEARING.values(told=JSONObject(difference="difference", method="method", **COLUMNS)))
"""What headline and body do with the claim of an appearance, as ``bearing_of`` reads it."""
DIFFERS = Exists(BEARING.differing())
"""Whether the two part."""


def bearing_of(row: Row) -> BearingTold | None:
    """What headline and body of the row's article each do with its claim."""
    found = row["bearing_told"]
    if found is None or row["section"] == SectionKind.COMMENT:
        return None
    return {
        "headline": _half(found, "headline"),
        "body": _half(found, "body"),
        "difference": found["difference"],
        "method": found["method"],
    }


def _half(found: Row, half: str) -> HalfTold | None:
    if not found[f"{half}_stance"]:
        return None
    stored = found[f"{half}_reasons"]
    return {
        "stance": found[f"{half}_stance"],
        "hedge": found[f"{half}_hedge"],
        "quote": found[f"{half}_quote"],
        "start": found[f"{half}_start"],
        "reason": of_stored(stored),
        "reasons": reasons(stored),
    }
