"""A few days of news to look at on the dashboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from claims.models import Appearance, Claim
from claims.vocabulary import Stance
from sources.models import Source
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_derivation,
    make_event,
    make_measure,
    make_source,
)

LAST = datetime(2026, 3, 20, tzinfo=UTC)
"""The last day on which something came out."""


def say(claim: Claim, outlet: Source, *, ago: float = 0, **fields: Any) -> Appearance:
    """The claim in an article of its own, published at noon so many days before the last."""
    published = {
        "published_at": LAST + timedelta(hours=12) - timedelta(days=ago),
        **fields.pop("article", {}),
    }
    capture = make_capture(f"{claim.text} {outlet.name}.", article=make_article(source=outlet, **published))
    return make_appearance(claim, capture=capture, quote=claim.text, **fields)


@dataclass
class Days:
    """Four or two killed on the last days; a lone claim about a convoy that three articles carry; who says what."""

    four: Claim
    two: Claim
    convoy: Claim
    wire: Source
    post: Source
    hospital: Source

    def period(self, length: str, ago: int = 0) -> str:
        """The address of a period."""
        return f"period={length}&until={(LAST - timedelta(days=ago)).date()}"


def news() -> Days:
    """Fill the newsroom."""
    event = make_event("Clashes at the bridge")
    measure = make_measure(event, population="people", label="People killed")
    four = make_claim("Four were killed.", measure=measure, low=4, high=4)
    two = make_claim("Two were killed.", measure=measure, low=2, high=2)
    convoy = make_claim("A second convoy is waiting.")
    wire, post, hospital = (make_source(name) for name in ("Agencia Sur", "Harbour Post", "The hospital"))
    first = say(four, wire)
    say(four, post, origin_source=wire)
    say(four, post, ago=1, origin_source=wire)
    say(four, make_source("Far Ledger"), ago=12, origin_source=wire)
    other = say(two, post, attributed_to=hospital, origin_source=hospital)
    make_contradiction(first, other)
    _spread(convoy, wire, [post, make_source("Border Post")])
    for claim, articles in ((four, 4), (two, 1)):
        make_corroboration(claim, origins_for=2, articles=articles, contradictions=1)
    make_corroboration(convoy, origins_for=1, articles=3)
    return Days(four, two, convoy, wire, post, hospital)


def _spread(convoy: Claim, wire: Source, takers: Sequence[Source]) -> None:
    first = say(convoy, wire, ago=2)
    for ago, taker in enumerate(takers):
        row = say(convoy, taker, ago=ago, origin_source=wire, stance=Stance.REPEATS)
        make_derivation(row.capture.article, first.capture.article)
