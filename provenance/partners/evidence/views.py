"""Hands out the evidence of an article, a claim or an event as a file, entry by entry."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.api.claims import CLAIMS
from claims.api.events import EVENTS
from provenance.partners.asking import audience_of
from provenance.partners.evidence import holdings, warc
from provenance.partners.evidence.holdings import Holding
from provenance.partners.views import onward
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.resource import Resource

MEDIA = "application/warc"
Find = Callable[[str, Audience], Holding | None]


@require_safe
def of_article(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Everything we hold of an article; one that was merged into another leads there."""
    return _answer(request, public_id, ARTICLES, holdings.of_article, "article-evidence")


@require_safe
def of_claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Every page in which a claim stands, with its quotes; one that was merged into another leads there."""
    return _answer(request, public_id, CLAIMS, holdings.of_claim, "claim-evidence")


@require_safe
def of_event(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Every page in which a claim about an event stands, with its quotes; one that was merged leads on."""
    return _answer(request, public_id, EVENTS, holdings.of_event, "event-evidence")


def _answer(
    request: HttpRequest, public_id: str, resource: Resource, find: Find, name: str
) -> HttpResponseBase:
    audience = audience_of(request.user, timezone.now())
    holding = find(public_id, audience)
    if holding is None:
        return HttpResponseRedirect(reverse(name, args=[onward(resource, audience, public_id)]))
    response: HttpResponseBase = (
        HttpResponse(content_type=MEDIA)
        if request.method == "HEAD"
        else StreamingHttpResponse(warc.written(holding), content_type=MEDIA)
    )
    response["Content-Disposition"] = f'attachment; filename="{holding.name}"'
    response["Cache-Control"] = "private, no-cache"
    # It is packed already: packing it once more on the way would only cost time.
    response["Content-Encoding"] = "identity"
    return response
