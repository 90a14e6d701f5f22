"""Hands out the evidence of an article, a claim or an event as a file: a web archive, or a signed bundle."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from claims.api.claims import CLAIMS
from claims.api.events import EVENTS
from provenance.partners import pace, signing
from provenance.partners.asking import audience_of
from provenance.partners.evidence import bundles, holdings, warc
from provenance.partners.evidence.bundles import Bundle
from provenance.partners.evidence.holdings import Holding
from provenance.partners.standards.site import Site, site_of
from provenance.partners.views import onward
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.pages.asked import asked

MEDIA = "application/warc"
ZIP = "application/zip"
OPENING = 2  # what the archive is, and the facts of the first capture
Find = Callable[[str, Audience], Holding | None]
Make = Callable[[str, Audience, Site], Bundle | None]


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
        else StreamingHttpResponse(_begun(warc.written(holding)), content_type=MEDIA)
    )
    response["Content-Disposition"] = f'attachment; filename="{holding.name}"'
    response["Cache-Control"] = "private, no-cache"
    # It is packed already: packing it once more on the way would only cost time.
    response["Content-Encoding"] = "identity"
    return response


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same, its first page read already: where it cannot be had, there is an answer to say so."""
    return chain(list(islice(pieces, OPENING)), pieces)


@require_safe
def signed_of_claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The signed bundle of a claim, as everybody may see it; one that was merged into another leads there."""
    return _signed(request, public_id, CLAIMS, bundles.of_claim, "claim-bundle")


@require_safe
def signed_of_event(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The signed bundle of an event, likewise."""
    return _signed(request, public_id, EVENTS, bundles.of_event, "event-bundle")


def _signed(
    request: HttpRequest, public_id: str, resource: Resource, make: Make, name: str
) -> HttpResponseBase:
    asked(request)
    audience = audience_of(None, timezone.now())
    if not settings.SIGNET:
        return HttpResponse(f"{signing.UNSIGNED}.\n", status=503, content_type="text/plain; charset=utf-8")
    if wait := pace.of_past(request):
        answer = HttpResponse(pace.told_of_past(wait), status=429, content_type="text/plain; charset=utf-8")
        answer["Retry-After"] = str(wait)
        return answer
    bundle = make(public_id, audience, site_of(request))
    if bundle is None:
        return HttpResponseRedirect(reverse(name, args=[onward(resource, audience, public_id)]))
    tag = quote_etag(bundle.tag)
    response: HttpResponseBase = (
        HttpResponse(content_type=ZIP)
        if request.method == "HEAD"
        else StreamingHttpResponse(bundles.written(bundle), content_type=ZIP)
    )
    unchanged = get_conditional_response(request, etag=tag)
    return _headed(unchanged or response, bundle.name, tag)


def _headed(response: HttpResponseBase, name: str, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    # What in it can be packed is packed already.
    response["Content-Encoding"] = "identity"
    return response
