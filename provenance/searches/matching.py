"""What a saved search finds for one reader at one moment: the list of claims, asked as it was asked then."""

from datetime import datetime

from django.utils import timezone

from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.pages import narrowing
from claims.pages.respelt import asked_for
from provenance.searches.models import SavedSearch
from sources.pages.asked import Misasked
from sources.visibility import Reader

MOST_HELD = 5_000
"""Claims of one search that are held against what it has found, the newest first: work at one pace, however broad.

Of a broader one an old claim that begins to fit is passed over; a new claim never is.
"""


def matching(search: SavedSearch, reader: Reader | None, now: datetime) -> ClaimQuerySet:
    """The claims it finds; none where what it asks for is no more: an event withdrawn, a rating renamed."""
    every = Claim.objects.visible_to(reader, now).current()
    answers = dict.fromkeys(narrowing.FILTERS, "") | search.asked
    try:
        return narrowing.narrowed(every, answers, asked_for(answers, reader, now), reader, now).rows
    except Misasked:
        return every.none()


def found(search: SavedSearch) -> list[int]:
    """The newest claims it finds for its owner now, by primary key."""
    rows = matching(search, search.owner, timezone.now()).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:MOST_HELD])
