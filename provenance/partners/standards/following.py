"""Answers with the Atom feed of a claim, an event or a source: what changed, as everybody may see it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.models import Claim, Event
from claims.pages.known import known
from provenance.partners import freshness, pace
from provenance.partners.asking import audience_of
from provenance.partners.standards import atom, changed
from provenance.partners.standards.atom import Feed
from provenance.partners.standards.changed import Part
from provenance.partners.standards.site import Site, site_of
from sources.api.audience import Audience
from sources.models import Source
from sources.pages.asked import Misasked, asked
from sources.pages.merged import final
from sources.pages.named import named

Find = Callable[[Any, datetime | None, Audience, Site], list[Part]]
FILE = "feed.atom"


@require_safe
def of_claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """What was decided about a claim and how its score moved."""
    rows = Claim.objects.visible_to(None, timezone.now()).for_page()
    find = partial(changed.of_claim, tired=lambda: bool(pace.of_past(request)))
    return _answer(request, "claims", public_id, rows, find)


@require_safe
def of_event(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Which articles carry the claims of an event, and what reviews of them say."""
    rows = Event.objects.visible_to(None, timezone.now())
    return _answer(request, "events", public_id, rows, changed.of_event)


@require_safe
def of_source(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """What a source published, said and changed."""
    rows = known(Source.objects.all(), None, timezone.now())
    return _answer(request, "sources", public_id, rows, changed.of_source)


def _answer(request: HttpRequest, resource: str, public_id: str, rows: Any, find: Find) -> HttpResponseBase:
    answers = asked(request, "before")
    moment = _before(answers["before"])
    found = named(rows, public_id)
    if found.merged_into_id:
        return redirect(f"/{resource}/{final(rows, found).public_id}/{FILE}", permanent=True)
    audience, site = audience_of(None, timezone.now()), site_of(request)

    def tell() -> bytes:
        entries, onward = changed.cut(*find(found, moment, audience, site))
        address = f"{site.page(resource, public_id)}{FILE}"
        feed = Feed(
            name=f"{resource}/{public_id}",
            title=f"{_called(found)} · {site.publisher}",
            address=f"{address}?{urlencode({'before': answers['before']})}" if moment else address,
            page=site.page(resource, public_id),
            onward=f"{address}?{urlencode({'before': onward.isoformat()})}" if onward else "",
            born=found.created_at,
            entries=entries,
        )
        return atom.atom(feed, site.root, site.publisher)

    return freshness.answer(request, tell, media=atom.MEDIA, written=bytes)


def _before(written: str) -> datetime | None:
    """The moment before which a page goes on; None where none is asked for."""
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written.replace(" ", "+"))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Misasked("before", gettext("follow the addresses in the feed, or leave it out"))
    return moment


def _called(found: Claim | Event | Source) -> str:
    return found.text if isinstance(found, Claim) else found.title if isinstance(found, Event) else found.name
