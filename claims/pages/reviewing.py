"""What the page shows on which a review is written: where it stands, the evidence beside it, what changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.actions.reviews import Chain, chain_of
from claims.models import Claim, Rating, Review
from claims.models.persons import persons_of
from claims.pages.claim import claim_page
from claims.pages.compared import compared
from claims.pages.review_turns import Asker, turn_of, wait_of
from claims.pages.signed import signatures_of
from claims.vocabulary import ReviewStage
from sources.pages.difference import Difference
from sources.visibility import Reader

QUOTES = 3  # quotes of each stance beside the form; all of them stand on the claim's own page
PAIRS = 4  # contradictions beside it, likewise


@dataclass(frozen=True, slots=True)
class Moved:
    """What has come since somebody opened the form: the versions, and how theirs differs from the newest."""

    seen: Review | None
    newest: Review
    since: Difference
    yours: Difference

    @property
    def regraded(self) -> bool:
        """Whether the rating is another one."""
        return self.seen is None or self.seen.rating_id != self.newest.rating_id


def review_page(claim: Claim, reader: Reader, now: datetime, asker: Asker) -> dict[str, Any]:
    """Everything the template prints but what was typed."""
    chain = chain_of(claim, now)
    shown = claim_page(claim, reader, now)
    latest, persons = chain.latest, persons_of(claim)
    signatures = signatures_of(latest) if latest else []
    signers = {one.person_id: str(one.person) for one in signatures}
    wait = wait_of(latest, frozenset(signers), now) if latest else None
    return {
        **{name: shown[name] for name in ("claim", "value", "backing", "against", "within", "backed")},
        "groups": [(group, group.quotes[:QUOTES]) for group in shown["groups"]],
        "pairs": [*shown["against"], *shown["within"]][:PAIRS],
        "chain": chain,
        "latest": latest,
        "number": latest.number if latest else 0,
        "words": latest if latest and latest.stage != ReviewStage.WITHDRAWN else None,
        "signatures": signatures,
        "turn": turn_of(latest, wait, signers, asker) if latest and wait else None,
        "ratings": list(Rating.objects.all()),
        "persons": persons,
        "unsaid": bool(
            claim.about_a_living_person is None and latest and latest.rating and latest.rating.negative
        ),
    }


def moved(chain: Chain, claim: Claim, seen: int, typed: Mapping[str, str]) -> Moved | None:
    """What has changed since version ``seen``; nothing where it is the newest still."""
    newest = chain.latest
    if newest is None or newest.number == seen:
        return None
    before = claim.reviews.filter(number=seen).select_related("rating", "written_by").first()
    since = compared(before.summary if before else "", newest.summary)
    return Moved(before, newest, since, compared(newest.summary, typed.get("summary", newest.summary)))
