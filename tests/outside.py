"""Makes what comes from outside for tests: reviews of other organisations, and what could not be read of it."""

import hashlib
import json
from itertools import count
from typing import Any

from claims.models import OutsideReview
from sources.actions import put_away
from sources.errors import Unreadable
from sources.intake.handed import Handed
from sources.models import PutAway, RawPage
from sources.publicid import public_id
from sources.vocabulary import Judgement
from tests.factories import NOON, make_claim, make_user

FOUR = "Four Pemon were killed at Kumarakapay."
_numbers = count(1)


def claim_review(claimed: str = FOUR, **fields: Any) -> dict[str, Any]:
    """A review as another fact-checker would publish it; a field given as None is left out."""
    told = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claimed,
        "url": f"https://lantern-checks.example/{next(_numbers)}",
        "author": {"@type": "Organization", "name": "Lantern Checks"},
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly so", "ratingValue": 4},
        "datePublished": "2026-03-02",
        **fields,
    }
    return {name: each for name, each in told.items() if each is not None}


def page(*reviews: dict[str, Any]) -> bytes:
    """A page with reviews in its head."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in reviews)
    return f"<!doctype html><html><head><title>Checked</title>{scripts}</head><body><p>So.</p></body></html>".encode()


def feed(*reviews: dict[str, Any]) -> bytes:
    """A feed of them, as fact-checkers exchange theirs."""
    elements = [{"@type": "DataFeedItem", "item": [each]} for each in reviews]
    return json.dumps({"@type": "DataFeed", "dataFeedElement": elements}, ensure_ascii=False).encode()


def make_outside_review(**fields: Any) -> OutsideReview:
    """One that is kept beside a claim, suggested unless it is said to be judged; ``number`` is what it is known by."""
    number = fields.pop("number", None) or next(_numbers)
    literal = json.dumps(FOUR)
    content = f"{number} {literal}".encode()
    raw = RawPage.objects.create(
        sha256=hashlib.sha256(content).hexdigest(), content=content, media="text/html"
    )
    defaults: dict[str, Any] = {
        "public_id": public_id("outside review", str(number)),
        "claimed": FOUR,
        "literal": literal,
        "address": f"https://lantern-checks.example/{number}",
        "author": "Lantern Checks",
        "rating": "Mostly so",
        "raw": raw,
        "found_in": "a test",
    }
    if "claim" not in fields:
        fields["claim"] = make_claim()
    return OutsideReview.objects.create(**{**defaults, **fields})


def confirmed(**fields: Any) -> OutsideReview:
    """One that a person has found to be about its claim."""
    who = fields.pop("judged_by", None) or make_user(staff=True)
    return make_outside_review(
        judgement=Judgement.CONFIRMED, judged_by=who, judged_at=NOON, judged_why="The same.", **fields
    )


def put_by() -> PutAway:
    handed = Handed(b"Four were killed at the lock.", "text/plain", "a test", source="Tessel Wire")
    refusal = Unreadable("cannot be read")
    refusal.document = handed
    row = put_away.keep(refusal=refusal)
    assert row is not None
    return row
