"""Tells what happened to a claim as everybody may know it, for what leaves the house: bundles and feeds."""

from collections.abc import Callable
from datetime import datetime

from claims.models import Claim
from claims.pages.claim import claim_page
from claims.pages.seen import SEEN
from provenance.pages.decided import decided
from provenance.pages.history import Line, history_of
from provenance.pages.replayed import replayed


def lines(
    claim: Claim, now: datetime, *, until: datetime | None = None, tired: Callable[[], bool] = lambda: False
) -> list[Line]:
    """The log of a claim everybody may see, read as for its page, the latest first; up to a moment where one is given.

    Where something behind it is hidden, its scores are those that readers would have seen: they are worked out again,
    or left out where whoever asks has asked for that too often (``tired``).
    """
    shown = claim_page(claim, None, now)
    backing = shown["backing"]
    scores = None
    if backing is None or backing.method == SEEN:
        told = [] if tired() else replayed(claim, None, now, until=until) or []
        scores = {entry["id"]: (after, before) for entry, after, before in told}
    things = decided(shown, None, now)
    return history_of(claim.public_id, named=things, scores=scores, inside=False, until=until)
