"""People of every role before the pages of reviews, and reviews at every stage."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from claims.models import Claim, Rating, Review, ReviewSignature
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from tests.factories import NOON, make_claim, make_rating, make_review, make_user

Stand = tuple[ReviewStage | None, Standing]
"""Where a review stands: the stage of its newest version, and what of it has gone out."""

STANDS: tuple[Stand, ...] = (
    (None, Standing.NOTHING),
    *((stage, standing) for stage in (ReviewStage.DRAFT, ReviewStage.IN_REVIEW, ReviewStage.SIGNED)
      for standing in (Standing.NOTHING, Standing.UNSEEN, Standing.SEEN)),
    (ReviewStage.PUBLISHED, Standing.UNSEEN),
    (ReviewStage.PUBLISHED, Standing.SEEN),
    (ReviewStage.CORRECTED, Standing.SEEN),
    (ReviewStage.WITHDRAWN, Standing.NOTHING),
)  # fmt: skip


def sign_in(role: Role | None, name: str = "") -> tuple[Client, User]:
    """A browser of somebody in a role; without one, of a reader who has signed in."""
    username = name or (role.value.replace(" ", "-") if role else "reader")
    person = people.settle(username=username, password="-", role=role) if role else make_user(username)
    client = Client()
    client.force_login(person)
    return client, person


def at(stand: Stand, author: User, claim: Claim | None = None, rating: Rating | None = None) -> Claim:
    """A claim whose review has come so far, every version by one author; what is signed they have signed."""
    claim, (stage, standing) = claim or make_claim("The bridge fell."), stand
    chain: list[tuple[ReviewStage, bool]] = []
    if standing is not Standing.NOTHING or stage == ReviewStage.WITHDRAWN:
        chain = [(ReviewStage.SIGNED, False), (ReviewStage.PUBLISHED, standing is Standing.UNSEEN)]
    if stage is not None and stage != ReviewStage.PUBLISHED:
        chain.append((stage, False))
    for each, held in chain:
        version(claim, each, author, rating, held=held)
    return claim


def version(
    claim: Claim,
    stage: ReviewStage,
    author: User,
    rating: Rating | None = None,
    *,
    held: bool = False,
    **more: Any,
) -> Review:
    """The next version of a review, signed by its author where writing it would sign it."""
    until = timezone.now() + timedelta(days=1) if held else None
    given = {"rating": rating or make_rating(), "summary": "It fell.", "embargo_until": until, **more}
    row = make_review(claim, stage=stage, written_by=author, **given)
    if stage == ReviewStage.SIGNED:
        ReviewSignature.objects.create(
            review=row, person=author, signed_at=NOON, reason="Asked the engineer."
        )
    return row
