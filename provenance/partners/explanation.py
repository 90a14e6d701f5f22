"""Gathers all that stands behind one claim: its arithmetic, its quotes, what contradicts it and who reviewed it."""

import re
from typing import Any, TypedDict

from django.db.models import Q

from claims.api.appearances import APPEARANCES, AppearanceTold
from claims.api.claims import CLAIMS, ClaimInFull
from claims.api.contradictions import CONTRADICTIONS, ContradictionTold
from claims.api.events import EVENTS, EventTold
from claims.api.reviews import REVIEWS, ReviewTold
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.publicid import ALPHABET

# Fewer signs of an id than this are more likely a word.
PREFIX = re.compile(f"[{ALPHABET}]{{4,12}}")
WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 10


class Explanation(TypedDict):
    """Everything that stands behind one claim."""

    claim: ClaimInFull
    event: EventTold
    appearances: list[AppearanceTold]
    contradictions: list[ContradictionTold]
    reviews: list[ReviewTold]


def find(sought: str, audience: Audience, most: int) -> list[Any]:
    """The claims an id, the beginning of an id, or some words stand for; at most ``most`` of them."""
    claims = CLAIMS.rows(audience).order_by("public_id")
    ways = [Q(public_id=_became(sought, audience))]
    if PREFIX.fullmatch(sought):
        ways.append(Q(public_id__startswith=sought))
    if words := WORD.findall(sought)[:MOST_WORDS]:
        ways.append(_all_words(words))
    for way in ways:
        if found := CLAIMS.brief.told(claims.filter(way)[:most], audience):
            return found
    return []


def _all_words(words: list[str]) -> Q:
    """Claims in whose sentence every word stands by itself, whatever its case: “four” is not in “fourteen”."""
    condition = Q()
    for word in words:
        condition &= Q(text__iregex=rf"(^|\W){word}(\W|$)")
    return condition


def _became(sought: str, audience: Audience) -> str:
    """The id of the claim that a merged one has become; any other id is left as it is."""
    former = CLAIMS.former(audience).filter(public_id=sought.replace("\0", "")) if CLAIMS.former else None
    became = former.values_list("merged_into__public_id", flat=True).first() if former is not None else None
    return became or sought.replace("\0", "")


def explain(public_id: str, audience: Audience) -> Explanation:
    """The whole of one claim, in an order that content decides."""
    (claim,) = CLAIMS.full.told(CLAIMS.rows(audience).filter(public_id=public_id), audience)
    return {
        "claim": claim,
        "event": _event(claim["event"], audience),
        "appearances": _all(APPEARANCES, Q(claim__public_id=public_id), audience),
        "contradictions": _all(
            CONTRADICTIONS, Q(one__public_id=public_id) | Q(other__public_id=public_id), audience
        ),
        "reviews": _all(REVIEWS, Q(claim__public_id=public_id), audience),
    }


def _event(public_id: str, audience: Audience) -> EventTold:
    """The claim's event; a claim split off again may stand in one that was merged into another meanwhile."""
    rows = EVENTS.rows(audience).filter(public_id=public_id)
    if EVENTS.former is not None:
        rows |= EVENTS.former(audience).filter(public_id=public_id)
    (event,) = EVENTS.full.told(rows, audience)
    return event  # type: ignore[no-any-return]


def _all(resource: Resource, condition: Q, audience: Audience) -> list[Any]:
    return resource.full.told(resource.rows(audience).filter(condition).order_by("public_id"), audience)
