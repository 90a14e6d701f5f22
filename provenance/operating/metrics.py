"""Answers Prometheus, and nobody else: whoever shows the token, or asks from a network of ours."""

import ipaddress
import os
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from provenance.accounts.passwords import address_of
from provenance.operating.gauges import Gauges

BEARER = "Bearer "
BARRED = "Show the token of METRICS_TOKEN, or ask from one of METRICS_NETWORKS.\n"


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures in Prometheus' text format."""
    if not (_shows_token(request) or _asks_from_ours(request)):
        return HttpResponse(BARRED, content_type="text/plain; charset=utf-8", status=403)
    return HttpResponse(_written(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _written() -> bytes:
    """What all processes of this web server have counted together, and what the tables say at this moment."""
    told = CollectorRegistry()
    told.register(Gauges())
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    else:
        counted = REGISTRY
    return generate_latest(told) + generate_latest(counted)


def _shows_token(request: HttpRequest) -> bool:
    shown = request.headers.get("Authorization", "")
    asked = settings.METRICS_TOKEN
    return bool(asked) and secrets.compare_digest(shown.encode(), f"{BEARER}{asked}".encode())


def _asks_from_ours(request: HttpRequest) -> bool:
    if not settings.METRICS_NETWORKS:
        return False
    try:
        address = ipaddress.ip_address(address_of(request))
    except ValueError:
        return False
    return any(address in network for network in settings.METRICS_NETWORKS)
