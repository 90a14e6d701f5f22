"""Writes down for every endpoint what the feed of changes has brought since it was last told."""

import time

from django.conf import settings
from django.utils import timezone

from provenance.partners.changes import told
from provenance.telling.places import Place
from provenance.webhooks.actions import deliveries
from provenance.webhooks.models import Endpoint
from sources.api.audience import Audience

LENGTH = 200
"""Changes read for one endpoint at a time."""


def announce(*, seconds: float) -> int:
    """Write messages for every endpoint in turn, for about so many seconds; returns how many."""
    until, written = time.monotonic() + seconds, 0
    behind = list(Endpoint.objects.told().order_by("pk").values_list("pk", flat=True))
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
