"""Writes down for every endpoint what the feed of changes has brought since it was last told."""

import time

from django.conf import settings
from django.utils import timezone

from provenance.partners.changes import ChangeTold, told
from provenance.searches.matching import matching
from provenance.searches.models import Find
from provenance.telling.models import Fate
from provenance.telling.places import Place
from provenance.webhooks.actions import deliveries
from provenance.webhooks.models import Endpoint, LastTold
from sources.api.audience import Audience

LENGTH = 200
"""Changes read for one endpoint at a time."""


def announce(*, seconds: float) -> int:
    """Write messages for every endpoint in turn, for about so many seconds; returns how many."""
    until, written = time.monotonic() + seconds, 0
    every = Endpoint.objects.told().order_by("pk")
    for row in every.exclude(search=None).select_related("search"):
        written += _advance_search(row)
    behind = list(every.filter(search=None).values_list("pk", flat=True))
    while behind and time.monotonic() < until:
        further = []
        for endpoint in behind:
            number, more = _advance(endpoint)
            written += number
            further += [endpoint] if more else []
        behind = further
    return written


def _advance(endpoint: int) -> tuple[int, bool]:
    """One stretch of the feed for an endpoint (by primary key): how many messages, and whether more follows.

    It is told what everybody may see, as of this moment: no key and no partner sees more.
    """
    row = Endpoint.objects.told().filter(pk=endpoint).first()
    if row is None:
        return 0, False
    now = timezone.now()
    place = Place(row.place, row.started)
    found, end, more = told(place, LENGTH, Audience(None, now))
    if end == place:
        return 0, False
    number = deliveries.write(endpoint=row, told=found, end=end, site=settings.SITE_ADDRESS, now=now)
    return number or 0, more and number is not None


def _advance_search(endpoint: Endpoint) -> int:
    """Tell what a saved search has found since the endpoint was opened, and nobody has told it of; returns how many.

    As in its feed, only what everybody may see and it finds for everybody: who may see more signs in.
    """
    now, search = timezone.now(), endpoint.search
    if search is None:
        return 0
    known = LastTold.objects.filter(endpoint=endpoint, resource="claims").values("public_id")
    rows = Find.objects.filter(search=search, known=False, found_at__gte=endpoint.created_at)
    rows = rows.exclude(claim__public_id__in=known).order_by("pk")
    if not rows.exists():
        return 0
    rows = rows.filter(claim__in=matching(search, None, now).order_by().values("pk"))
    found: list[ChangeTold] = [
        {"resource": "claims", "id": claim, "action": Fate.CREATED, "became": None, "at": at, "row": None}
        for claim, at in rows.values_list("claim__public_id", "found_at")[:LENGTH]
    ]
    if not found:
        return 0
    end = Place(endpoint.place, endpoint.started)
    written = deliveries.write(endpoint=endpoint, told=found, end=end, site=settings.SITE_ADDRESS, now=now)
    return written or 0
